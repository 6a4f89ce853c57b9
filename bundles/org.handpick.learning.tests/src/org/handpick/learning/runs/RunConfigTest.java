package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunConfigTest {
    @TempDir
    Path folder;

    @Test
    void settings_are_read_with_their_types() throws IOException {
        RunConfig config = read("""
                # a comment
                model: resnet18      # and another
                epochs: 20
                rate: 1e-3
                augment: true
                split: [80, 10, 10.0]
                stages: [first, 'last']
                quoted: "20"
                crop:
                  ratio: 1.5
                  named: golden ratio
                seed: 0x1F
                """);
        assertEquals(Optional.of("resnet18"), config.text("model"));
        assertEquals(OptionalLong.of(20), config.whole("epochs"));
        assertEquals(OptionalDouble.of(20), config.number("epochs"));
        assertEquals(OptionalDouble.of(0.001), config.number("rate"));
        assertEquals(Optional.of(true), config.flag("augment"));
        assertEquals(Optional.of(List.of(80.0, 10.0, 10.0)), config.numbers("split"));
        assertEquals(Optional.of(List.of("first", "last")), config.texts("stages"));
        assertEquals(Optional.of("20"), config.text("quoted"));
        assertEquals(OptionalDouble.of(1.5), config.number("crop.ratio"));
        assertEquals(Optional.of("golden ratio"), config.text("crop.named"));
        assertEquals(OptionalLong.of(31), config.whole("seed"));
        assertEquals(Optional.empty(), config.text("unheard_of"));
        assertEquals(OptionalLong.empty(), config.whole("crop.unheard_of"));
    }

    @Test
    void nothing_written_is_no_setting() throws IOException {
        assertEquals(RunConfig.EMPTY, read(""));
        assertEquals(RunConfig.EMPTY, read("# only a comment\n"));
        assertEquals(RunConfig.EMPTY, read("---\n"));
        assertEquals(RunConfig.EMPTY, read(RunConfig.EMPTY.yaml()));
    }

    @Test
    void whatever_is_set_is_read_back_as_it_was_in_its_order() throws IOException {
        Random random = new Random(2026);
        for (int round = 0; round < 300; round++) {
            RunConfig config = RunConfig.EMPTY;
            for (int i = random.nextInt(8); i >= 0; i--) {
                String key = random.nextBoolean() ? "k" + i : "group" + random.nextInt(3) + "." + any(random);
                config = config.with(
                        key.replaceAll("\\p{Cntrl}", "_").replaceAll("(\\..*)\\.", "$1_") + i, value(random));
            }
            RunConfig back = read(config.yaml());
            assertEquals(config, back, config::yaml);
            assertEquals(back.yaml(), read(back.yaml()).yaml());
        }
        RunConfig twoEmptyLists =
                RunConfig.EMPTY.with("a", new Setting.Items(List.of())).with("b", new Setting.Items(List.of()));
        assertEquals(twoEmptyLists, read(twoEmptyLists.yaml()));
    }

    private static String any(Random random) {
        List<String> odd = List.of(
                "true",
                "null",
                "~",
                "1",
                "1e3",
                ".nan",
                "- a",
                "# c",
                "a: b",
                "'",
                "\"",
                "&a",
                "*a",
                "!t",
                "[x",
                "{y",
                "|",
                ">",
                "äöü €",
                "%",
                "@",
                "`",
                "a\u2028b",
                "\uD83D\uDE00",
                "-",
                "?",
                "0x10",
                "yes",
                "=",
                "<<",
                "word");
        return odd.get(random.nextInt(odd.size()));
    }

    private static Setting value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Setting.Whole(random.nextLong());
            case 1 -> new Setting.Fraction(random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
            case 2 -> new Setting.Flag(random.nextBoolean());
            case 3 -> {
                List<Setting> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(random.nextBoolean() ? new Setting.Text(any(random)) : new Setting.Whole(i));
                }
                yield new Setting.Items(items);
            }
            case 4 -> new Setting.Text(any(random) + "\n\t " + any(random) + " ");
            default -> new Setting.Text(any(random));
        };
    }

    @Test
    void a_setting_of_another_type_is_named_by_key_and_line_when_it_is_asked_for() throws IOException {
        RunConfig config = read("model: resnet18\n\nepochs: many\nsplit: [80, ten]\ncrop:\n  ratio: true\nrate: 2.5\n");
        assertSentence("line 3: epochs should be a whole number and is many", () -> config.whole("epochs"));
        assertSentence("line 3: epochs should be a number and is many", () -> config.number("epochs"));
        assertSentence("line 4: split should be a list of numbers and is [80, ten]", () -> config.numbers("split"));
        assertSentence("line 6: crop.ratio should be a number and is true", () -> config.number("crop.ratio"));
        assertSentence("line 7: rate should be a whole number and is 2.5", () -> config.whole("rate"));
        assertSentence("line 1: model should be true or false and is resnet18", () -> config.flag("model"));
        assertSentence("line 7: rate should be text and is 2.5", () -> config.text("rate"));
    }

    static Stream<Arguments> hostile() {
        StringBuilder laughs = new StringBuilder("a: &a [lol, lol, lol]\n");
        for (char c = 'b'; c < 'k'; c++) {
            char before = (char) (c - 1);
            laughs.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [*")
                    .append(before)
                    .append(", *")
                    .append(before)
                    .append("]\n");
        }
        return Stream.of(
                Arguments.of("a: !!javax.script.ScriptEngineManager [x]", "line 1: the tag"),
                Arguments.of("!!java.net.URL [x]", "line 1: settings are written"),
                Arguments.of("a: !local x", "line 1: the tag"),
                Arguments.of("!!map {a: 1}", "line 1: the tag"),
                Arguments.of("!t a: 1", "line 1: the tag"),
                Arguments.of(laughs.toString(), "line 1: the anchor"),
                Arguments.of("b: 1\na: *x", "line 2: the anchor"),
                Arguments.of("a: 1\n<<: *x", "line 2: the anchor"),
                Arguments.of("a:\n  b:\n    c: 1", "line 3: a.b is nested deeper"),
                Arguments.of("a: [[1]]", "line 1: a is a list"),
                Arguments.of("a: " + "[".repeat(50_000), "line 1: a is a list"),
                Arguments.of("[".repeat(50_000), "line 1: settings are written"),
                Arguments.of("{".repeat(50_000), "line 1: the name of a setting"),
                Arguments.of("a: {b: [{c: 1}]}", "line 1: a.b is a list"),
                Arguments.of("? [x]\n: 1", "line 1: the name of a setting"),
                Arguments.of("a: 1\na: 2", "line 2: a is there twice, first in line 1"),
                Arguments.of("a:\n  b: 1\na:\n  c: 1", "line 3: a is there twice"),
                Arguments.of("a.b: 1", "line 1: the name of a setting"),
                Arguments.of("x: 1\na:\nb: 2", "line 2: a has no value"),
                Arguments.of("a: ~", "line 1: a has no value"),
                Arguments.of("a: .inf", "line 1: a is no number"),
                Arguments.of("a: .NaN", "line 1: a is no number"),
                Arguments.of("a: 1e999999999", "line 1: a is no number"),
                Arguments.of("a: 99999999999999999999", "line 1: a is no number"),
                Arguments.of("- a\n- b", "line 1: settings are written"),
                Arguments.of("just words", "line 1: settings are written"),
                Arguments.of("a: 1\n---\nb: 2", "line 2: a second document"),
                Arguments.of("a: 'open", "no YAML"),
                Arguments.of("a: 1\n\tb: 2", "line 2: no YAML"),
                Arguments.of("a: \u0007", "no YAML"),
                Arguments.of("%YAML 9.9\n---\na: 1", "no YAML"),
                Arguments.of("x".repeat(2 << 20), "larger than a megabyte"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_is_more_than_plain_settings_is_refused_with_its_line(String yaml, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), yaml);
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunConfig.read(file));
        assertTrue(refused.getMessage().startsWith(file + ": "), refused::getMessage);
        assertTrue(refused.getMessage().contains(sentence), refused::getMessage);
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xc3, 0x28});
        assertThrows(UnreadableRun.class, () -> RunConfig.read(file));
    }

    @Test
    void a_key_is_a_setting_or_a_group_and_has_two_levels_at_most() {
        RunConfig config = RunConfig.EMPTY.with("a.b", 1).with("c", 2);
        assertThrows(IllegalArgumentException.class, () -> config.with("a", 1));
        assertThrows(IllegalArgumentException.class, () -> config.with("c.d", 1));
        assertThrows(IllegalArgumentException.class, () -> config.with("x.y.z", 1));
        assertThrows(IllegalArgumentException.class, () -> config.with("x\ny", 1));
        assertThrows(IllegalArgumentException.class, () -> config.with("", 1));
        assertEquals(OptionalLong.of(5), config.with("c", 5).with("cd.e", 1).whole("c"));
    }

    @Test
    void the_goal_is_the_usual_one_unless_the_settings_say_another() throws IOException {
        assertEquals(new Goal("val", "top1", true), Goal.of(RunConfig.EMPTY));
        assertEquals(
                new Goal("test", "crop/mae", false),
                Goal.of(read("goal:\n  metric: test/crop/mae\n  better: lower\n")));
        RunConfig wrong = read("goal:\n  metric: top1\n");
        assertSentence(
                "line 2: goal.metric should be a split and a metric like val/top1 and is top1", () -> Goal.of(wrong));
        RunConfig worse = read("goal:\n  metric: val/top1\n  better: faster\n");
        assertSentence("line 3: goal.better should be higher or lower and is faster", () -> Goal.of(worse));
    }

    private RunConfig read(String yaml) throws IOException {
        return RunConfig.read(Files.writeString(folder.resolve("config.yaml"), yaml));
    }

    private void assertSentence(String sentence, Runnable asking) {
        String said = assertThrows(UnreadableRun.class, asking::run).getMessage();
        assertTrue(said.contains(sentence), said);
    }
}
