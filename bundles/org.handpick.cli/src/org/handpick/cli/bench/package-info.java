/**
 * Measurements that anybody can repeat: {@code bench NAME} draws its own inputs, does the work several times, and prints
 * figures beside those of a peer that does the same in the same run.
 *
 * <p>A {@link org.handpick.cli.bench.Bench} is an OSGi service, so the workbench can bring those that need a display.
 */
package org.handpick.cli.bench;
