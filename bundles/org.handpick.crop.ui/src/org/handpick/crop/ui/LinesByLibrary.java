package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of fields for libraries, as text that a view keeps over a restart: the library and the fields, between tabs. A line with another
 * number of fields is forgotten: names with tabs or line ends are nobody's wish, and another version wrote others.
 */
final class LinesByLibrary {
    private static final String TAB = "\t";

    private final int fields;
    private final Map<Path, List<String>> lines;

    /**
     * @param text as {@link #text} made it; empty for nothing
     * @param fields of each line, without the library
     */
    LinesByLibrary(String text, int fields) {
        this.fields = fields;
        this.lines = text.lines()
                .filter(this::fits)
                .collect(Collectors.groupingBy(
                        line -> Path.of(line.substring(0, line.indexOf(TAB))), HashMap::new, Collectors.toList()));
    }

    private boolean fits(String line) {
        return line.lines().count() == 1 && line.split(TAB, -1).length == fields + 1;
    }

    String text() {
        return lines.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    /** Keeps these and no others of a library. */
    void remember(Path library, Stream<List<String>> all) {
        lines.put(
                library,
                all.map(line -> library + TAB + String.join(TAB, line))
                        .filter(this::fits)
                        .toList());
    }

    /** The fields of each line of a library. */
    Stream<List<String>> of(Path library) {
        return lines.getOrDefault(library, List.of()).stream()
                .map(line -> List.of(line.split(TAB, -1)))
                .map(line -> line.subList(1, line.size()));
    }
}
