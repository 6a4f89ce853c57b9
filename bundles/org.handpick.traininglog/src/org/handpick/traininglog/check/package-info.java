/**
 * Checking and repairing logs: every fault that logs have had has a name, a count, row numbers, and a sentence.
 *
 * <p>Bad rows are named, counted and set aside; they never stop the rest, never become a default value and never reach
 * a dataset. What is repaired is computed from the row itself; nothing is guessed, and the log itself is not touched.
 */
package org.handpick.traininglog.check;
