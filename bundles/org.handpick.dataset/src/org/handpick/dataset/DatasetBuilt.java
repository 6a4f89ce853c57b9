package org.handpick.dataset;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.reading.LogFormat;

/**
 * What {@link BuildDataset} made, and what became of every row it read: {@code rows} of a log are those that gave a set and
 * those that were left out, each for one reason.
 *
 * @param sha256 of {@code sets.jsonl}, which tells this dataset from every other
 * @param sets by side, every side among them
 * @param pairs how many images are preferred to how many others of their set
 * @param crops how many images were cropped, or kept whole
 * @param seen the encoder whose embeddings were there; empty where none were
 * @param notes sentences on folders and journals that could not be read whole
 */
public record DatasetBuilt(
        Path folder,
        String sha256,
        Map<Split, Long> sets,
        long pairs,
        long crops,
        SplitProof proof,
        Optional<Seen> seen,
        List<SourceLog> logs,
        List<Warning> warnings,
        List<String> notes) {
    public DatasetBuilt {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(proof);
        Objects.requireNonNull(seen);
        Map<Split, Long> ordered = new EnumMap<>(Split.class);
        ordered.putAll(sets);
        sets = Collections.unmodifiableMap(ordered);
        logs = List.copyOf(logs);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** How many rows of all logs were left out, by reason. */
    public SortedMap<Reason, Long> leftOut() {
        SortedMap<Reason, Long> counts = new TreeMap<>();
        logs.forEach(log -> log.leftOut().forEach((reason, rows) -> counts.merge(reason, rows.count(), Long::sum)));
        return counts;
    }

    /** How many rows that gave a set were mended, and in how many there is something worth knowing, by what it is. */
    public SortedMap<Fault, Long> noted() {
        SortedMap<Fault, Long> counts = new TreeMap<>();
        logs.forEach(log -> log.noted().forEach((fault, rows) -> counts.merge(fault, rows.count(), Long::sum)));
        return counts;
    }

    /**
     * What was found when what was written was looked through for images of one side that are equal to or look like one of another.
     *
     * @param near up to so many bits of difference two images count as alike
     * @param pairs how many pairs of images there are with each on another side
     * @param leaks how many of them are alike; 0 in a dataset that can be trusted
     */
    public record SplitProof(int near, long pairs, long leaks) {}

    /**
     * What an encoder had seen of the images that were found.
     *
     * @param alikeFrom from this cosine on two images count as alike
     * @param images how many of them it had been shown
     * @param used false where it doesn't tell images apart, so that it counted for nothing
     */
    public record Seen(String encoder, double alikeFrom, long images, boolean used) {
        public Seen {
            Objects.requireNonNull(encoder);
        }
    }

    /**
     * A log that was read.
     *
     * @param sha256 of the file, as it was read
     * @param sets how many of its rows gave a set
     * @param noted which of those were mended, or have something worth knowing; a row may have several faults
     */
    public record SourceLog(
            Path file,
            LogFormat format,
            String sha256,
            long rows,
            long sets,
            SortedMap<Reason, LeftOutRows> leftOut,
            SortedMap<Fault, NotedRows> noted) {
        public SourceLog {
            Objects.requireNonNull(file);
            Objects.requireNonNull(format);
            Objects.requireNonNull(sha256);
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
            noted = Collections.unmodifiableSortedMap(new TreeMap<>(noted));
        }
    }

    /** Rows of a log that have the same fault. @param rows their numbers from 1, as {@code 3-17, 20} */
    public record NotedRows(long count, String rows) {
        public NotedRows {
            Objects.requireNonNull(rows);
        }
    }

    /**
     * The rows of a log that were left out for one reason.
     *
     * @param rows their numbers from 1, as {@code 3-17, 20}
     * @param examples sentences on the first of them that there was something to say about
     */
    public record LeftOutRows(long count, String rows, List<String> examples) {
        public LeftOutRows {
            Objects.requireNonNull(rows);
            examples = List.copyOf(examples);
        }
    }
}
