package org.handpick.cli.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights of a ViT-B/16 that learned nothing, as safetensors in timm's layout: 343 MB.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class RandomWeights {
    private static final long WIDTH = 768;
    private static final int LAYERS = 12;
    private static final double SPREAD = 0.03;

    private RandomWeights() {}

    /** @return the file */
    static Path write(Path file) {
        Map<String, List<Long>> shapes = shapes();
        SplittableRandom random = new SplittableRandom(1);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            byte[] header = header(shapes).toString().getBytes(StandardCharsets.UTF_8);
            out.writeLong(Long.reverseBytes(header.length));
            out.write(header);
            for (List<Long> shape : shapes.values()) {
                out.write(values((int) count(shape), random));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the weights could not be written", e);
        }
    }

    private static byte[] values(int count, SplittableRandom random) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) random.nextDouble(-SPREAD, SPREAD));
        }
        return bytes.array();
    }

    private static JsonObject header(Map<String, List<Long>> shapes) {
        JsonObject header = new JsonObject();
        long from = 0;
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            long to = from + count(tensor.getValue()) * Float.BYTES;
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            entry.add("shape", array(tensor.getValue()));
            entry.add("data_offsets", array(List.of(from, to)));
            header.add(tensor.getKey(), entry);
            from = to;
        }
        return header;
    }

    private static JsonArray array(List<Long> numbers) {
        JsonArray array = new JsonArray();
        numbers.forEach(array::add);
        return array;
    }

    private static long count(List<Long> shape) {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    private static Map<String, List<Long>> shapes() {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        shapes.put("cls_token", List.of(1L, 1L, WIDTH));
        shapes.put("pos_embed", List.of(1L, 14 * 14 + 1L, WIDTH));
        put(shapes, "patch_embed.proj", List.of(WIDTH, 3L, 16L, 16L));
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blocks." + layer + ".";
            put(shapes, block + "norm1", List.of(WIDTH));
            put(shapes, block + "attn.qkv", List.of(3 * WIDTH, WIDTH));
            put(shapes, block + "attn.proj", List.of(WIDTH, WIDTH));
            put(shapes, block + "norm2", List.of(WIDTH));
            put(shapes, block + "mlp.fc1", List.of(4 * WIDTH, WIDTH));
            put(shapes, block + "mlp.fc2", List.of(WIDTH, 4 * WIDTH));
        }
        put(shapes, "norm", List.of(WIDTH));
        return shapes;
    }

    private static void put(Map<String, List<Long>> shapes, String name, List<Long> weight) {
        shapes.put(name + ".weight", weight);
        shapes.put(name + ".bias", List.of(weight.getFirst()));
    }
}
