package org.handpick.cli.picking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.picking.Committed;
import org.handpick.picking.Outcome;

/** A decision, an undo or a redo that is on disk, as other programs read it. Gson leaves a null where there is no value. */
record CommittedJson(
        String event,
        String action,
        String set,
        String outcome,
        String keeper,
        List<Double> crop,
        String where,
        List<MovedJson> moved) {
    /** A file's old and new place. */
    record MovedJson(String from, String to) {}

    static CommittedJson of(Committed committed) {
        Optional<Outcome.Kept> kept =
                committed.outcome().filter(Outcome.Kept.class::isInstance).map(Outcome.Kept.class::cast);
        return new CommittedJson(
                committed.event(),
                committed.action().name().toLowerCase(Locale.ROOT),
                committed.set().id().text(),
                key(committed.outcome()),
                kept.map(keep -> keep.keeper().name()).orElse(null),
                kept.map(keep -> edges(keep.box())).orElse(null),
                kept.map(Outcome.Kept::where).orElse(null),
                committed.moved().stream()
                        .map(moved -> new MovedJson(
                                moved.from().toString(), moved.to().toString()))
                        .toList());
    }

    /** In words for a person. */
    String sentence() {
        return switch (outcome) {
            case "kept" -> set + ": " + keeper + " is kept as " + where;
            case "rejected" -> set + ": all rejected";
            case "skipped" -> set + ": skipped";
            default -> set + ": to do again";
        };
    }

    private static String key(Optional<Outcome> outcome) {
        return outcome.map(ended -> switch (ended) {
                    case Outcome.Kept _ -> "kept";
                    case Outcome.AllRejected _ -> "rejected";
                    case Outcome.Skipped _ -> "skipped";
                })
                .orElse("to_do");
    }

    private static List<Double> edges(CropBox box) {
        return List.of(box.left(), box.top(), box.right(), box.bottom());
    }
}
