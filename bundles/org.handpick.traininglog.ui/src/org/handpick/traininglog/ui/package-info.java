/** The Training Log view: the decisions as a table that follows the file, the state of the log's health, and its statistics. */
package org.handpick.traininglog.ui;
