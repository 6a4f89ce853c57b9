/**
 * The decision logs: the rows a decision leaves behind, as text that an append-only file takes.
 *
 * <p>A row that is not true cannot be made: types keep boxes on the image and sizes above zero, and what types cannot
 * keep is refused with {@link org.handpick.traininglog.UntrueRow} at the place where the row is made. Nothing here
 * rewrites a log; undoing appends a row. Appending itself, with its locks and flushes, is the work of core's files.
 */
package org.handpick.traininglog;
