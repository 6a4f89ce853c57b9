package org.handpick.traininglog.check;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.core.crop.ImageSize;

/**
 * What the rows of a log with crops say, counted. Rows that could not be read are in none of the counts. Empty for
 * formats without crops.
 *
 * @param imageCounts rows by number of images
 * @param chosenIndexes rows by position of the keeper, -1 for all rejected
 * @param sessions rows by session
 * @param sets how many sets the rows are about
 * @param repeatedSets how many of them more than one row in force is about
 * @param rowsOfRepeatedSets how many rows those are
 * @param folders rows by folder
 * @param normalisedBoxes rows whose crop is in fractions
 * @param pixelBoxes rows whose crop is in pixels
 * @param stages rows by stage of the chosen image
 * @param sizes rows by size of the chosen image
 * @param first the earliest time
 * @param last the latest
 */
public record Census(
        SortedMap<Integer, Long> imageCounts,
        SortedMap<Integer, Long> chosenIndexes,
        SortedMap<String, Long> sessions,
        long sets,
        long repeatedSets,
        long rowsOfRepeatedSets,
        SortedMap<String, Long> folders,
        long normalisedBoxes,
        long pixelBoxes,
        SortedMap<String, Long> stages,
        Map<ImageSize, Long> sizes,
        Optional<Instant> first,
        Optional<Instant> last) {
    public Census {
        imageCounts = Collections.unmodifiableSortedMap(new TreeMap<>(imageCounts));
        chosenIndexes = Collections.unmodifiableSortedMap(new TreeMap<>(chosenIndexes));
        sessions = Collections.unmodifiableSortedMap(new TreeMap<>(sessions));
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
        sizes = Map.copyOf(sizes);
    }
}
