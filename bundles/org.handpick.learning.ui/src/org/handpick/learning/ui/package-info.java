/**
 * The views Training and Runs, and the perspective that holds them: begin a training, watch it, and see what each run came to.
 *
 * <p>{@link org.handpick.learning.ui.RunsDesk} is the one that touches the disk, on a thread of its own; models know no widget.
 */
package org.handpick.learning.ui;
