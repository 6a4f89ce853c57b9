package org.handpick.traininglog.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.core.crop.ImageSize;

/** Counts what rows say, for a {@link Census}. */
final class Headcount {
    private final Map<Integer, Tally> imageCounts = new HashMap<>();
    private final Map<Integer, Tally> chosenIndexes = new HashMap<>();
    private final Map<String, Tally> sessions = new HashMap<>();
    private final Map<String, Tally> folders = new HashMap<>();
    private final Map<String, Tally> stages = new HashMap<>();
    private final Map<ImageSize, Tally> sizes = new HashMap<>();
    private long normalisedBoxes;
    private long pixelBoxes;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    private static final class Tally {
        private long count;
    }

    void add(String session, String folder, int images, int chosen, Optional<Instant> time) {
        count(sessions, session);
        count(folders, folder);
        count(imageCounts, images);
        count(chosenIndexes, chosen);
        if (time.isPresent()) {
            first = first.isEmpty() || time.get().isBefore(first.get()) ? time : first;
            last = last.isEmpty() || time.get().isAfter(last.get()) ? time : last;
        }
    }

    void addKeeper(String stage, Optional<ImageSize> size, Optional<RawBox> box) {
        count(stages, stage);
        size.ifPresent(s -> count(sizes, s));
        if (box.isPresent()) {
            if (box.get().inPixels()) {
                pixelBoxes++;
            } else {
                normalisedBoxes++;
            }
        }
    }

    Census census(SetHistory history) {
        return new Census(
                sorted(imageCounts),
                sorted(chosenIndexes),
                sorted(sessions),
                history.sets(),
                history.repeatedSets(),
                history.rowsOfRepeatedSets(),
                sorted(folders),
                normalisedBoxes,
                pixelBoxes,
                sorted(stages),
                counts(sizes),
                first,
                last);
    }

    private static <K> void count(Map<K, Tally> tallies, K key) {
        tallies.computeIfAbsent(key, k -> new Tally()).count++;
    }

    private static <K> Map<K, Long> counts(Map<K, Tally> tallies) {
        Map<K, Long> counts = new HashMap<>();
        tallies.forEach((key, tally) -> counts.put(key, tally.count));
        return counts;
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> sorted(Map<K, Tally> tallies) {
        return new TreeMap<>(counts(tallies));
    }
}
