/**
 * What is differentiated: parameters, layers, backbones, heads and losses.
 *
 * <p>One rule holds in this package, and in the one above that puts it together, and a test reads their byte code for it: no Java
 * number goes into the arithmetic of tensors. DJL hands a number to the engine in a buffer that Java may free before the gradient is
 * computed, and the gradient is then silently wrong. A number is made a tensor first, with
 * {@link org.handpick.djl.graph.Numbers}.
 *
 * <p>The result of an operation belongs to the manager of its first operand, so the activation stands first and the parameter
 * second: what a step makes is freed when the step's manager is closed.
 */
package org.handpick.djl.graph;
