package org.handpick.cli.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SetsListTest {
    @TempDir
    Path folder;

    private Ran list(Object... options) {
        return Terminal.with(folder.resolve("data"))
                .run(Stream.concat(Stream.of("sets", "list", "--json"), Stream.of(options))
                        .toArray());
    }

    private Path files(String name, String... files) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        for (String file : files) {
            Files.createDirectories(made.resolve(file).getParent());
            Files.createFile(made.resolve(file));
        }
        return made;
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static List<List<String>> sets(JsonObject listed) {
        return listed.getAsJsonArray("sets").asList().stream()
                .map(set -> strings(set.getAsJsonObject().getAsJsonArray("files")))
                .toList();
    }

    /** Every case of the earlier scripts, on real files; theirs took a list, so a name given twice is none of these. */
    @TestFactory
    Stream<DynamicTest> compatible_grouping_is_that_of_the_earlier_scripts() throws IOException {
        try (Reader reader = new InputStreamReader(
                SetsListTest.class.getResourceAsStream("grouping_cases.json"), StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(reader).getAsJsonArray().spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .filter(known -> known.get("pre_sorted").getAsBoolean())
                    .filter(known -> new HashSet<>(strings(known.getAsJsonArray("files"))).size()
                            == known.getAsJsonArray("files").size())
                    .toList()
                    .stream()
                    .map(known -> dynamicTest(known.get("name").getAsString(), () -> holds(known)));
        }
    }

    private void holds(JsonObject known) throws IOException {
        String name = known.get("name").getAsString();
        Path dir = files(name, strings(known.getAsJsonArray("files")).toArray(String[]::new));
        JsonObject params = known.getAsJsonObject("params");
        List<Object> options = new ArrayList<>(List.of(
                dir,
                "--compat",
                "--min-size",
                params.get("min_group_size").getAsString(),
                "--lookahead",
                params.get("lookahead").getAsString()));
        if (!params.get("time_gap_minutes").isJsonNull()) {
            options.addAll(
                    List.of("--gap-minutes", params.get("time_gap_minutes").getAsString()));
        }

        JsonObject listed = list(options.toArray()).onlyJson();

        assertEquals(
                known.getAsJsonArray("expected").asList().stream()
                        .map(set -> strings(set.getAsJsonArray()))
                        .toList(),
                sets(listed));
        assertEquals(
                strings(known.getAsJsonArray("dropped")).stream()
                        .filter(SetsListTest::isImage)
                        .sorted()
                        .toList(),
                strings(listed.getAsJsonArray("unassigned")).stream().sorted().toList());
    }

    private static boolean isImage(String name) {
        return name.endsWith(".png");
    }

    @Test
    void the_contract_is_kept_to_the_letter() throws IOException {
        Path dir = files(
                "library",
                "20250101_000000_stage1_generated.png",
                "20250101_000060_stage2_upscaled.png",
                "20250101_000010_stage2_upscaled.png",
                "notes.txt",
                "x.png");

        Ran ran = list(dir);

        assertEquals(
                "{\"dir\":\"" + dir + "\",\"sets\":[{\"id\":\"t_c5d3e966e35d\",\"files\":"
                        + "[\"20250101_000000_stage1_generated.png\",\"20250101_000010_stage2_upscaled.png\"]}],"
                        + "\"unassigned\":[\"x.png\",\"20250101_000060_stage2_upscaled.png\"]}\n",
                ran.out());
        assertEquals("", ran.err());
        assertEquals(Outcome.DONE, ran.outcome());
    }

    @Test
    void people_are_told_why_an_image_is_in_no_set() throws IOException {
        Path dir = files("library", "x.png");

        Ran ran = Terminal.with(folder).run("sets", "list", dir);

        assertEquals(dir + ": 0 sets, 1 images in none\n  in no set: x.png (its name tells no stage)\n", ran.out());
    }

    @Test
    void a_folder_that_is_not_there_is_named_and_the_others_are_listed() throws IOException {
        Path dir = files("library", "x.png");

        Ran ran = list(folder.resolve("nothing"), dir, dir.resolve("x.png"));

        assertEquals(dir.toString(), ran.onlyJson().get("dir").getAsString());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertEquals(
                folder.resolve("nothing") + ": there is no such folder\n" + dir.resolve("x.png")
                        + ": it is a file, not a folder\n",
                ran.err());
    }

    @Test
    void with_no_folder_that_can_be_read_it_fails() {
        Ran ran = list(folder.resolve("nothing"));

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
    }

    @Test
    void a_link_to_a_folder_is_followed() throws IOException {
        Path dir = files("library", "20250101_000000_stage1_generated.png", "20250101_000010_stage2_upscaled.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), dir);

        assertEquals(1, sets(list(link).onlyJson()).size());
    }

    @Test
    void names_in_sub_folders_are_relative_to_the_folder() throws IOException {
        Path dir = files("library", "a/20250101_000000_stage1_generated.png", "a/20250101_000010_stage2_upscaled.png");

        assertEquals(
                List.of(List.of("a/20250101_000000_stage1_generated.png", "a/20250101_000010_stage2_upscaled.png")),
                sets(list(dir).onlyJson()));
    }

    @Test
    void minutes_may_be_a_fraction() throws IOException {
        Path dir = files("library", "20250101_000000_stage1_generated.png", "20250101_000030_stage2_upscaled.png");

        assertEquals(1, sets(list(dir, "--gap-minutes", "0.5").onlyJson()).size());
        assertEquals(0, sets(list(dir, "--gap-minutes", "0.49").onlyJson()).size());
    }

    @Test
    void the_gap_of_five_minutes_can_be_lifted() throws IOException {
        Path dir = files("library", "20250101_000000_stage1_generated.png", "20250101_010000_stage2_upscaled.png");

        assertEquals(0, sets(list(dir).onlyJson()).size());
        assertEquals(1, sets(list(dir, "--no-gap").onlyJson()).size());
        assertEquals(1, sets(list(dir, "--gap-minutes", "0").onlyJson()).size());
        assertEquals(1, sets(list(dir, "--compat").onlyJson()).size());
    }

    @Test
    void sizes_may_be_fractions_too() throws IOException {
        Path dir = files("library", "20250101_000000_stage1_generated.png", "20250101_000030_stage2_upscaled.png");

        assertEquals(
                1,
                sets(list(dir, "--min-size", "1.5", "--lookahead", "1.5").onlyJson())
                        .size());
        assertEquals(0, sets(list(dir, "--min-size", "2.5").onlyJson()).size());
    }

    @Test
    void stages_are_a_setting() throws IOException {
        Path dir = files("library", "20250101_000000_raw.png", "20250101_000030_done.png");

        assertEquals(0, sets(list(dir).onlyJson()).size());
        assertEquals(
                1,
                sets(list(dir, "--stage", "raw=1", "--stage", "done=2.5").onlyJson())
                        .size());
    }

    @Test
    void a_pattern_can_name_the_sets() throws IOException {
        Path dir = files("library", "cat-1.png", "dog-1.png", "cat-2.png", "dog-2.png", "x.png");

        assertEquals(
                List.of(List.of("cat-1.png", "cat-2.png"), List.of("dog-1.png", "dog-2.png")),
                sets(list(dir, "--group-by", "pattern", "--pattern", "(?<set>.*)-")
                        .onlyJson()));
    }

    @Test
    void files_without_a_time_are_in_no_burst() throws IOException {
        Path dir = files("library", "a.png", "b.png");

        JsonObject listed = list(dir, "--group-by", "time").onlyJson();

        assertEquals(List.of("a.png", "b.png"), strings(listed.getAsJsonArray("unassigned")));
    }

    @Test
    void options_that_do_not_go_together_are_wrong_use() throws IOException {
        Path dir = files("library", "x.png");
        for (List<String> options : List.of(
                List.of("--gap-minutes", "1", "--no-gap"),
                List.of("--group-by", "time", "--compat"),
                List.of("--group-by", "time", "--no-gap"),
                List.of("--group-by", "pattern"),
                List.of("--pattern", "(?<set>.)"),
                List.of("--group-by", "pattern", "--pattern", "("),
                List.of("--group-by", "pattern", "--pattern", "x"),
                List.of("--group-by", "colour"),
                List.of("--stage", "raw"),
                List.of("--stage", "raw=0"),
                List.of("--stage", "raw=x"),
                List.of("--min-size", "two"),
                List.of("--lookahead", "-1"))) {
            Ran ran = list(Stream.concat(Stream.of(folder.resolve("nothing"), dir), options.stream())
                    .toArray());

            assertEquals(Outcome.WRONG_USE, ran.outcome(), options::toString);
            assertEquals("", ran.out());
            assertTrue(ran.err().lines().count() == 1, () -> options + ": " + ran.err());
        }
    }
}
