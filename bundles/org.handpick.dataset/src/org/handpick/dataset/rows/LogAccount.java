package org.handpick.dataset.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.dataset.DatasetBuilt.LeftOutRows;
import org.handpick.dataset.DatasetBuilt.NotedRows;
import org.handpick.dataset.DatasetBuilt.SourceLog;
import org.handpick.dataset.Reason;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.reading.LogFormat;

/** What became of the rows of one log: a bit for each row and reason. For one thread. */
public final class LogAccount {
    private static final int EXAMPLES = 10;

    private final Path file;
    private final LogFormat format;
    private final SortedMap<Reason, Rows> leftOut = new TreeMap<>();
    private final SortedMap<Fault, BitSet> noted = new TreeMap<>();
    private long rows;

    private static final class Rows {
        private final BitSet numbers = new BitSet();
        private final List<String> examples = new ArrayList<>();
    }

    public LogAccount(Path file, LogFormat format) {
        this.file = file;
        this.format = format;
    }

    public LogFormat format() {
        return format;
    }

    /** The log has one more row. */
    public void count() {
        rows++;
    }

    /** A row gave no set. */
    public void leaveOut(long row, Reason reason) {
        leftOut.computeIfAbsent(reason, key -> new Rows()).numbers.set(Math.toIntExact(row));
    }

    /** The same, with a sentence on what was found. */
    public void leaveOut(long row, Reason reason, String sentence) {
        leaveOut(row, reason);
        List<String> examples = leftOut.get(reason).examples;
        if (examples.size() < EXAMPLES) {
            // what a row says may hold anything; a page has one line for it
            examples.add("row " + row + ": " + sentence.replaceAll("\\p{Cntrl}+", " "));
        }
    }

    /** A row was mended, or there is something worth knowing about it. */
    public void note(long row, Fault fault) {
        noted.computeIfAbsent(fault, key -> new BitSet()).set(Math.toIntExact(row));
    }

    /** What was counted. @param sha256 of the file */
    public SourceLog told(String sha256) {
        SortedMap<Reason, LeftOutRows> told = new TreeMap<>();
        BitSet unused = new BitSet();
        for (var reason : leftOut.entrySet()) {
            BitSet numbers = reason.getValue().numbers;
            unused.or(numbers);
            told.put(
                    reason.getKey(),
                    new LeftOutRows(numbers.cardinality(), ranges(numbers), reason.getValue().examples));
        }
        return new SourceLog(file, format, sha256, rows, rows - unused.cardinality(), told, notedBut(unused));
    }

    private SortedMap<Fault, NotedRows> notedBut(BitSet unused) {
        SortedMap<Fault, NotedRows> told = new TreeMap<>();
        noted.forEach((fault, numbers) -> {
            BitSet used = (BitSet) numbers.clone();
            used.andNot(unused);
            if (!used.isEmpty()) {
                told.put(fault, new NotedRows(used.cardinality(), ranges(used)));
            }
        });
        return told;
    }

    /** Numbers as {@code 3-17, 20}. */
    private static String ranges(BitSet numbers) {
        StringBuilder text = new StringBuilder();
        for (int from = numbers.nextSetBit(0); from >= 0; ) {
            int end = numbers.nextClearBit(from);
            text.append(text.isEmpty() ? "" : ", ").append(from);
            if (end - from > 1) {
                text.append('-').append(end - 1);
            }
            from = numbers.nextSetBit(end);
        }
        return text.toString();
    }
}
