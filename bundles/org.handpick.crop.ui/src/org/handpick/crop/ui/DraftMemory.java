package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * What was done to sets and not submitted, by library, as text that a view keeps over a restart. A line a set: id, keeper, skipped
 * images and boxes. A line that fits no set any more is forgotten.
 */
final class DraftMemory {
    private static final String COMMA = ",";
    private static final String SPACE = " ";
    private static final int FIELDS = 4;

    private final LinesByLibrary lines;

    /** @param text as {@link #text} made it; empty for nothing */
    DraftMemory(String text) {
        this.lines = new LinesByLibrary(text, FIELDS);
    }

    String text() {
        return lines.text();
    }

    /** Keeps these and no others of a library. */
    void remember(Path library, Collection<DecisionDraft> drafts) {
        lines.remember(library, drafts.stream().map(DraftMemory::line));
    }

    /** What was kept of a library. @param sets that can still be decided */
    List<DecisionDraft> of(Path library, Function<SetId, Optional<ImageSet>> sets) {
        return lines.of(library)
                .flatMap(line -> sets.apply(new SetId(line.getFirst())).flatMap(set -> draft(set, line)).stream())
                .toList();
    }

    private static List<String> line(DecisionDraft draft) {
        IntStream images = IntStream.range(0, draft.set().size());
        String boxes = IntStream.range(0, draft.set().size())
                .mapToObj(draft::box)
                .map(box -> box.left() + COMMA + box.top() + COMMA + box.right() + COMMA + box.bottom())
                .collect(Collectors.joining(SPACE));
        return List.of(
                draft.set().id().text(),
                draft.keeper().isPresent() ? Integer.toString(draft.keeper().getAsInt()) : "",
                images.filter(draft::isSkipped).mapToObj(Integer::toString).collect(Collectors.joining(COMMA)),
                boxes);
    }

    private static Optional<DecisionDraft> draft(ImageSet set, List<String> line) {
        try {
            DecisionDraft draft = DecisionDraft.of(set);
            String[] boxes = line.get(3).split(SPACE);
            for (int image = 0; image < set.size(); image++) {
                draft = draft.cropByProgram(image, box(boxes[image]));
            }
            if (!line.get(1).isEmpty()) {
                draft = draft.toggleKeep(Integer.parseInt(line.get(1)));
            }
            for (String skipped :
                    line.get(2).isEmpty() ? new String[0] : line.get(2).split(COMMA)) {
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
