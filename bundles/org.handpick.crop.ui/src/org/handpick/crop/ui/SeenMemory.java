package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;

/**
 * What was seen of suggestions for sets that are not decided since, by library, as text that a view keeps over a restart. A line a
 * set: library, id, proposed image, model and crop, between tabs.
 */
final class SeenMemory {
    private static final String TAB = "\t";
    private static final String COMMA = ",";
    private static final int FIELDS = 5;
    private static final int EDGES = 4;

    private final Map<Path, List<String>> lines = new HashMap<>();

    /** @param text as {@link #text} made it; empty for nothing */
    SeenMemory(String text) {
        text.lines()
                .filter(line -> line.split(TAB, -1).length == FIELDS)
                .collect(Collectors.groupingBy(line -> Path.of(line.substring(0, line.indexOf(TAB)))))
                .forEach(lines::put);
    }

    String text() {
        return lines.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    /** Keeps these and no others of a library. Names with tabs or line ends are nobody's wish, and are not kept. */
    void remember(Path library, Map<SetId, Suggested> seen) {
        lines.put(
                library,
                seen.entrySet().stream()
                        .map(entry -> line(library, entry.getKey(), entry.getValue()))
                        .filter(line -> line.lines().count() == 1 && line.split(TAB, -1).length == FIELDS)
                        .toList());
    }

    /** What was kept of a library. A line that nobody understands is passed over. */
    Map<SetId, Suggested> of(Path library) {
        Map<SetId, Suggested> seen = new HashMap<>();
        for (String line : lines.getOrDefault(library, List.of())) {
            String[] fields = line.split(TAB, -1);
            try {
                seen.put(new SetId(fields[1]), new Suggested(new ImageRef(fields[2]), box(fields[4]), true, fields[3]));
            } catch (IllegalArgumentException e) {
                // is of another version, or damaged
            }
        }
        return seen;
    }

    private static String line(Path library, SetId set, Suggested seen) {
        return String.join(
                TAB,
                library.toString(),
                set.text(),
                seen.image().name(),
                seen.model(),
                seen.box()
                        .map(box -> Stream.of(box.left(), box.top(), box.right(), box.bottom())
                                .map(String::valueOf)
                                .collect(Collectors.joining(COMMA)))
                        .orElse(""));
    }

    private static Optional<CropBox> box(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        double[] edges =
                Stream.of(text.split(COMMA)).mapToDouble(Double::parseDouble).toArray();
        if (edges.length != EDGES) {
            throw new IllegalArgumentException("no box: " + text);
        }
        return Optional.of(new CropBox(edges[0], edges[1], edges[2], edges[3]));
    }
}
