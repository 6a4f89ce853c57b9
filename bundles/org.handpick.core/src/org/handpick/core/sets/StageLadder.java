package org.handpick.core.sets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The stages that file names may tell. A name that contains several tokens is of the first of them in this order. */
public record StageLadder(List<Stage> stages) {
    public static final StageLadder DEFAULT = new StageLadder(List.of(
            new Stage("stage1_generated", 1),
            new Stage("stage1.5_face_swapped", 1.5),
            new Stage("stage2_upscaled", 2),
            new Stage("stage3_enhanced", 3)));

    public StageLadder {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a ladder without stages");
        }
    }

    /**
     * Reads stages as {@code TOKEN=NUMBER}, separated by commas or line ends.
     *
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public static StageLadder parse(String text) {
        return new StageLadder(Pattern.compile("[,\\n]")
                .splitAsStream(text)
                .filter(stage -> !stage.isBlank())
                .map(Stage::parse)
                .toList());
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return stages.stream().map(stage -> stage.token() + "=" + stage.label()).collect(Collectors.joining(", "));
    }

    /** From which stage to which a set goes, such as {@code stages 1–3}; empty when its names tell none. */
    public Optional<String> span(ImageSet set) {
        Optional<Stage> first = stageOf(set.images().getFirst().fileName());
        Optional<Stage> last = stageOf(set.images().getLast().fileName());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                first.equals(last)
                        ? "stage " + first.get().label()
                        : "stages " + first.get().label() + "–" + last.get().label());
    }

    /** The stage of a file, empty when its name tells none. */
    public Optional<Stage> stageOf(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (Stage stage : stages) {
            if (lower.contains(stage.token())) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
