package org.handpick.traininglog.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One record of a log: text fields, decoded when asked for. Immutable. */
public final class LogRecord {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long row;
    private final long offset;
    private final byte[] bytes;
    private final int[] ends;
    private final boolean whole;

    /** @param bytes of the record without its line end; not copied, so the caller gives them away */
    LogRecord(long row, long offset, byte[] bytes, boolean whole) {
        this.row = row;
        this.offset = offset;
        this.bytes = bytes;
        this.whole = whole;
        this.ends = fieldEnds();
    }

    /** Its number in the log, from 1; the header is not counted. */
    public long row() {
        return row;
    }

    /** Where it begins in the file, in bytes. */
    public long offset() {
        return offset;
    }

    /** False when the record was torn: its line end is missing, a quote is left open, or it holds NUL bytes. */
    public boolean whole() {
        return whole;
    }

    /** How many fields it has, at least 1. */
    public int size() {
        return ends.length;
    }

    /** The text of field {@code index}, without its quotes; empty where the record has no such field. */
    public String field(int index) {
        if (index >= ends.length) {
            return "";
        }
        int from = start(index);
        int to = ends[index];
        if (from == to) {
            return "";
        }
        if (whole && bytes[from] == '"') {
            String quoted = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
            return quoted.indexOf('"') < 0 ? quoted : quoted.replace("\"\"", "\"");
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number in field {@code index}; empty where it holds none. */
    public OptionalDouble number(int index) {
        double value = decimal(index);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The whole number in field {@code index}, which may be written {@code 12.0}; empty where it holds none. */
    public OptionalInt integer(int index) {
        double value = decimal(index);
        return value == (int) value ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    /** True where field {@code index} is missing or has no text. */
    public boolean isEmpty(int index) {
        return index >= ends.length || ends[index] <= start(index) + (quoted(index) ? 2 : 0);
    }

    /** True where field {@code index} ends with {@code suffix}, told without decoding it. */
    public boolean endsWith(int index, byte[] suffix) {
        if (index >= ends.length) {
            return false;
        }
        int to = ends[index] - (quoted(index) ? 1 : 0);
        int from = to - suffix.length;
        return from >= start(index) && Arrays.equals(bytes, from, to, suffix, 0, suffix.length);
    }

    /** True when it is UTF-8 text without NUL. */
    public boolean isText() {
        int lowest = 1;
        for (byte b : bytes) {
            lowest = Math.min(lowest, b);
        }
        if (lowest > 0) {
            return true;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(0) < 0 && text.indexOf(0xFFFD) < 0;
    }

    /** All of it as it stands in the file, without its line end. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All fields, in their order. */
    public List<String> fields() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return field(index);
            }

            @Override
            public int size() {
                return ends.length;
            }
        };
    }

    /** A 64 bit hash of the whole record: equal for equal bytes; different, but for chance, for others. */
    public long hash() {
        return hash(0, bytes.length, bytes.length);
    }

    /** A 64 bit hash of two fields as they stand in the file. */
    public long hash(int first, int second) {
        return hash(start(first), end(first), hash(start(second), end(second), 1));
    }

    /** A 64 bit hash of one field as it stands in the file. */
    public long hash(int index) {
        return hash(start(index), end(index), 2);
    }

    private double decimal(int index) {
        if (isEmpty(index)) {
            return Double.NaN;
        }
        int quote = quoted(index) ? 1 : 0;
        return Decimal.parse(bytes, start(index) + quote, ends[index] - quote);
    }

    private boolean quoted(int index) {
        int from = start(index);
        return whole && from < ends[index] && bytes[from] == '"';
    }

    private int start(int index) {
        return index == 0 ? 0 : index > ends.length ? bytes.length : ends[index - 1] + 1;
    }

    private int end(int index) {
        return index >= ends.length ? Math.max(start(index), bytes.length) : ends[index];
    }

    private long hash(int from, int to, long seed) {
        long hash = seed * MIX + (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (Long.rotateLeft(hash, 29) ^ (long) LONGS.get(bytes, at)) * MIX;
        }
        for (; at < to; at++) {
            hash = (Long.rotateLeft(hash, 29) ^ bytes[at]) * MIX;
        }
        return (hash ^ hash >>> 32) * MIX;
    }

    private int[] fieldEnds() {
        int[] found = new int[40];
        int count = 0;
        int at = 0;
        while (true) {
            if (whole && at < bytes.length && bytes[at] == '"') {
                at = RecordBounds.afterQuotes(bytes, at, bytes.length);
            }
            while (at < bytes.length && bytes[at] != ',') {
                at++;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
            if (at == bytes.length) {
                return Arrays.copyOf(found, count);
            }
            at++;
        }
    }
}
