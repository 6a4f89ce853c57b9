package org.handpick.traininglog.table;

/**
 * Rows in the order of a column: as numbers where all its texts are numbers, otherwise as texts; empty ones last, equal
 * ones as they stand in the log.
 */
public record RowOrder(String column, boolean descending) {}
