package org.handpick.core.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CropBoxTest {
    private static final int EDGES = 4;
    private static final int ROUNDS = 50_000;

    @TestFactory
    Stream<DynamicTest> boxes_become_the_pixels_they_always_became() throws IOException {
        return cases().map(clamped -> dynamicTest(clamped.toString(), () -> {
            JsonArray rect = clamped.getAsJsonArray("rect");
            ImageSize size = new ImageSize(
                    clamped.get("width").getAsInt(), clamped.get("height").getAsInt());
            if (clamped.get("expected").isJsonNull()) {
                assertThrows(IllegalArgumentException.class, () -> box(rect));
            } else {
                JsonArray expected = clamped.getAsJsonArray("expected");
                assertEquals(
                        new PixelBox(
                                expected.get(0).getAsInt(),
                                expected.get(1).getAsInt(),
                                expected.get(2).getAsInt(),
                                expected.get(3).getAsInt()),
                        box(rect).on(size));
            }
        }));
    }

    private static CropBox box(JsonArray rect) {
        return new CropBox(
                rect.get(0).getAsDouble(),
                rect.get(1).getAsDouble(),
                rect.get(2).getAsDouble(),
                rect.get(3).getAsDouble());
    }

    private static Stream<JsonObject> cases() throws IOException {
        try (InputStream in = CropBoxTest.class.getResourceAsStream("clamp_cases.json");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(reader).getAsJsonArray().spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .filter(clamped -> clamped.get("rect") instanceof JsonArray rect && rect.size() == EDGES);
        }
    }

    @Test
    void pixels_normalised_and_back_are_the_same_pixels() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ImageSize size = new ImageSize(1 + random.nextInt(20_000), 1 + random.nextInt(20_000));
            int left = random.nextInt(size.width());
            int top = random.nextInt(size.height());
            PixelBox box = new PixelBox(
                    left,
                    top,
                    left + 1 + random.nextInt(size.width() - left),
                    top + 1 + random.nextInt(size.height() - top));

            assertEquals(box, box.normalised(size).on(size), "seed " + seed + ", " + size);
        }
    }

    @Test
    void what_is_no_number_is_no_edge() {
        assertThrows(IllegalArgumentException.class, () -> new CropBox(Double.NaN, 0, 1, 1));
    }
}
