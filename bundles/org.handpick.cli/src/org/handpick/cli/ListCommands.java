package org.handpick.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Says all about every command; without {@code --json} as the page {@code docs/commands.md}. */
final class ListCommands implements Command {
    private final Commands commands;

    ListCommands(Commands commands) {
        this.commands = commands;
    }

    private record Described(String command, String summary, List<DescribedParameter> parameters) {}

    private record DescribedParameter(
            String name, String value, boolean required, boolean repeatable, String description) {}

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String summary() {
        return "Describes every command, as the page docs/commands.md.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        if (output.isJson()) {
            commands.all().forEach(command -> output.result(described(command), command::name));
        } else {
            output.text(page());
        }
        return Outcome.DONE;
    }

    private static Described described(Command command) {
        return new Described(
                command.name(),
                command.summary(),
                command.parameters().stream()
                        .map(parameter -> new DescribedParameter(
                                parameter.name(),
                                parameter.label(),
                                parameter.isRequired(),
                                parameter.isRepeatable(),
                                parameter.description()))
                        .toList());
    }

    private String page() {
        return """
            # Commands

            Every operation has a command that does the same without a display: `./run COMMAND …` from a checkout, `handpick COMMAND …`
            from the built product. This page is what `./run commands` prints; a test keeps it true.

            Each command takes `--json` (one JSON object a line on standard output, and nothing else there), `--data DIR` (the data
            area, `~/Handpick` by default) and `--help`. Messages go to standard error.

            | exit code | |
            |---|---|
            | 0 | all done |
            | 1 | done, with problems named on standard error |
            | 2 | wrong use; nothing was done |
            | 3 | failed or cancelled |
            """ + commands.all().stream().map(ListCommands::section).collect(Collectors.joining());
    }

    private static String section(Command command) {
        String heading =
                "\n## %s\n\n%s\n\n```\n%s\n```\n".formatted(command.name(), command.summary(), Usage.synopsis(command));
        return command.parameters().isEmpty()
                ? heading
                : heading + "\n| | |\n|---|---|\n"
                        + command.parameters().stream().map(ListCommands::row).collect(Collectors.joining());
    }

    private static String row(Parameter<?> parameter) {
        String shape = parameter.isOption() ? (parameter.name() + " " + parameter.label()).strip() : parameter.name();
        return "| `%s` | %s |\n"
                .formatted(shape.replace("|", "\\|"), parameter.description().replace("|", "\\|"));
    }
}
