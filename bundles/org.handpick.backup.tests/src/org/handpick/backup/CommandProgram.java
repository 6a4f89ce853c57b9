package org.handpick.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handpick.cli.Call;
import org.handpick.cli.Command;
import org.handpick.cli.Commands;

/**
 * The commands for backups as a program of its own, on a plain class path: what {@code ./run} does without OSGi. It says when it
 * begins, so that it can be killed after that.
 */
final class CommandProgram {
    static final String BEGUN = "begun";
    private static final Pattern COMMAND = Pattern.compile("class=\"(org\\.handpick\\.cli\\.backup\\.[A-Za-z]+)\"");

    private CommandProgram() {}

    /** @param arguments the list of services of the command line, the data area, and what a person would type */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Commands commands = new Commands(registered(Path.of(arguments[0])), "test");
        Call call = new Call(
                List.of(arguments).subList(2, arguments.length),
                Path.of(arguments[1]),
                out,
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                () -> false);
        out.println(BEGUN);
        System.exit(commands.run(call).exitCode());
    }

    private static List<Command> registered(Path services) throws IOException, ReflectiveOperationException {
        List<Command> commands = new ArrayList<>();
        for (String type : COMMAND.matcher(Files.readString(services))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList()) {
            commands.add((Command) Class.forName(type).getConstructor().newInstance());
        }
        return commands;
    }

    /** Where the command line says which commands it has. */
    static Path services() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("test"))) {
            folder = folder.getParent();
        }
        return folder.resolve("bundles/org.handpick.cli/OSGI-INF/commands.xml");
    }
}
