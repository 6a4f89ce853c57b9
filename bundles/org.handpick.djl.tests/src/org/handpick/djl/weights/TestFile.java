package org.handpick.djl.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Safetensors files made by hand, good and bad, by the description of the format alone. */
final class TestFile {
    private final List<String> entries = new ArrayList<>();
    private final List<byte[]> numbers = new ArrayList<>();
    private long at;

    /** How a number of a file is written. */
    enum Type {
        F32,
        F16,
        BF16,
        I64
    }

    TestFile with(String name, Type type, long[] shape, double... values) {
        byte[] bytes = bytes(type, values);
        entries.add("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, type, Arrays.toString(shape), at, at + bytes.length));
        numbers.add(bytes);
        at += bytes.length;
        return this;
    }

    private static byte[] bytes(Type type, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case F32 -> bytes.putFloat((float) value);
                case F16 -> bytes.putShort(Float.floatToFloat16((float) value));
                case BF16 -> bytes.putShort((short) (Float.floatToIntBits((float) value) >> 16));
                case I64 -> bytes.putLong((long) value);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    String header() {
        return "{" + String.join(",", entries) + "}";
    }

    byte[] bytes() {
        return bytes(header(), (int) at, numbers);
    }

    /** A file with any header and so many bytes of numbers. */
    static byte[] bytes(String header, int size) {
        return bytes(header, size, List.of());
    }

    private static byte[] bytes(String header, int size, List<byte[]> numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length);
        file.put(text);
        numbers.forEach(file::put);
        return file.array();
    }

    Path write(Path file) {
        return write(file, bytes());
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
