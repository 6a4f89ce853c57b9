package org.handpick.traininglog.table;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the decisions in force say in numbers.
 *
 * @param perHour decisions by the hour they were made in; hours without any are not in it
 * @param crops of the kept images that were cropped; empty where none was
 * @param uncropped how many were kept whole; they are not among the crops
 * @param rejectedSets of how many sets nothing was kept
 */
public record LogStatistics(
        SortedMap<ZonedDateTime, Long> perHour, Optional<Crops> crops, long uncropped, long rejectedSets) {
    public LogStatistics {
        perHour = Collections.unmodifiableSortedMap(new TreeMap<>(perHour));
    }

    /** Edges and area of crop boxes, in fractions of the image. */
    public record Crops(long count, Spread left, Spread top, Spread right, Spread bottom, Spread area) {}

    /** @param median the middle value; of an even count the mean of the two in the middle */
    public record Spread(double mean, double median) {}
}
