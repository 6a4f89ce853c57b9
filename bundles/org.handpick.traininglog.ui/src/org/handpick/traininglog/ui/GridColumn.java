package org.handpick.traininglog.ui;

/**
 * A column of the grid.
 *
 * @param title what its header says
 * @param share its part of the width, relative to the other columns
 * @param rightAligned true for numbers
 */
record GridColumn(String title, double share, boolean rightAligned) {}
