package org.handpick.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.handpick.cli.bench.BackupBench;
import org.handpick.cli.bench.Bench;
import org.handpick.cli.bench.CropBench;
import org.handpick.cli.bench.DatasetBench;
import org.handpick.cli.bench.DiscoverBench;
import org.handpick.cli.bench.LogBench;
import org.handpick.cli.bench.RunBench;
import org.handpick.cli.bench.SplitBench;
import org.handpick.cli.bench.ThumbnailsBench;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Runs commands in this process, as a person would at a terminal, and keeps what was printed. */
public final class Terminal {
    /** What a command printed, and how it ended. */
    public record Ran(Outcome outcome, String out, String err) {
        /** Standard output as JSON; fails unless every line of it is an object. */
        public List<JsonObject> json() {
            return out.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }

        public JsonObject onlyJson() {
            if (json().size() != 1) {
                throw new AssertionError("one line was expected: " + out + err);
            }
            return json().getFirst();
        }
    }

    private static final List<Bench> BENCHES = List.of(
            new BackupBench(),
            new CropBench(),
            new DatasetBench(),
            new LogBench(),
            new DiscoverBench(),
            new SplitBench(),
            new ThumbnailsBench());

    private final Commands commands;
    private final Path dataArea;
    private final BooleanSupplier cancelled;

    private Terminal(Commands commands, Path dataArea, BooleanSupplier cancelled) {
        this.commands = commands;
        this.dataArea = dataArea;
        this.cancelled = cancelled;
    }

    /** With the commands that the bundle registers. */
    public static Terminal with(Path dataArea) {
        return new Terminal(new Commands(registered(), "1.2.3"), dataArea, () -> false);
    }

    /** With these commands. */
    public static Terminal with(Path dataArea, Command... commands) {
        return new Terminal(new Commands(List.of(commands), "1.2.3"), dataArea, () -> false);
    }

    /** The same, where a person has pressed Ctrl+C. */
    public Terminal interrupted() {
        return new Terminal(commands, dataArea, () -> true);
    }

    public Commands commands() {
        return commands;
    }

    public Ran run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Outcome outcome = commands.run(new Call(
                Stream.of(words).map(Object::toString).toList(),
                dataArea,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                cancelled));
        return new Ran(outcome, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The root of the project: the nearest folder upward that holds {@code ./test}. */
    public static Path project() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("test"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What declarative services would register, made without them. */
    private static List<Command> registered() {
        try (InputStream in =
                Files.newInputStream(project().resolve("bundles/org.handpick.cli/OSGI-INF/commands.xml"))) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            NodeList components = factory.newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement()
                    .getElementsByTagNameNS("*", "component");
            List<Command> commands = new ArrayList<>();
            for (int i = 0; i < components.getLength(); i++) {
                Element component = (Element) components.item(i);
                Class<?> type = Class.forName(attribute(component, "implementation", "class"));
                if (Class.forName(attribute(component, "provide", "interface")) == Command.class) {
                    commands.add(
                            type == RunBench.class
                                    ? new RunBench(BENCHES)
                                    : (Command) type.getConstructor().newInstance());
                }
            }
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String attribute(Element component, String element, String attribute) {
        return ((Element) component.getElementsByTagNameNS("*", element).item(0)).getAttribute(attribute);
    }
}
