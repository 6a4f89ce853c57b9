package org.handpick.core.sets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
