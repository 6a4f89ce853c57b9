package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * What was done to sets and not submitted, by library, as text that a view keeps over a restart. A line a set: library, id,
 * keeper, skipped images and boxes, between tabs. A line that fits no set any more is forgotten.
 */
final class DraftMemory {
    private static final String TAB = "\t";
    private static final String COMMA = ",";
    private static final String SPACE = " ";
    private static final int FIELDS = 5;

    private final Map<Path, List<String>> lines = new HashMap<>();

    /** @param text as {@link #text} made it; empty for nothing */
    DraftMemory(String text) {
        text.lines()
                .filter(line -> line.split(TAB, -1).length == FIELDS)
                .collect(Collectors.groupingBy(line -> Path.of(line.substring(0, line.indexOf(TAB)))))
                .forEach(lines::put);
    }

    String text() {
        return lines.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    /** Keeps these and no others of a library. Paths with line ends are nobody's wish, and are not kept. */
    void remember(Path library, Collection<DecisionDraft> drafts) {
        lines.put(
                library,
                drafts.stream()
                        .map(draft -> line(library, draft))
                        .filter(line -> line.lines().count() == 1)
                        .toList());
    }

    /** What was kept of a library. @param sets that can still be decided */
    List<DecisionDraft> of(Path library, Function<SetId, Optional<ImageSet>> sets) {
        return lines.getOrDefault(library, List.of()).stream()
                .map(line -> line.split(TAB, -1))
                .flatMap(fields -> sets.apply(new SetId(fields[1])).flatMap(set -> draft(set, fields)).stream())
                .toList();
    }

    private static String line(Path library, DecisionDraft draft) {
        IntStream images = IntStream.range(0, draft.set().size());
        String boxes = IntStream.range(0, draft.set().size())
                .mapToObj(draft::box)
                .map(box -> box.left() + COMMA + box.top() + COMMA + box.right() + COMMA + box.bottom())
                .collect(Collectors.joining(SPACE));
        return String.join(
                TAB,
                library.toString(),
                draft.set().id().text(),
                draft.keeper().isPresent() ? Integer.toString(draft.keeper().getAsInt()) : "",
                images.filter(draft::isSkipped).mapToObj(Integer::toString).collect(Collectors.joining(COMMA)),
                boxes);
    }

    private static Optional<DecisionDraft> draft(ImageSet set, String[] fields) {
        try {
            DecisionDraft draft = DecisionDraft.of(set);
            String[] boxes = fields[4].split(SPACE);
            for (int image = 0; image < set.size(); image++) {
                draft = draft.cropByProgram(image, box(boxes[image]));
            }
            if (!fields[2].isEmpty()) {
                draft = draft.toggleKeep(Integer.parseInt(fields[2]));
            }
            for (String skipped : fields[3].isEmpty() ? new String[0] : fields[3].split(COMMA)) {
                draft = draft.toggleSkip(Integer.parseInt(skipped));
            }
            return Optional.of(draft);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // another program wrote it, or an older one; the set is as in the beginning
        }
    }

    private static CropBox box(String text) {
        double[] edges = Arrays.stream(text.split(COMMA))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new CropBox(edges[0], edges[1], edges[2], edges[3]);
    }
}
