/**
 * The views of learning: Training and Runs begin a training, watch it, and tell what each run came to; Evaluation and Side by Side
 * judge a run; and suggestions are asked for while a person picks.
 *
 * <p>{@link org.handpick.learning.ui.RunsDesk} touches the disk, on a thread of its own, and what takes longer is a job
 * ({@link org.handpick.workbench.OperationJob}); models know no widget.
 */
package org.handpick.learning.ui;
