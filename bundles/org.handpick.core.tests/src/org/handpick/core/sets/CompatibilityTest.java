package org.handpick.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.handpick.core.Progress;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases whose expected values were produced by the earlier scripts themselves. */
class CompatibilityTest {
    private static final double SECONDS_PER_MINUTE = 60;

    @TestFactory
    Stream<DynamicTest> compatible_grouping_is_that_of_the_earlier_scripts() {
        return objects("grouping_cases.json")
                .filter(grouping -> isSorted(names(grouping.getAsJsonArray("files"))))
                .map(grouping -> dynamicTest(grouping.get("name").getAsString(), () -> {
                    List<List<String>> expected = StreamSupport.stream(
                                    grouping.getAsJsonArray("expected").spliterator(), false)
                            .map(set -> names(set.getAsJsonArray()))
                            .toList();
                    Discovery found =
                            group(names(grouping.getAsJsonArray("files")), rule(grouping.getAsJsonObject("params")));

                    assertEquals(
                            expected,
                            found.sets().stream().map(CompatibilityTest::names).toList());
                    assertEquals(
                            names(grouping.getAsJsonArray("dropped")).stream()
                                    .sorted()
                                    .toList(),
                            found.unassigned().stream()
                                    .map(left -> left.image().name())
                                    .sorted()
                                    .toList());
                }));
    }

    /** All cases, those too in which the scripts were handed unsorted files: the walk itself is theirs, step by step. */
    @TestFactory
    Stream<DynamicTest> the_walk_through_names_as_given_is_that_of_the_earlier_scripts() {
        return objects("grouping_cases.json")
                .map(grouping -> dynamicTest(grouping.get("name").getAsString(), () -> {
                    ByStage rule = rule(grouping.getAsJsonObject("params"));
                    NearestUp walk = new NearestUp(parsed(names(grouping.getAsJsonArray("files"))), rule);

                    assertEquals(
                            StreamSupport.stream(
                                            grouping.getAsJsonArray("expected").spliterator(), false)
                                    .map(set -> names(set.getAsJsonArray()))
                                    .toList(),
                            walk.runs().stream()
                                    .filter(run -> run.size() >= rule.minSize())
                                    .map(run -> run.stream().map(ImageRef::name).toList())
                                    .toList());
                }));
    }

    /** Files that were handed over unsorted gave wrong sets; ours sorts by itself, so those cases differ here on purpose. */
    private static boolean isSorted(List<String> files) {
        List<ImageName> names = parsed(files);
        return names.stream().sorted(ImageName.ORDER).toList().equals(names);
    }

    private static List<ImageName> parsed(List<String> files) {
        return files.stream()
                .map(file -> ImageName.of(new ImageRef(file), StageLadder.DEFAULT))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> names_sort_as_they_did() {
        return objects("sort_cases.json")
                .map(sorting -> dynamicTest(sorting.get("expected").toString(), () -> {
                    List<String> sorted = names(sorting.getAsJsonArray("files")).stream()
                            .map(file -> ImageName.of(new ImageRef(file), StageLadder.DEFAULT))
                            .sorted(ImageName.ORDER)
                            .map(name -> name.image().name())
                            .toList();

                    assertEquals(names(sorting.getAsJsonArray("expected")), sorted);
                }));
    }

    @TestFactory
    Stream<DynamicTest> names_tell_the_stage_and_time_they_told() {
        return objects("stage_timestamp_cases.json")
                .filter(telling -> !telling.get("filename").getAsString().isEmpty())
                .map(telling -> dynamicTest(telling.get("filename").getAsString(), () -> {
                    ImageName name =
                            ImageName.of(new ImageRef(telling.get("filename").getAsString()), StageLadder.DEFAULT);

                    assertEquals(
                            telling.get("stage").getAsString(),
                            name.stage().map(Stage::token).orElse("unknown"));
                    assertEquals(telling.get("stage_number").getAsDouble(), name.stageNumber());
                    assertEquals(text(telling, "timestamp").orElse(""), name.timestamp());
                    assertEquals(text(telling, "datetime").map(LocalDateTime::parse), name.time());
                }));
    }

    private static ByStage rule(JsonObject parameters) {
        JsonElement gap = parameters.get("time_gap_minutes");
        ByStage rule = ByStage.COMPATIBLE
                .withMinSize(parameters.get("min_group_size").getAsInt())
                .withLookahead(parameters.get("lookahead").getAsInt());
        return gap.isJsonNull()
                ? rule
                : rule.withGap(Duration.ofMillis(Math.round(gap.getAsDouble() * SECONDS_PER_MINUTE * 1000)));
    }

    private static Discovery group(List<String> files, GroupingRule rule) {
        return new GroupImages(files.stream().map(ImageRef::new).toList(), rule, Map.of()).run(Progress.NONE);
    }

    private static List<String> names(ImageSet set) {
        return set.images().stream().map(ImageRef::name).toList();
    }

    private static List<String> names(JsonArray files) {
        return StreamSupport.stream(files.spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    private static Optional<String> text(JsonObject object, String key) {
        return Optional.of(object.get(key)).filter(value -> !value.isJsonNull()).map(JsonElement::getAsString);
    }

    private static Stream<JsonObject> objects(String resource) {
        try (InputStream in = CompatibilityTest.class.getResourceAsStream(resource);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(reader).getAsJsonArray().spliterator(), false)
                    .map(JsonElement::getAsJsonObject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
