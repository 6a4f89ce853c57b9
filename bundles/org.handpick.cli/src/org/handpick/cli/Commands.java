package org.handpick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.core.AskedWrongly;
import org.handpick.core.Cancelled;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands there are, and what runs one of them. Thread-safe. */
public final class Commands {
    private final List<Command> commands;
    private final String version;

    /** @param version what {@code --version} says behind the name of the program */
    public Commands(Collection<Command> commands, String version) {
        List<Command> all = new ArrayList<>(commands);
        all.add(new ListCommands(this));
        all.sort(Comparator.comparing(Command::name));
        this.commands = List.copyOf(all);
        this.version = version;
    }

    /** All commands, by name. */
    public List<Command> all() {
        return commands;
    }

    /** Runs what is asked for. Whatever happens ends as an outcome, and under {@code --json} only JSON is on {@code out}. */
    public Outcome run(Call call) {
        Output output = new Output(
                call.out(),
                call.err(),
                call.words().contains(Usage.JSON),
                new ProgressLine(call.err(), call.isWatched(), call.cancelled(), System::nanoTime));
        try {
            Outcome outcome = run(call, output);
            return outcome == Outcome.DONE && output.hasProblems() ? Outcome.PROBLEMS : outcome;
        } catch (ParameterException e) {
            output.message(e.getMessage());
            output.message(hint(e.getCommandLine()));
            return Outcome.WRONG_USE;
        } catch (WrongUse e) {
            output.message(e.getMessage());
            return Outcome.WRONG_USE;
        } catch (Cancelled e) {
            output.message("Cancelled.");
            return Outcome.FAILED;
        } catch (RuntimeException e) {
            Output.sentence(e).ifPresentOrElse(output::message, () -> output.bug(e));
            return e instanceof AskedWrongly ? Outcome.WRONG_USE : Outcome.FAILED;
        } finally {
            output.flush();
        }
    }

    private Outcome run(Call call, Output output) {
        CommandLine program = Usage.program(commands);
        ParseResult parsed = program.parseArgs(call.words().toArray(String[]::new));
        boolean versionAsked = parsed.isVersionHelpRequested();
        boolean helpAsked = parsed.isUsageHelpRequested();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            helpAsked |= parsed.isUsageHelpRequested();
        }
        CommandSpec asked = parsed.commandSpec();
        if (versionAsked || helpAsked) {
            output.text(versionAsked ? "Handpick " + version : Usage.text(asked.commandLine()));
            return Outcome.DONE;
        }
        if (!(asked.userObject() instanceof Command command)) {
            output.message(Usage.text(asked.commandLine()));
            return Outcome.WRONG_USE;
        }
        return command.run(arguments(command, parsed, call.dataArea()), output);
    }

    private static Arguments arguments(Command command, ParseResult parsed, Path dataArea) {
        Map<Parameter<?>, List<String>> texts = new LinkedHashMap<>();
        int place = 0;
        for (Parameter<?> parameter : command.parameters()) {
            texts.put(
                    parameter,
                    parameter.isOption()
                            ? texts(parsed, parameter.name())
                            : parsed.matchedPositional(place++).stringValues());
        }
        Arguments arguments = new Arguments(
                texts, Value.FOLDER.reading().apply(parsed.matchedOptionValue(Usage.DATA, dataArea.toString())));
        command.parameters().forEach(arguments::get); // a wrong value is told before anything is done
        return arguments;
    }

    private static List<String> texts(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option) ? parsed.matchedOption(option).stringValues() : List.of();
    }

    private static String hint(CommandLine line) {
        return "See " + line.getCommandSpec().qualifiedName() + " --help.";
    }
}
