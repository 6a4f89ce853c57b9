package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Near-duplicates that only an encoder sees go to one side, and the pages tell by what. */
class SplitByEmbeddingsTest {
    private static final int SETS = 40;
    private static final int WIDTH = 64;
    private static final String ENCODER = "vit-test-0123";

    @TempDir
    Path folder;

    private TestLibrary library;
    /** What the encoder saw, by the hash of the image. */
    private final Map<String, float[]> seen = new HashMap<>();

    @BeforeEach
    void decide() {
        library = TestLibrary.draw(folder.resolve("library"), folder.resolve("data"), SETS, 7);
        library.decideAll(KeepPlace.IN_PLACE);
    }

    private DatasetBuilt build(String out, Optional<Embeddings> embeddings) {
        return new BuildDataset(
                        List.of(library.cropLog()),
                        List.of(library.root()),
                        folder.resolve(out),
                        DatasetPlan.DEFAULT,
                        embeddings)
                .run(Progress.NONE);
    }

    private Optional<Embeddings> known() {
        return Optional.of(new Embeddings() {
            @Override
            public String encoder() {
                return ENCODER;
            }

            @Override
            public Optional<float[]> of(String sha256) {
                return Optional.ofNullable(seen.get(sha256));
            }
        });
    }

    private static List<LabelledSet> sets(DatasetBuilt built) {
        return new OpenDataset(built.folder()).run(Progress.NONE).sets();
    }

    private static LabelledSet first(List<LabelledSet> sets, Split side) {
        return sets.stream().filter(set -> set.split() == side).findFirst().orElseThrow();
    }

    private static float[] vector(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Much the same, brighter to the encoder. */
    private static float[] like(float[] vector) {
        float[] like = vector.clone();
        for (int i = 0; i < WIDTH; i++) {
            like[i] = 3 * vector[i] + (i % 2 == 0 ? 0.1f : -0.1f);
        }
        return like;
    }

    private void sawAll(List<LabelledSet> sets) {
        sets.forEach(set -> set.images()
                .forEach(image -> seen.put(image.sha256(), vector(image.sha256().hashCode()))));
    }

    private JsonObject page(DatasetBuilt built, String name) throws IOException {
        return JsonParser.parseString(Files.readString(built.folder().resolve(name)))
                .getAsJsonObject();
    }

    @Test
    void a_set_with_an_image_that_is_much_the_same_to_the_encoder_goes_to_its_side() throws IOException {
        List<LabelledSet> apart = sets(build("without", Optional.empty()));
        LabelledSet train = first(apart, Split.TRAIN);
        LabelledSet test = first(apart, Split.TEST);
        sawAll(apart);
        float[] same = vector(1);
        seen.put(train.images().getFirst().sha256(), same);
        seen.put(test.images().getLast().sha256(), like(same));

        DatasetBuilt built = build("with", known());

        Map<String, Split> sides = new HashMap<>();
        sets(built).forEach(set -> sides.put(set.id().text(), set.split()));
        assertEquals(sides.get(train.id().text()), sides.get(test.id().text()));
        assertEquals(0, built.proof().leaks());
        for (LabelledSet other : apart) {
            if (!List.of(train.id(), test.id()).contains(other.id())) {
                assertEquals(other.split(), sides.get(other.id().text()), "a set like no other keeps its side");
            }
        }
        JsonObject told = page(built, "dataset.json").getAsJsonObject("plan").getAsJsonObject("embeddings");
        assertEquals(ENCODER, told.get("encoder").getAsString());
        assertEquals(Embeddings.ALIKE_FROM, told.get("alike_from").getAsDouble());
        assertEquals(seen.size(), told.get("images").getAsLong());
        assertTrue(told.get("used").getAsBoolean());
        assertEquals(told, page(built, "report.json").get("embeddings"));
        assertTrue(Files.readString(built.folder().resolve("report.md"))
                .contains("have embeddings by " + ENCODER + " of a cosine of 0.97 or more ("));
        assertTrue(Files.readString(built.folder().resolve("README.md")).contains(ENCODER));
    }

    @Test
    void images_that_no_encoder_was_shown_are_compared_by_their_hashes_alone() throws IOException {
        DatasetBuilt without = build("without", Optional.empty());
        DatasetBuilt with = build("with", known());

        assertEquals(without.sha256(), with.sha256());
        JsonElement told = page(with, "dataset.json").getAsJsonObject("plan").get("embeddings");
        assertTrue(told.isJsonNull());
        assertFalse(Files.readString(with.folder().resolve("report.md")).contains(ENCODER));
    }

    @Test
    void an_encoder_to_which_everything_is_alike_is_not_believed_and_that_is_said() throws IOException {
        DatasetBuilt without = build("without", Optional.empty());
        sets(without).forEach(set -> set.images().forEach(image -> seen.put(image.sha256(), like(vector(3)))));

        DatasetBuilt with = build("with", known());

        assertEquals(without.sha256(), with.sha256());
        assertEquals(0, with.proof().leaks());
        assertTrue(with.warnings().stream().anyMatch(warning -> warning.key().equals("blunt_encoder")));
        JsonObject told = page(with, "dataset.json").getAsJsonObject("plan").getAsJsonObject("embeddings");
        assertFalse(told.get("used").getAsBoolean());
    }

    @Test
    void a_set_that_is_like_one_of_an_earlier_dataset_goes_to_the_side_that_one_has() {
        List<LabelledSet> apart = sets(build("without", Optional.empty()));
        DatasetBuilt earlier = build("earlier", Optional.empty());
        sawAll(apart);
        LabelledSet train = first(apart, Split.TRAIN);
        LabelledSet test = first(apart, Split.TEST);
        seen.put(train.images().getFirst().sha256(), vector(1));
        seen.put(test.images().getFirst().sha256(), vector(1));
        DatasetPlan after = new DatasetPlan(
                DatasetPlan.DEFAULT.shares(), 0, false, 6, Optional.empty(), Optional.of(earlier.folder()));

        DatasetBuilt built = new BuildDataset(
                        List.of(library.cropLog()), List.of(library.root()), folder.resolve("after"), after, known())
                .run(Progress.NONE);

        assertNotEquals(apart.size(), sets(built).size());
        assertEquals(2, built.leftOut().get(Reason.BRIDGES_SPLITS), "both sides are taken, so neither can be joined");
        assertEquals(0, built.proof().leaks());
    }
}
