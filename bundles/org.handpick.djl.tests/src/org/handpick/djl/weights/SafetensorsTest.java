package org.handpick.djl.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_with_its_names_shapes_order_and_metadata() {
        Random random = new Random(2);
        Path file = folder.resolve("new/model.safetensors");
        Map<String, String> metadata = Map.of("handpick", "{\"a\": \"ä, \\\"quoted\\\"\"}");
        Map<String, float[]> expected = new LinkedHashMap<>();
        try (NDManager manager = TestEngine.manager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            long[][] shapes = {{3}, {2, 5}, {1, 1, 7}, {}, {4, 3, 2, 2}};
            for (int i = 0; i < shapes.length; i++) {
                Shape shape = new Shape(shapes[i]);
                float[] values = new float[(int) shape.size()];
                for (int j = 0; j < values.length; j++) {
                    values[j] = (float) random.nextGaussian();
                }
                expected.put("layer." + i, values);
                tensors.put("layer." + i, manager.create(values, shape));
            }
            new WriteSafetensors(file, tensors, metadata).run();
            new WriteSafetensors(file, tensors, metadata).run(); // over an earlier one

            try (Safetensors opened = Safetensors.open(file)) {
                assertEquals(metadata, opened.metadata());
                assertEquals(
                        List.copyOf(expected.keySet()),
                        List.copyOf(opened.tensors().keySet()));
                opened.tensors().forEach((name, tensor) -> {
                    assertEquals(name, tensor.name());
                    assertArrayEquals(tensors.get(name).getShape().getShape(), tensor.shape());
                    assertArrayEquals(expected.get(name), floats(tensor));
                });
            }
        }
        assertArrayEquals(
                new String[] {"model.safetensors"}, file.getParent().toFile().list());
    }

    @Test
    void short_floats_are_read_as_what_they_stand_for() {
        double[] values = {0, 1, -2, 0.5, 65504, 0x1p-14, 0x1p-24, Double.POSITIVE_INFINITY};
        double[] wide = {0, 1, -2, 0.5, 0x1.fep127, 0x1p-126, -0x1.02p0, Double.NEGATIVE_INFINITY};
        Path file = new TestFile()
                .with("half", TestFile.Type.F16, new long[] {8}, values)
                .with("brain", TestFile.Type.BF16, new long[] {2, 4}, wide)
                .write(folder.resolve("short.safetensors"));

        try (Safetensors opened = Safetensors.open(file)) {
            assertArrayEquals(values, doubles(floats(opened.tensors().get("half"))));
            assertArrayEquals(wide, doubles(floats(opened.tensors().get("brain"))));
        }
    }

    @Test
    void whole_numbers_are_no_weights() {
        Path file = new TestFile()
                .with("steps", TestFile.Type.I64, new long[] {1}, 7)
                .write(folder.resolve("whole.safetensors"));

        try (Safetensors opened = Safetensors.open(file)) {
            Safetensors.Tensor steps = opened.tensors().get("steps");
            UnusableWeights refused = assertThrows(UnusableWeights.class, () -> steps.copyTo(FloatBuffer.allocate(1)));
            assertEquals(
                    file + ": steps holds I64, expected F32, F16 or BF16; nothing was loaded from it",
                    refused.getMessage());
        }
    }

    @Test
    void the_hash_is_that_of_the_whole_file() throws Exception {
        double[] many = new Random(3).doubles(700_000).toArray();
        Path file = new TestFile()
                .with("many", TestFile.Type.F32, new long[] {700_000}, many)
                .write(folder.resolve("many.safetensors"));

        try (Safetensors opened = Safetensors.open(file)) {
            assertEquals(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))),
                    opened.sha256());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'a':F32[1][0,4],'b':F32[1][0,4]} | two tensors begin at byte 0",
                "{'a':F32[2][0,8],'b':F32[1][4,8]} | its tensors overlap or leave a gap at byte 8",
                "{'a':F32[1][4,8]} | its tensors overlap or leave a gap at byte 0",
                "{'a':F32[1][0,4]} | its tensors end at byte 4 of 8; it was cut or has more",
                "{'a':F32[2][0,8],'a':F32[2][0,8]} | its header names a twice",
                "{'a':F32[3][0,12]} | a claims the shape [3], more than the file holds",
                "{'a':F32[4611686018427387904,4][0,8]} | a claims the shape [4611686018427387904,4], more than the file holds",
                "{'a':F32[-2][0,8]} | a claims the shape [-2], more than the file holds",
                "{'a':F32[2][0,4]} | a claims the place [0,4] for 8 bytes",
                "{'a':F32[2][8,0]} | a claims the place [8,0] for 8 bytes",
                "{'a':F32[2][-8,0]} | a claims the place [-8,0] for 8 bytes",
                "{'a':F32[2][0,8,8]} | a claims the place [0,8,8] for 8 bytes",
                "{'a':F32[2][0]} | its header says something odd about a",
                "{'a':F32[2][]} | its header says something odd about a",
                "{'a':F32[2]['x',8]} | its header says something odd about a",
                "{'a':F32{}[0,8]} | its header says something odd about a",
                "{'a':7} | its header says something odd about a",
                "{'a':null} | its header says something odd about a",
                "{'a':{}} | its header says something odd about a",
                "{'a':X32[2][0,8]} | a holds X32, which is not known",
                "{'__metadata__':7} | its header says something odd about __metadata__",
                "{'__metadata__':{'a':null}} | its header says something odd about __metadata__",
                "[] | its header is no JSON object",
                "null | its header is no JSON object",
                "{'a' | its header is no JSON object",
                "{} {} | its header is no JSON object",
                "12 | its header is no JSON object",
                "{} | its tensors end at byte 0 of 8; it was cut or has more"
            })
    void a_header_that_lies_is_refused_by_name(String header, String reason) {
        String written = header.replace('\'', '"')
                .replaceAll(
                        "([FX]32)([\\[{][^\\]}]*[\\]}])(\\[[^\\]]*\\])",
                        "{\"dtype\":\"$1\",\"shape\":$2,\"data_offsets\":$3}");
        assertRefused(TestFile.bytes(written, 8), reason);
    }

    @Test
    void a_file_that_ends_early_or_has_another_length_is_refused() {
        byte[] good = new TestFile()
                .with("a", TestFile.Type.F32, new long[] {2}, 1, 2)
                .bytes();
        assertRefused(new byte[0], "it ends after 0 bytes");
        assertRefused(Arrays.copyOf(good, 7), "it ends after 7 bytes");
        assertRefused(
                Arrays.copyOf(good, 30),
                "it is no safetensors file: its header claims " + (good.length - 16) + " bytes");
        assertRefused(Arrays.copyOf(good, good.length - 1), "a claims the shape [2], more than the file holds");
        assertRefused(Arrays.copyOf(good, good.length + 1), "its tensors end at byte 8 of 9; it was cut or has more");
        byte[] long64 = good.clone();
        Arrays.fill(long64, 0, 8, (byte) 0xFF);
        assertRefused(long64, "it is no safetensors file: its header claims -1 bytes");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = folder.resolve("none.safetensors");
        UnusableWeights refused = assertThrows(UnusableWeights.class, () -> Safetensors.open(none));
        assertEquals(none + ": there is no such file; nothing was loaded from it", refused.getMessage());
        assertThrows(UnusableWeights.class, () -> Safetensors.open(folder));
    }

    /**
     * However a file is damaged, it is refused with a sentence, or it is a file still: names and numbers may be others then, but
     * there are as many of them in the same shapes or places.
     */
    @Test
    void a_damaged_file_is_refused_or_whole() throws IOException {
        Random random = new Random(17);
        byte[] good = new TestFile()
                .with("first.weight", TestFile.Type.F32, new long[] {2, 3}, 1, 2, 3, 4, 5, 6)
                .with("first.bias", TestFile.Type.F16, new long[] {2}, 7, 8)
                .with("second.weight", TestFile.Type.BF16, new long[] {1, 1, 2}, 9, 10)
                .bytes();
        Path file = folder.resolve("damaged.safetensors");
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] damaged = damaged(good, random);
            Files.write(file, damaged);
            String outcome = outcome(file, damaged, i);
            outcomes.add(outcome);
        }
        assertTrue(outcomes.stream().filter("refused"::equals).count() > 100, outcomes.toString());
        assertTrue(outcomes.stream().filter("whole"::equals).count() > 20, outcomes.toString());
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] damaged = good.clone();
        int at = random.nextInt(good.length);
        switch (random.nextInt(5)) {
            case 0 -> damaged = Arrays.copyOf(good, at);
            case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> damaged[at] = (byte) random.nextInt(256);
            case 3 -> { // a digit or a sign of JSON, where it hurts
                at = 8 + random.nextInt(good.length - 28);
                damaged[at] = (byte) "0123456789-.[]{},:\"eE ".charAt(random.nextInt(22));
            }
            default -> { // a part of it is moved to another place
                int to = random.nextInt(good.length);
                int length = Math.min(random.nextInt(24), good.length - Math.max(at, to));
                System.arraycopy(good, at, damaged, to, length);
            }
        }
        return damaged;
    }

    private static String outcome(Path file, byte[] bytes, int number) {
        try (Safetensors opened = Safetensors.open(file)) {
            long count = 0;
            for (Safetensors.Tensor tensor : opened.tensors().values()) {
                int size = (int) Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b);
                tensor.copyTo(FloatBuffer.allocate(size));
                count += size;
            }
            int header = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
            int space = bytes.length - 8 - header;
            assertTrue(count * 4 >= space && count * 2 <= space, "damage " + number + ": " + count + " numbers");
            return "whole";
        } catch (UnusableWeights e) {
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            return "refused";
        } catch (RuntimeException e) {
            throw new AssertionError("damage " + number, e);
        }
    }

    private void assertRefused(byte[] bytes, String reason) {
        Path file = TestFile.write(folder.resolve("bad.safetensors"), bytes);
        UnusableWeights refused = assertThrows(UnusableWeights.class, () -> Safetensors.open(file));
        assertEquals(file + ": " + reason + "; nothing was loaded from it", refused.getMessage());
    }

    private static float[] floats(Safetensors.Tensor tensor) {
        int size = (int) Arrays.stream(tensor.shape()).reduce(1, (a, b) -> a * b);
        FloatBuffer values = FloatBuffer.allocate(size);
        tensor.copyTo(values);
        return values.array();
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
