package org.handpick.djl.weights;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file in the safetensors format: the length of a header, the header in JSON, and the numbers. It is mapped, not read, so a
 * large one costs no heap. Nothing in it can run.
 *
 * <p>Format: https://github.com/huggingface/safetensors#format. Every claim of the header is checked before a number is looked
 * at: its length, each tensor's type, shape and place, and that the places cover the file without overlap or gap.
 */
public final class Safetensors implements AutoCloseable {
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final long BLOCK = 1 << 20;
    private static final String METADATA = "__metadata__";

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private MemorySegment all = MemorySegment.NULL;

    /** How a number is written. */
    private enum Type {
        F32(4, true),
        F16(2, true),
        BF16(2, true),
        F64(8, false),
        I64(8, false),
        I32(4, false),
        I16(2, false),
        I8(1, false),
        U8(1, false),
        BOOL(1, false);

        private final int bytes;
        private final boolean isFloat;

        /** @param isFloat whether its numbers can be had as Java's floats */
        Type(int bytes, boolean isFloat) {
            this.bytes = bytes;
            this.isFloat = isFloat;
        }

        static Optional<Type> named(String name) {
            return Arrays.stream(values())
                    .filter(type -> type.name().equals(name))
                    .findFirst();
        }
    }

    /** A tensor of the file. */
    public final class Tensor {
        private final String name;
        private final Type type;
        private final long[] shape;
        private final MemorySegment bytes;

        private Tensor(String name, Type type, long[] shape, MemorySegment bytes) {
            this.name = name;
            this.type = type;
            this.shape = shape;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public long[] shape() {
            return shape.clone();
        }

        /** @throws UnusableWeights when its numbers are not F32, F16 or BF16 */
        public void demandFloats() {
            if (!type.isFloat) {
                throw new UnusableWeights(file, name + " holds " + type + ", expected F32, F16 or BF16");
            }
        }

        /**
         * Its numbers put into {@code target}, which has just room for them.
         *
         * @throws UnusableWeights when they are not F32, F16 or BF16
         */
        public void copyTo(FloatBuffer target) {
            demandFloats();
            long count = bytes.byteSize() / type.bytes;
            if (target.remaining() != count) {
                throw new IllegalArgumentException(name + " has " + count + " numbers, room for " + target.remaining());
            }
            switch (type) {
                case F32 ->
                    target.put(
                            bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
                case F16 -> {
                    for (long i = 0; i < count; i++) {
                        target.put(Float.float16ToFloat(bytes.getAtIndex(SHORT, i)));
                    }
                }
                case BF16 -> {
                    for (long i = 0; i < count; i++) {
                        target.put(Float.intBitsToFloat(bytes.getAtIndex(SHORT, i) << 16));
                    }
                }
                default -> throw new IllegalStateException(type + " was refused");
            }
        }
    }

    private Safetensors(Path file) {
        this.file = file;
    }

    /** @throws UnusableWeights when the file is not what it claims to be, or can't be read */
    public static Safetensors open(Path file) {
        Safetensors opened = new Safetensors(file);
        try {
            opened.read();
            return opened;
        } catch (NoSuchFileException e) {
            opened.close();
            throw new UnusableWeights(file, "there is no such file", e);
        } catch (IOException e) {
            opened.close();
            throw new UnusableWeights(file, "it could not be read (" + e.getMessage() + ")", e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The tensors by name, in the order of the header. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** What the file says about itself. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /** The SHA-256 of the whole file, 64 hex digits. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
        for (long from = 0; from < all.byteSize(); from += BLOCK) {
            digest.update(
                    all.asSlice(from, Math.min(BLOCK, all.byteSize() - from)).asByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        arena.close();
    }

    private void read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            if (all.byteSize() < LENGTH_BYTES) {
                throw new UnusableWeights(file, "it ends after " + all.byteSize() + " bytes");
            }
            long length = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
            if (length < 2 || length > LONGEST_HEADER || length > all.byteSize() - LENGTH_BYTES) {
                throw new UnusableWeights(file, "it is no safetensors file: its header claims " + length + " bytes");
            }
            byte[] header = all.asSlice(LENGTH_BYTES, length).toArray(ValueLayout.JAVA_BYTE);
            read(new String(header, StandardCharsets.UTF_8), all.asSlice(LENGTH_BYTES + length));
        }
    }

    private void read(String header, MemorySegment numbers) {
        refuseRepeatedNames(header);
        JsonObject entries;
        try {
            entries = new Gson().fromJson(header, JsonObject.class);
        } catch (JsonParseException e) {
            throw new UnusableWeights(file, "its header is no JSON object", e);
        }
        Map<Long, Long> places = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
            try {
                if (entry.getKey().equals(METADATA)) {
                    entry.getValue()
                            .getAsJsonObject()
                            .asMap()
                            .forEach((key, value) -> metadata.put(key, value.getAsString()));
                } else {
                    add(entry.getKey(), entry.getValue().getAsJsonObject(), numbers, places);
                }
            } catch (UnusableWeights e) {
                throw e;
            } catch (RuntimeException e) { // a JSON value that is another than expected is told in many ways
                throw new UnusableWeights(file, "its header says something odd about " + entry.getKey(), e);
            }
        }
        long end = 0;
        for (Map.Entry<Long, Long> place : places.entrySet()) {
            if (place.getKey() != end) {
                throw new UnusableWeights(file, "its tensors overlap or leave a gap at byte " + end);
            }
            end = place.getValue();
        }
        if (end != numbers.byteSize()) {
            throw new UnusableWeights(
                    file, "its tensors end at byte " + end + " of " + numbers.byteSize() + "; it was cut or has more");
        }
    }

    private void add(String name, JsonObject entry, MemorySegment numbers, Map<Long, Long> places) {
        String typeName = entry.get("dtype").getAsString();
        Type type = Type.named(typeName)
                .orElseThrow(() -> new UnusableWeights(file, name + " holds " + typeName + ", which is not known"));
        JsonArray sides = entry.getAsJsonArray("shape");
        long[] shape = new long[sides.size()];
        long bytes = type.bytes;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sides.get(i).getAsLong();
            if (shape[i] < 0 || shape[i] > 0 && bytes > numbers.byteSize() / shape[i]) {
                throw new UnusableWeights(file, name + " claims the shape " + sides + ", more than the file holds");
            }
            bytes *= shape[i];
        }
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        long from = offsets.get(0).getAsLong();
        long to = offsets.get(1).getAsLong();
        if (offsets.size() != 2 || from < 0 || to < from || to > numbers.byteSize() || to - from != bytes) {
            throw new UnusableWeights(file, name + " claims the place " + offsets + " for " + bytes + " bytes");
        }
        if (bytes > 0 && places.put(from, to) != null) {
            throw new UnusableWeights(file, "two tensors begin at byte " + from);
        }
        tensors.put(name, new Tensor(name, type, shape, numbers.asSlice(from, bytes)));
    }

    /** Gson would keep the last of two equal names; the format forbids them. */
    private void refuseRepeatedNames(String header) {
        try (JsonReader reader = new JsonReader(new StringReader(header))) {
            Set<String> names = new HashSet<>();
            reader.beginObject();
            while (reader.peek() != JsonToken.END_OBJECT) {
                String name = reader.nextName();
                if (!names.add(name)) {
                    throw new UnusableWeights(file, "its header names " + name + " twice");
                }
                reader.skipValue();
            }
        } catch (IOException | IllegalStateException e) {
            throw new UnusableWeights(file, "its header is no JSON object", e);
        }
    }
}
