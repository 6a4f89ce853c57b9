/**
 * The log as a table: a million rows opened at once, followed as it grows, filtered, sorted and measured.
 *
 * <p>No widget is known here. What a view draws from is immutable and can be given to any thread; whatever takes longer
 * than a frame is an operation or takes a progress, and is run off the UI thread.
 */
package org.handpick.traininglog.table;
