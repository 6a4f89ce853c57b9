package org.handpick.djl.weights;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.handpick.djl.graph.TensorMemory;

/**
 * Writes tensors of F32 as a safetensors file, in the place of an earlier one: beside it first, flushed to the disk, then moved
 * over it, so that there is a whole file at any time.
 */
public final class WriteSafetensors {
    private static final Gson JSON = new Gson();
    private static final int ALIGNED = 8;

    private final Path file;
    private final Map<String, NDArray> tensors;
    private final Map<String, String> metadata;

    public WriteSafetensors(Path file, Map<String, NDArray> tensors, Map<String, String> metadata) {
        this.file = file;
        this.tensors = tensors;
        this.metadata = metadata;
    }

    /** @throws UncheckedIOException when the disk refuses; an earlier file is as it was then */
    public void run() {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                write(channel, header());
                for (NDArray tensor : tensors.values()) {
                    TensorMemory.read(tensor, bytes -> write(channel, bytes));
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": could not be written (" + e.getMessage() + ")", e);
        }
    }

    private ByteBuffer header() {
        JsonObject header = new JsonObject();
        header.add("__metadata__", JSON.toJsonTree(metadata));
        long at = 0;
        for (Map.Entry<String, NDArray> entry : tensors.entrySet()) {
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", "F32");
            tensor.add("shape", JSON.toJsonTree(entry.getValue().getShape().getShape()));
            JsonArray place = new JsonArray();
            place.add(at);
            at += entry.getValue().size() * Float.BYTES;
            place.add(at);
            tensor.add("data_offsets", place);
            header.add(entry.getKey(), tensor);
        }
        byte[] text = JSON.toJson(header).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNED - 1) / ALIGNED * ALIGNED);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return ByteBuffer.allocate(Long.BYTES + padded.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .put(padded)
                .flip();
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
