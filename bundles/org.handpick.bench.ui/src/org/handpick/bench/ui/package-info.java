/**
 * Benches of the workbench: what a person waits for, measured in the workbench as a person starts it.
 *
 * <p>A {@link org.handpick.bench.ui.WorkbenchBench} draws a library and starts the program on it in a process of its own, so
 * that nothing of the person's is touched; there {@link org.handpick.bench.ui.MeasuredWorkbench} lets the same bench work
 * with {@link org.handpick.bench.ui.Hands} and writes down each time it took.
 */
package org.handpick.bench.ui;
