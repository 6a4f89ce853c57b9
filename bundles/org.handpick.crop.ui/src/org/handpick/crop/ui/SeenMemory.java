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
 * set: id, proposed image, model and crop.
 */
final class SeenMemory {
    private static final String COMMA = ",";
    private static final int FIELDS = 4;
    private static final int EDGES = 4;

    private final LinesByLibrary lines;

    /** @param text as {@link #text} made it; empty for nothing */
    SeenMemory(String text) {
        this.lines = new LinesByLibrary(text, FIELDS);
    }

    String text() {
        return lines.text();
    }

    /** Keeps these and no others of a library. */
    void remember(Path library, Map<SetId, Suggested> seen) {
        lines.remember(library, seen.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())));
    }

    /** What was kept of a library. A line that nobody understands is passed over. */
    Map<SetId, Suggested> of(Path library) {
        Map<SetId, Suggested> seen = new HashMap<>();
        for (List<String> line : lines.of(library).toList()) {
            try {
                seen.put(
                        new SetId(line.getFirst()),
                        new Suggested(new ImageRef(line.get(1)), box(line.get(3)), true, line.get(2)));
            } catch (IllegalArgumentException e) {
                // is of another version, or damaged
            }
        }
        return seen;
    }

    private static List<String> line(SetId set, Suggested seen) {
        return List.of(
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
