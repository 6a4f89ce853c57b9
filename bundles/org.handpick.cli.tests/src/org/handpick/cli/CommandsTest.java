package org.handpick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Parameter<Path> FILE = Parameter.position(Value.FILE, "A file.");
    private static final Parameter<Optional<Double>> AMOUNT = Parameter.option("--amount", Value.AMOUNT, "So much.");
    private static final Parameter<List<String>> TAG = Parameter.repeatedOption("--tag", Value.TEXT, "A tag.");
    private static final Parameter<Boolean> LOUD = Parameter.flag("--loud", "Loud.");

    @TempDir
    Path folder;

    /** A command that does what a test says. */
    private record Scripted(String name, BiFunction<Arguments, Output, Outcome> work) implements Command {
        @Override
        public String summary() {
            return "Does what a test says.";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(FILE, AMOUNT, TAG, LOUD);
        }

        @Override
        public Outcome run(Arguments arguments, Output output) {
            return work.apply(arguments, output);
        }
    }

    private record Values(String file, double amount, List<String> tags, boolean isLoud) {}

    private Ran run(BiFunction<Arguments, Output, Outcome> work, Object... words) {
        return Terminal.with(folder, new Scripted("do it", work)).run(words);
    }

    private static Outcome say(Arguments arguments, Output output) {
        output.result(
                new Values(
                        arguments.get(FILE).toString(),
                        arguments.get(AMOUNT).orElse(-1.0),
                        arguments.get(TAG),
                        arguments.get(LOUD)),
                () -> "for people");
        return Outcome.DONE;
    }

    @Test
    void a_command_gets_what_was_given() {
        Ran ran = run(CommandsTest::say, "do", "it", "--tag", "a", "x.png", "--amount", "0.5", "--tag", "b", "--json");

        assertEquals(Outcome.DONE, ran.outcome());
        assertEquals("{\"file\":\"x.png\",\"amount\":0.5,\"tags\":[\"a\",\"b\"],\"is_loud\":false}\n", ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void without_json_it_speaks_to_people() {
        assertEquals("for people\n", run(CommandsTest::say, "do", "it", "x.png").out());
    }

    @Test
    void json_may_be_asked_for_before_the_command() {
        assertEquals(
                "x",
                run(CommandsTest::say, "--json", "do", "it", "x")
                        .onlyJson()
                        .get("file")
                        .getAsString());
    }

    @Test
    void names_beginning_with_at_or_dash_are_names() {
        assertEquals(
                "@x",
                run(CommandsTest::say, "do", "it", "@x", "--json")
                        .onlyJson()
                        .get("file")
                        .getAsString());
        assertEquals(
                "-x",
                run(CommandsTest::say, "do", "it", "--json", "--", "-x")
                        .onlyJson()
                        .get("file")
                        .getAsString());
    }

    @Test
    void wrong_use_is_told_before_anything_is_done() {
        for (List<String> words : List.of(
                List.of("do", "it"),
                List.of("do", "it", "a", "b"),
                List.of("do", "it", "a", "--amount"),
                List.of("do", "it", "a", "--amount", "many"),
                List.of("do", "it", "a", "--amount", "-1"),
                List.of("do", "it", "a", "--amount", "NaN"),
                List.of("do", "it", "a", "--amount", "1e999"),
                List.of("do", "it", "a", "--amount", "1", "--amount", "2"),
                List.of("do", "it", "a", "--quiet"),
                List.of("do", "it", ""),
                List.of("do"),
                List.of("do", "that"),
                List.of("undo"),
                List.<String>of())) {
            Ran ran = run(
                    (arguments, output) -> {
                        throw new AssertionError("was run with " + words);
                    },
                    words.toArray());

            assertEquals(Outcome.WRONG_USE, ran.outcome(), words::toString);
            assertEquals("", ran.out(), words::toString);
            assertFalse(ran.err().isBlank(), words::toString);
        }
    }

    @Test
    void a_wrong_value_is_named_with_what_was_expected() {
        assertEquals(
                "--amount: 'many' is not a number of at least 0\n",
                run(CommandsTest::say, "do", "it", "a", "--amount", "many").err());
    }

    @Test
    void options_that_exclude_each_other_are_named_when_more_than_one_is_given() {
        BiFunction<Arguments, Output, Outcome> one = (arguments, output) -> {
            arguments.demandOneAtMost(AMOUNT, TAG, LOUD);
            return Outcome.DONE;
        };

        assertEquals(Outcome.DONE, run(one, "do", "it", "x").outcome());
        assertEquals(
                Outcome.DONE,
                run(one, "do", "it", "x", "--tag", "a", "--tag", "b").outcome());
        Ran two = run(one, "do", "it", "x", "--loud", "--tag", "a");
        assertEquals(Outcome.WRONG_USE, two.outcome());
        assertTrue(two.err().contains("--tag and --loud do not go together"), two.err());
        Ran three = run(one, "do", "it", "x", "--loud", "--tag", "a", "--amount", "1");
        assertTrue(three.err().contains("--amount, --tag and --loud do not go together"), three.err());
    }

    @Test
    void every_command_and_group_has_help() {
        Terminal terminal = Terminal.with(folder);
        assertTrue(terminal.run("--help").out().contains("sets list"));
        assertTrue(terminal.run("log", "--help").out().contains("log repair"));
        for (Command command : terminal.commands().all()) {
            Object[] words = (command.name() + " --help").split(" ");
            Ran ran = terminal.run(words);

            assertEquals(Outcome.DONE, ran.outcome());
            String help = ran.out().replaceAll("\\s+", " ");
            assertTrue(help.contains("Usage: handpick " + command.name()), help);
            assertTrue(help.contains(command.summary()), help);
            for (Parameter<?> parameter : command.parameters()) {
                assertTrue(help.contains(parameter.name()), () -> parameter.name() + " in " + help);
                assertTrue(help.contains(parameter.description()), help);
            }
        }
    }

    @Test
    void the_version_is_told() {
        assertEquals("Handpick 1.2.3\n", Terminal.with(folder).run("--version").out());
    }

    @Test
    void a_problem_makes_exit_code_1() {
        Ran ran = run(
                (arguments, output) -> {
                    output.problem("x.png: it is broken");
                    return Outcome.DONE;
                },
                "do",
                "it",
                "x");

        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertEquals(1, ran.outcome().exitCode());
        assertEquals("x.png: it is broken\n", ran.err());
    }

    @Test
    void a_message_is_no_problem() {
        Ran ran = run(
                (arguments, output) -> {
                    output.message("by the way");
                    return Outcome.DONE;
                },
                "do",
                "it",
                "x");

        assertEquals(Outcome.DONE, ran.outcome());
    }

    @Test
    void one_of_several_that_fails_does_not_stop_the_rest() {
        Ran ran = run(
                (arguments, output) -> output.each(List.of("a", "b", "c"), name -> {
                    if (name.equals("b")) {
                        throw new UncheckedIOException(new IOException("b: the disk is full"));
                    }
                    output.result(new Tag(name), () -> name);
                }),
                "do",
                "it",
                "x");

        assertEquals("a\nc\n", ran.out());
        assertEquals(Outcome.PROBLEMS, ran.outcome());
        assertTrue(ran.err().contains("b: the disk is full"));
    }

    private record Tag(String tag) {}

    @Test
    void when_none_of_several_works_the_command_has_failed() {
        Ran ran = run(
                (arguments, output) -> output.each(List.of("a", "b"), name -> {
                    throw new UncheckedIOException(new IOException(name));
                }),
                "do",
                "it",
                "x");

        assertEquals(Outcome.FAILED, ran.outcome());
    }

    @Test
    void a_bug_is_told_whole() {
        Ran ran = run(
                (arguments, output) -> {
                    throw new IllegalStateException("this cannot be");
                },
                "do",
                "it",
                "x",
                "--json");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(ran.err().contains("at org.handpick.cli.CommandsTest"), ran.err());
    }

    @Test
    void a_cancelled_command_fails() {
        Ran ran = Terminal.with(folder, new Scripted("do it", (arguments, output) -> {
                    output.progress().check();
                    throw new AssertionError("went on");
                }))
                .interrupted()
                .run("do", "it", "x");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("Cancelled.\n", ran.err());
    }

    @Test
    void the_data_area_can_be_named() {
        Ran ran = run(
                (arguments, output) -> {
                    output.message(arguments.dataArea().toString());
                    return Outcome.DONE;
                },
                "do",
                "it",
                "x",
                "--data",
                "elsewhere");

        assertEquals("elsewhere\n", ran.err());
    }

    @Test
    void the_page_of_commands_is_true() throws IOException {
        assertEquals(
                Files.readString(Terminal.project().resolve("docs/commands.md")),
                Terminal.with(folder).run("commands").out(),
                "docs/commands.md is not what ./run commands prints; write it anew: ./run commands > docs/commands.md");
    }

    @Test
    void under_json_standard_output_is_json_whatever_happens() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path image = Files.createFile(folder.resolve("20250101_000000_stage1_generated.png"));
        Terminal terminal = Terminal.with(folder);
        List<String> words = List.of(
                "sets",
                "list",
                "log",
                "check",
                "repair",
                "crop",
                "library",
                "status",
                "undo",
                "redo",
                "decide",
                "commands",
                "thumbnails",
                "dataset",
                "build",
                "diff",
                "backup",
                "create",
                "verify",
                "restore",
                "prune",
                "drill",
                "store",
                "test",
                "remove",
                "--store",
                "--from",
                "--dry-run",
                "--log",
                "--images",
                "--after",
                "--split",
                "--help",
                "--version",
                "--min-size",
                "0.5",
                "-3",
                "--compat",
                "--no-gap",
                "--gap-minutes",
                "--box",
                "0,0,1,1",
                "--out",
                "--set",
                "--keep",
                "--reject-all",
                "--group-by",
                "time",
                "pattern",
                "--pattern",
                "(",
                "--data",
                "--",
                "",
                "@x",
                "\u2028",
                "ünïcode",
                folder.toString(),
                image.toString(),
                folder.resolve("nothing").toString(),
                folder.resolve("new").toString());
        for (int call = 0; call < 400; call++) {
            Object[] said = random.ints(random.nextInt(7), 0, words.size())
                    .mapToObj(words::get)
                    .toArray();
            Object[] asked = Stream.concat(Stream.of(said), Stream.of("--json")).toArray();

            Ran ran = terminal.run(asked);

            String story = "seed " + seed + ": " + List.of(asked) + "\n" + ran.out() + ran.err();
            try {
                ran.json();
            } catch (RuntimeException e) {
                throw new AssertionError(story, e);
            }
            assertFalse(ran.err().contains("Handpick has a bug here"), story);
            assertEquals(ran.outcome() == Outcome.DONE, ran.outcome().exitCode() == 0, story);
        }
    }
}
