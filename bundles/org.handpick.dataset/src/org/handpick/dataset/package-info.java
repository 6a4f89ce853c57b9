/**
 * From the logs to a dataset that cannot leak: labelled sets whose files are there and are what the log says, split so that no
 * set and nothing that looks like it is on two sides.
 *
 * <p>{@link org.handpick.dataset.BuildDataset} reads logs, finds the original of every image, checks it and writes a folder;
 * {@link org.handpick.dataset.OpenDataset} reads that folder, and {@link org.handpick.dataset.DiffDatasets} compares two. What
 * cannot be used is left out, counted by reason and named by row; nothing is repaired silently and nothing is guessed.
 */
package org.handpick.dataset;
