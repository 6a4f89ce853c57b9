package org.handpick.learning.evaluation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handpick.dataset.LabelledSet.Label;

/**
 * How often a person decides the same when a set is shown again blind. It is about the most that a model can reach: what one person
 * does not do twice, nobody can foretell.
 *
 * @param keeper share of the sets of which the same image was kept both times, or none both times
 * @param meanIou of the two boxes where the same image was kept and both boxes are known
 * @param acceptable share of those whose edges are all within {@link BoxMatch#TOLERANCE}
 * @param leftOut a sentence for each record that could not be used
 */
public record Consistency(
        Optional<Estimate> keeper, Optional<Estimate> meanIou, Optional<Estimate> acceptable, List<String> leftOut) {
    /** With fewer repeats it is too early to tell. */
    public static final int ENOUGH = 20;

    /** No set was shown again. */
    public static final Consistency UNKNOWN =
            new Consistency(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Consistency {
        Objects.requireNonNull(keeper);
        Objects.requireNonNull(meanIou);
        Objects.requireNonNull(acceptable);
        leftOut = List.copyOf(leftOut);
    }

    /** Two decisions about one set; an empty label rejects all images. */
    public record Repeat(Optional<Label> first, Optional<Label> again) {
        public Repeat {
            Objects.requireNonNull(first);
            Objects.requireNonNull(again);
        }

        private boolean keepsTheSame() {
            return first.map(Label::keeper).equals(again.map(Label::keeper));
        }

        private Optional<BoxMatch> boxMatch() {
            return keepsTheSame()
                    ? first.flatMap(Label::box)
                            .flatMap(box -> again.flatMap(Label::box).map(other -> new BoxMatch(box, other)))
                    : Optional.empty();
        }
    }

    public static Consistency of(List<Repeat> repeats, List<String> leftOut, Bootstrap bootstrap) {
        List<BoxMatch> matches =
                repeats.stream().map(Repeat::boxMatch).flatMap(Optional::stream).toList();
        return new Consistency(
                bootstrap.estimate(repeats.stream()
                        .map(repeat -> Points.one(repeat.keepsTheSame()))
                        .toList()),
                bootstrap.estimate(
                        matches.stream().map(match -> Points.one(match.iou())).toList()),
                bootstrap.estimate(matches.stream()
                        .map(match -> Points.one(match.isWithinTolerance()))
                        .toList()),
                leftOut);
    }

    /** How many sets were shown again. */
    public int sets() {
        return keeper.map(Estimate::sets).orElse(0);
    }

    public boolean isEnough() {
        return sets() >= ENOUGH;
    }

    /** For a person: how consistent they are, or that it is too early to tell. */
    public String sentence() {
        return figures()
                + (leftOut.isEmpty()
                        ? ""
                        : " Of the log of repeats, " + leftOut.size()
                                + " records could not be used; log consistency names them.");
    }

    private String figures() {
        if (!isEnough()) {
            return "How often you decide the same twice is the mark for a model. It is too early to tell: "
                    + (sets() == 0 ? "no set was" : sets() == 1 ? "1 set was" : sets() + " sets were")
                    + " shown to you again so far, and " + ENOUGH + " are needed.";
        }
        return sets() + " sets were shown to you again, and you decided the same in " + text(keeper.orElseThrow())
                + " of them"
                + meanIou.map(iou -> ", with crops that match by a mean IoU of " + text(iou))
                        .orElse("")
                + ". That is about the most that a model can reach.";
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", estimate.value(), estimate.low(), estimate.high());
    }

    /** As commands print it: {@code sets}, whether they are enough to tell, and each figure with its interval, or null. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("sets", sets());
        json.addProperty("enough", isEnough());
        json.add("keeper", json(keeper));
        json.add("mean_iou", json(meanIou));
        json.add("edges05", json(acceptable));
        json.addProperty("left_out", leftOut.size());
        return json;
    }

    private static JsonElement json(Optional<Estimate> estimate) {
        return estimate.<JsonElement>map(Estimate::json).orElse(JsonNull.INSTANCE);
    }
}
