/**
 * What a training leaves behind: a folder that can be read without us, described in docs/log-formats.md#run.
 *
 * <p>{@link org.handpick.learning.runs.Runs} are those of a data area; a {@link org.handpick.learning.runs.RunFolder} is one of
 * them, and a {@link org.handpick.learning.runs.RunSummary} what a list shows of it. Whoever trains writes with a
 * {@link org.handpick.learning.runs.RunRecorder}; whoever watches reads with a {@link org.handpick.learning.runs.MetricsReader}
 * while it is written. Several processes may do both: changes of state and of notes happen one after the other, and whole files
 * are replaced in one move. Nothing here is for the UI thread.
 */
package org.handpick.learning.runs;
