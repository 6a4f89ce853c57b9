package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads the rows of a metrics file that came since the last time, up to the last whole one, and no byte twice.
 *
 * <p>Columns are found by their names, so a file with more of them is read too. A row is a line. For one thread.
 */
final class MetricsTail {
    private static final List<String> COLUMNS = List.of("step", "epoch", "split", "metric", "value", "time");
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private Optional<int[]> places = Optional.empty();
    private long offset;
    private long lines;
    private long faults;
    private Optional<String> firstFault = Optional.empty();
    private String lastTime = "";
    private Instant time = Instant.EPOCH;

    MetricsTail(Path file) {
        this.file = file;
    }

    /** A sentence on the rows that could not be read. */
    Optional<String> fault() {
        return firstFault.map(first -> file + ": " + (faults == 1 ? "a row was" : faults + " rows were")
                + " left out, since no number can be read from it; the first is " + first);
    }

    /**
     * Hands over the new rows. A file that isn't there yet has none.
     *
     * @throws UnreadableRun when it can't be read, has other columns or is shorter than before; those handed over stay true
     */
    void poll(Consumer<MetricsRow> rows) {
        if (!Files.exists(file)) {
            if (offset > 0) {
                throw new UnreadableRun(file, "is not there any more");
            }
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < offset) {
                throw new UnreadableRun(file, "became shorter while it was read, so it is another file by now");
            }
            ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, channel.size() - offset));
            for (long size = channel.size(); offset < size; ) {
                fill(channel, block.clear());
                int whole = takeLines(block, rows);
                if (whole == 0) {
                    demandShorter(block);
                    return;
                }
            }
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        }
    }

    private void fill(FileChannel channel, ByteBuffer block) throws IOException {
        while (block.hasRemaining() && channel.read(block, offset + block.position()) >= 0) {
            // goes on where the last read stopped
        }
    }

    private void demandShorter(ByteBuffer block) {
        if (block.position() >= BLOCK) {
            throw new UnreadableRun(file, "line " + (lines + 1) + " is longer than a megabyte");
        }
    }

    /** @return how many bytes were whole lines */
    private int takeLines(ByteBuffer block, Consumer<MetricsRow> rows) {
        byte[] bytes = block.array();
        int begin = 0;
        for (int i = 0; i < block.position(); i++) {
            if (bytes[i] == '\n') {
                int end = i > begin && bytes[i - 1] == '\r' ? i - 1 : i;
                String line = new String(bytes, begin, end - begin, UTF_8);
                take(line, rows);
                offset += i + 1L - begin;
                lines++;
                begin = i + 1;
            }
        }
        return begin;
    }

    private void take(String line, Consumer<MetricsRow> rows) {
        if (places.isEmpty()) {
            places = Optional.of(header(line));
        } else if (!line.isEmpty()) {
            row(line).ifPresent(rows);
        }
    }

    private int[] header(String line) {
        List<String> names = fields(line.startsWith("\uFEFF") ? line.substring(1) : line);
        if (!names.containsAll(COLUMNS) || new HashSet<>(names).size() < names.size()) {
            throw new UnreadableRun(file, "its first line doesn't name each of the columns " + COLUMNS + " once");
        }
        return COLUMNS.stream().mapToInt(names::indexOf).toArray();
    }

    private Optional<MetricsRow> row(String line) {
        try {
            List<String> fields = fields(line);
            int[] at = places.orElseThrow();
            String epoch = fields.get(at[1]);
            return Optional.of(new MetricsRow(
                    Long.parseLong(fields.get(at[0])),
                    epoch.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(epoch)),
                    fields.get(at[2]),
                    fields.get(at[3]),
                    Double.parseDouble(fields.get(at[4])),
                    time(fields.get(at[5]))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            faults++;
            if (firstFault.isEmpty()) {
                String shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
                firstFault = Optional.of("line " + (lines + 1) + ", " + shown);
            }
            return Optional.empty();
        }
    }

    /** Numbers of one step share their time, and a time takes longer to read than the rest of the row. */
    private Instant time(String text) {
        if (!text.equals(lastTime)) {
            time = Instant.parse(text);
            lastTime = text;
        }
        return time;
    }

    /** The parser is asked only where there are quotes, which we never write; it takes ten times as long. */
    private List<String> fields(String line) {
        if (line.indexOf('"') < 0) {
            List<String> fields = new ArrayList<>(COLUMNS.size());
            int begin = 0;
            for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', begin)) {
                fields.add(line.substring(begin, comma));
                begin = comma + 1;
            }
            fields.add(line.substring(begin));
            return fields;
        }
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return parser.getRecords().getFirst().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("quotes that don't match: " + line, e);
        }
    }
}
