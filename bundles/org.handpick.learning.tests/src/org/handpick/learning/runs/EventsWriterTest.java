package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.250Z");

    @TempDir
    Path folder;

    /** The vectors are those of RFC 3720, B.4; each was masked by hand: rotated right by 15, plus a282ead8. */
    @Test
    void check_sums_are_those_of_the_rfc_behind_the_mask_of_tensorflow() {
        byte[] zeros = new byte[32];
        byte[] ones = new byte[32];
        byte[] up = new byte[32];
        byte[] down = new byte[32];
        for (int i = 0; i < 32; i++) {
            ones[i] = (byte) 0xff;
            up[i] = (byte) i;
            down[i] = (byte) (31 - i);
        }
        assertEquals(0x8a9136aa, crc32c(zeros));
        assertEquals(0x62a8ab43, crc32c(ones));
        assertEquals(0x46dd794e, crc32c(up));
        assertEquals(0x113fdb5c, crc32c(down));
        assertEquals(0x0fd7fffa, EventsWriter.maskedCrc(zeros));
        assertEquals(0xf909b029, EventsWriter.maskedCrc(ones));
        assertEquals(0x951f7892, EventsWriter.maskedCrc(up));
        assertEquals(0x593b0d57, EventsWriter.maskedCrc(down));
    }

    @Test
    void a_file_begins_with_its_version_and_goes_on_with_scalars() throws IOException {
        try (EventsWriter writer = EventsWriter.in(folder, TIME)) {
            writer.scalar("train/loss", 7, 0.5, TIME.plusSeconds(1));
            writer.scalar("val/epoch_ü", 300, Double.NaN, TIME);
            writer.scalar("train/loss", 1L << 40, -1e30, TIME);
            assertEquals(
                    "events.out.tfevents.1769860800.handpick",
                    writer.file().getFileName().toString());
        }
        assertEquals(
                List.of(
                        new Event(1769860800.25, 0, "brain.Event:2", "", 0),
                        new Event(1769860801.25, 7, "", "train/loss", 0.5f),
                        new Event(1769860800.25, 300, "", "val/epoch_ü", Float.NaN),
                        new Event(1769860800.25, 1L << 40, "", "train/loss", -1e30f)),
                events(folder.resolve("events.out.tfevents.1769860800.handpick")));
    }

    @Test
    void any_tag_step_and_value_comes_back() throws IOException {
        Random random = new Random(5);
        List<Event> expected = new ArrayList<>(List.of(new Event(1769860800.25, 0, "brain.Event:2", "", 0)));
        Path file;
        try (EventsWriter writer = EventsWriter.in(folder, TIME)) {
            for (int i = 0; i < 500; i++) {
                String tag = "t".repeat(random.nextInt(1, 300));
                long step = random.nextLong() >>> random.nextInt(1, 64);
                float value = (float) random.nextGaussian();
                writer.scalar(tag, step, value, TIME);
                expected.add(new Event(1769860800.25, step, "", tag, value));
            }
            file = writer.file();
        }
        assertEquals(expected, events(file));
    }

    @Test
    void each_writer_begins_a_file_of_its_own() throws IOException {
        EventsWriter.in(folder, TIME).close();
        EventsWriter.in(folder, TIME).close();
        try (var files = Files.list(folder)) {
            assertEquals(
                    2,
                    files.filter(file -> file.toString().contains("tfevents")).count());
        }
    }

    private record Event(double time, long step, String version, String tag, float value) {}

    /** A reader of its own: framing, check sums, and of the messages the fields that a scalar has. */
    private static List<Event> events(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(unmasked(in.getInt()), crc32c(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertEquals(unmasked(in.getInt()), crc32c(data));
            events.add(event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    private static Event event(ByteBuffer in) {
        double time = 0;
        long step = 0;
        String version = "";
        String tag = "";
        float value = 0;
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 0x09 -> time = in.getDouble();
                case 0x10 -> step = varint(in);
                case 0x1a -> version = text(in);
                case 0x2a -> { // the summary, the last field: one value, which begins with its tag
                    assertEquals(in.limit(), varint(in) + in.position());
                    assertEquals(0x0a, varint(in));
                    assertEquals(in.limit(), varint(in) + in.position());
                    assertEquals(0x0a, varint(in));
                    tag = text(in);
                }
                case 0x15 -> value = in.getFloat();
                default -> throw new AssertionError("no field of a scalar");
            }
        }
        return new Event(time, step, version, tag, value);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static int unmasked(int masked) {
        int rotated = masked - 0xa282ead8;
        return rotated << 15 | rotated >>> 17;
    }

    /** Bit by bit, with the reversed polynomial of RFC 3720. */
    private static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        return ~crc;
    }
}
