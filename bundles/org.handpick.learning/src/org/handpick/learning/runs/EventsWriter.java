package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.handpick.core.files.FreeName;

/**
 * Writes scalars as TensorBoard reads them, so that it and whatever else knows its files can show our runs.
 *
 * <p>Sources: the TFRecord format ("TFRecords format details" in TensorFlow's guide: length, masked CRC-32C of the length, data,
 * masked CRC-32C of the data; the mask is {@code rotate right by 15, plus 0xa282ead8}), and the fields of {@code Event} in
 * {@code tensorflow/core/util/event.proto} and of {@code Summary} in {@code tensorflow/core/framework/summary.proto}. Each writer
 * begins a file of its own, as TensorBoard's do: a file that a crash has cut is read up to there. For one thread.
 */
public final class EventsWriter implements Closeable {
    private static final int CRC_MASK = 0xa282ead8;

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE_OF_SUMMARY = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final Path file;
    private final FileChannel channel;

    private EventsWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins a file {@code events.out.tfevents.<seconds>.handpick} in the folder. Others put the machine's name last; a run that
     * is handed on need not tell it.
     *
     * @throws UnwritableRun when it can't be made
     */
    public static EventsWriter in(Path folder, Instant now) {
        Path wanted = folder.resolve("events.out.tfevents." + now.getEpochSecond() + ".handpick");
        Path file = FreeName.of(wanted, Files::exists);
        try {
            EventsWriter writer = new EventsWriter(
                    file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            ByteArrayOutputStream event = event(now);
            message(event, FILE_VERSION, "brain.Event:2".getBytes(UTF_8));
            writer.write(event.toByteArray());
            return writer;
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    public Path file() {
        return file;
    }

    /**
     * Adds a value; the format keeps it as a float.
     *
     * @param tag what stands before its first slash groups it on TensorBoard's page
     * @throws UnwritableRun when it can't be written
     */
    public void scalar(String tag, long step, double value, Instant time) {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        message(one, TAG, tag.getBytes(UTF_8));
        varint(one, SIMPLE_VALUE << 3 | 5);
        one.writeBytes(little(Float.BYTES).putFloat((float) value).array());
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        message(summary, VALUE_OF_SUMMARY, one.toByteArray());
        ByteArrayOutputStream event = event(time);
        varint(event, STEP << 3);
        varint(event, step);
        message(event, SUMMARY, summary.toByteArray());
        try {
            write(event.toByteArray());
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    private static ByteArrayOutputStream event(Instant time) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        varint(event, WALL_TIME << 3 | 1);
        double seconds = time.getEpochSecond() + time.getNano() / 1e9;
        event.writeBytes(little(Double.BYTES).putDouble(seconds).array());
        return event;
    }

    private static void message(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, field << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void write(byte[] data) throws IOException {
        byte[] length = little(Long.BYTES).putLong(data.length).array();
        ByteBuffer record = little(length.length + data.length + 2 * Integer.BYTES)
                .put(length)
                .putInt(maskedCrc(length))
                .put(data)
                .putInt(maskedCrc(data))
                .flip();
        long end = channel.position();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
        } catch (IOException e) {
            channel.truncate(end); // half a record would hide all that follow
            throw e;
        }
    }

    /** The mask, because the CRC of something with CRCs in it is no good check. */
    static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }
}
