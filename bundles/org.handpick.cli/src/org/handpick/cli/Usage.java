package org.handpick.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as the parser knows them: the program, groups of commands by their first word, and the commands. */
final class Usage {
    static final String JSON = "--json";
    static final String DATA = "--data";

    private static final int WIDTH = 100;

    private Usage() {}

    static CommandLine program(Collection<Command> commands) {
        CommandSpec program = spec("handpick", "Keep the one right image of each set, crop it, and lose no decision.");
        program.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .arity("0")
                .description("Says which version this is.")
                .build());
        Map<String, CommandSpec> groups = new TreeMap<>(Map.of("", program));
        for (Command command : commands) {
            group(groups, groupOf(command.name())).addSubcommand(lastWord(command.name()), spec(command));
        }
        groups.remove("");
        groups.forEach((name, group) -> listing(
                group,
                commands.stream()
                        .filter(command -> command.name().startsWith(name + " "))
                        .toList()));
        listing(program, commands);
        return new CommandLine(program).setExpandAtFiles(false).setUsageHelpWidth(WIDTH);
    }

    /** The group of all commands that begin with some words, in the groups of fewer words. */
    private static CommandSpec group(Map<String, CommandSpec> groups, String name) {
        CommandSpec known = groups.get(name);
        if (known != null) {
            return known;
        }
        CommandSpec group = spec(lastWord(name), "Commands on " + lastWord(name) + ".");
        groups.put(name, group);
        group(groups, groupOf(name)).addSubcommand(lastWord(name), group);
        return group;
    }

    private static String groupOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    static String text(CommandLine line) {
        return line.getUsageMessage(Ansi.OFF).stripTrailing();
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        int place = 0;
        for (Parameter<?> parameter : command.parameters()) {
            spec.add(parameter.spec(parameter.isOption() ? 0 : place++));
        }
        return common(spec, command.summary());
    }

    private static CommandSpec spec(String name, String description) {
        return common(CommandSpec.create().name(name), description);
    }

    /** As the parser prints it: it takes descriptions for formats. */
    static String literal(String text) {
        return text.replace("%", "%%");
    }

    /** What everybody takes. */
    private static CommandSpec common(CommandSpec spec, String description) {
        spec.usageMessage().description(literal(description)).sortOptions(false);
        spec.addOption(OptionSpec.builder(JSON)
                .arity("0")
                .type(boolean.class)
                .description("Prints one JSON object a line on standard output, and nothing else there.")
                .build());
        spec.addOption(OptionSpec.builder(DATA)
                .arity("1")
                .type(String.class)
                .paramLabel("DIR")
                .description("The data area, with logs and preferences; ~/Handpick by default.")
                .build());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .description("Says what it does and what it takes.")
                .build());
        return spec;
    }

    /** Lists commands by their whole names, where the parser would list the first words. */
    private static void listing(CommandSpec spec, Collection<Command> commands) {
        int longest = commands.stream()
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
        String list = commands.stream()
                .map(command -> "  %s  %s%n".formatted(pad(command.name(), longest), command.summary()))
                .collect(Collectors.joining());
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        spec.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "Commands:%n".formatted());
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> list);
    }

    private static String pad(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    /** How a command is called, in one line. */
    static String synopsis(Command command) {
        List<Parameter<?>> parameters = command.parameters();
        return "handpick " + command.name()
                + parameters.stream().map(parameter -> " " + shape(parameter)).collect(Collectors.joining());
    }

    private static String shape(Parameter<?> parameter) {
        String shape = parameter.isOption() && !parameter.label().isEmpty()
                ? parameter.name() + " " + parameter.label()
                : parameter.name();
        String needed = parameter.isRequired() ? shape : "[" + shape + "]";
        return parameter.isRepeatable() ? needed + "…" : needed;
    }
}
