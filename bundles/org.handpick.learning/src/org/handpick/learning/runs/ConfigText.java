package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.learning.runs.RunConfig.Line;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The settings of a run as YAML 1.2, and nothing else that YAML can do.
 *
 * <p>It takes the events of the parser as they come, so that what is refused is never built: a tag can't name a class, an alias
 * can't multiply what it stands for, and what is nested deeper than two levels is not followed. Values are those of YAML's core
 * schema.
 */
final class ConfigText {
    private static final int LONGEST_KEY = 200;
    private static final LoadSettings READING = LoadSettings.builder().build();
    private static final DumpSettings WRITING = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(Integer.MAX_VALUE)
            .setSchema(new CoreSchema())
            .setDereferenceAliases(true)
            .build();
    private static final String COMMENT = "# What this run was asked to do. It was read when the run began.\n";

    private final Path file;
    private final Iterator<Event> events;
    private final ScalarResolver types = new CoreSchema().getScalarResolver();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private ConfigText(Path file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    static Map<String, Line> parse(Path file, String text) {
        try {
            ConfigText reading =
                    new ConfigText(file, new Parse(READING).parseString(text).iterator());
            reading.document();
            return reading.lines;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new UnreadableRun(file, where + "no YAML, " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UnreadableRun(file, "no YAML, " + e.getMessage());
        }
    }

    private void document() {
        events.next(); // the begin of the stream
        if (events.next() instanceof StreamEndEvent) {
            return;
        }
        Event first = events.next();
        if (!isNothing(first)) {
            if (!(first instanceof MappingStartEvent)) {
                throw wrong(first, "settings are written as 'name: value'");
            }
            demandPlain(first);
            group("");
        }
        demand(events.next(), DocumentEndEvent.class);
        Event last = events.next();
        if (last instanceof DocumentStartEvent) {
            throw wrong(last, "a second document begins; a run has one");
        }
    }

    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    private void group(String prefix) {
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            String key = prefix + name(event);
            Integer before = names.put(key, line(event));
            if (before != null) {
                throw wrong(event, key + " is there twice, first in line " + before);
            }
            value(key, events.next(), prefix.isEmpty());
        }
    }

    private String name(Event event) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw wrong(event, "the name of a setting is a single word");
        }
        demandPlain(event);
        String name = scalar.getValue();
        if (!isName(name)) {
            throw wrong(
                    event,
                    "the name of a setting is not empty, has no dot and no line end in it, and has at most "
                            + LONGEST_KEY + " characters");
        }
        return name;
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_KEY
                && name.chars().noneMatch(c -> c == '.' || Character.isISOControl(c));
    }

    static void demandKey(String key) {
        String[] names = key.split("\\.", -1);
        if (names.length > 2 || !List.of(names).stream().allMatch(ConfigText::isName)) {
            throw new IllegalArgumentException("no key of one or two names: " + key);
        }
    }

    private void value(String key, Event event, boolean mayBeGroup) {
        demandPlain(event);
        switch (event) {
            case ScalarEvent scalar -> lines.put(key, new Line(single(key, scalar), line(event)));
            case SequenceStartEvent _ -> lines.put(key, new Line(items(key), line(event)));
            case MappingStartEvent _ when mayBeGroup -> group(key + ".");
            default -> throw wrong(event, key + " is nested deeper than two levels");
        }
    }

    private Setting.Items items(String key) {
        List<Setting> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            demandPlain(event);
            if (!(event instanceof ScalarEvent scalar)) {
                throw wrong(event, key + " is a list, and such a list has single values only");
            }
            items.add(single(key, scalar));
        }
        return new Setting.Items(items);
    }

    private Setting single(String key, ScalarEvent scalar) {
        String text = scalar.getValue();
        Tag type = scalar.isPlain() ? types.resolve(text, true) : Tag.STR;
        if (type.equals(Tag.STR)) {
            return new Setting.Text(text);
        }
        if (type.equals(Tag.BOOL)) {
            return new Setting.Flag(Boolean.parseBoolean(text));
        }
        if (type.equals(Tag.NULL)) {
            throw wrong(scalar, key + " has no value");
        }
        try {
            return type.equals(Tag.INT)
                    ? new Setting.Whole(whole(text))
                    : new Setting.Fraction(
                            Double.parseDouble(text)); // not finite where YAML says .inf or .nan: refused
        } catch (IllegalArgumentException e) {
            throw wrong(scalar, key + " is no number that a setting can have, " + text);
        }
    }

    /** The core schema has whole numbers in base 8 ({@code 0o17}) and 16 ({@code 0x1f}) too. */
    private static long whole(String text) {
        return text.startsWith("0o")
                ? Long.parseLong(text.substring(2), 8)
                : text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
    }

    /** No alias, anchor or tag. */
    private void demandPlain(Event event) {
        String what = switch (event) {
            case ScalarEvent scalar
            when scalar.getTag().isPresent() -> "the tag " + scalar.getTag().get();
            case CollectionStartEvent start
            when start.getTag().isPresent() -> "the tag " + start.getTag().get();
            case NodeEvent node
            when node.getAnchor().isPresent() ->
                "the anchor or alias " + node.getAnchor().get();
            default -> "";
        };
        if (!what.isEmpty()) {
            throw wrong(event, what + " is refused; settings are plain values");
        }
    }

    private void demand(Event event, Class<? extends Event> expected) {
        if (!expected.isInstance(event)) {
            throw wrong(event, "settings are written as 'name: value'");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private UnreadableRun wrong(Event event, String reason) {
        return new UnreadableRun(file, "line " + line(event) + ": " + reason);
    }

    static String write(Map<String, Setting> settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        settings.forEach((key, setting) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                tree.put(key, plain(setting));
            } else {
                Map<String, Object> group = groups.computeIfAbsent(key.substring(0, dot), _ -> new LinkedHashMap<>());
                group.put(key.substring(dot + 1), plain(setting));
                tree.put(key.substring(0, dot), group);
            }
        });
        return COMMENT + (tree.isEmpty() ? "" : new Dump(WRITING).dumpToString(tree));
    }

    private static Object plain(Setting setting) {
        return switch (setting) {
            case Setting.Text(String value) -> value;
            case Setting.Whole(long value) -> value;
            case Setting.Fraction(double value) -> value;
            case Setting.Flag(boolean value) -> value;
            case Setting.Items(List<Setting> values) ->
                values.stream().map(ConfigText::plain).toList();
        };
    }
}
