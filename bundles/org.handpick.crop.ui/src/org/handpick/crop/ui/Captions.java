package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageName;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Tally;

/** The sentences of the Crop Editor: what is seen, and what Enter would do. */
final class Captions {
    private static final String DOT = " · ";

    private Captions() {}

    /** The set's place, stages, number of images, id and folder. @param position of the set, from 0 */
    static String title(ImageSet set, StageLadder ladder, int position, int sets) {
        StringBuilder text = new StringBuilder("Set " + (position + 1) + " of " + sets);
        ladder.span(set).ifPresent(stages -> text.append(DOT).append(stages));
        text.append(DOT).append(count(set.size(), "image"));
        text.append(DOT).append(set.id());
        String folder = set.images().getFirst().folder();
        return folder.isEmpty()
                ? text.toString()
                : text.append(DOT).append(folder).toString();
    }

    /** How far the work on the library is. */
    static String progress(Tally tally) {
        return tally.sets() - tally.toDo() + " of " + tally.sets() + " decided" + DOT + tally.kept() + " kept" + DOT
                + tally.rejected() + " rejected" + DOT + tally.skipped() + " skipped";
    }

    /** The stage of an image, else its file name. */
    static String name(ImageRef image, StageLadder ladder) {
        return ladder.stageOf(image.fileName()).map(Stage::token).orElse(image.fileName());
    }

    /** The timestamp in the name of an image; empty where there is none. */
    static String timestamp(ImageRef image) {
        return ImageName.of(image, StageLadder.DEFAULT).timestamp();
    }

    /**
     * How large an image is, how large its crop would be, and when it was made. What a narrow pane cuts off matters least.
     *
     * @param size of the file as shown; of a decided keeper that is its crop
     * @param editable false for a set that is decided
     * @param note how it was read; may be empty
     */
    static String facts(DecisionDraft draft, int image, Optional<ImageSize> size, boolean editable, String note) {
        List<String> facts = new ArrayList<>();
        size.ifPresent(known -> facts.add(
                editable && !draft.box(image).isFull()
                        ? pixels(known) + " → "
                                + pixels(draft.box(image).on(known).size())
                        : pixels(known)));
        facts.add(timestamp(draft.set().images().get(image)));
        facts.add(note);
        return facts.stream().filter(fact -> !fact.isEmpty()).collect(Collectors.joining(DOT));
    }

    static String pixels(ImageSize size) {
        return size.width() + " × " + size.height();
    }

    /** What Enter would do with a set that can be decided. */
    static String intent(DecisionDraft draft) {
        int images = draft.set().size();
        int left = draft.leftInPlace().size();
        String leaves = left == 0 ? "" : ", leaves " + left + " in place";
        if (draft.keeper().isPresent()) {
            int keeper = draft.keeper().getAsInt();
            int rejects = images - left - 1;
            String crop = draft.box(keeper).isFull() ? "whole" : "cropped";
            String others = rejects == 0 ? "" : ", rejects " + count(rejects, "image");
            return "keeps image " + (keeper + 1) + " " + crop + others + leaves;
        }
        if (draft.rejectsAll()) {
            return left == 0
                    ? "rejects all " + images + " images; no image is kept"
                    : "rejects " + count(images - left, "image") + leaves + "; no image is kept";
        }
        return "leaves the set as it is";
    }

    /** The two images that lie over each other, and how. */
    static String compared(Comparison comparison) {
        String two = (comparison.one() + 1) + " and " + (comparison.two() + 1);
        return switch (comparison.mode()) {
            case SIDE_BY_SIDE -> "";
            case FLICKER -> "Images " + two + " in turn";
            case DIFFERENCE -> "Difference of images " + two + ", three times as bright";
        };
    }

    /** How long the pictures of a set were waited for. */
    static String waited(long millis) {
        return millis == 0 ? "read ahead" : "decoded in " + millis + " ms";
    }

    /** What a person would be told who cannot see the canvas. */
    static String description(Optional<DecisionDraft> draft) {
        return draft.map(shown -> {
                    StringBuilder text = new StringBuilder(shown.set().id().text());
                    for (int image = 0; image < shown.set().size(); image++) {
                        text.append(", image ").append(image + 1).append(' ').append(word(ImageState.of(shown, image)));
                    }
                    return text.toString();
                })
                .orElse("No set");
    }

    private static String word(ImageState state) {
        return switch (state) {
            case KEEP -> "keep";
            case REJECT -> "reject";
            case SKIP -> "skip";
            case BROKEN -> "broken";
        };
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Sentences about what can be pressed, in pieces of a key and its meaning. */
    record Hint(PickAction action, String meaning) {}

    /** What is pressed most, for the end of the bar. */
    static List<Hint> hints(boolean editable) {
        return editable
                ? List.of(
                        new Hint(PickAction.SKIP_SET, "skip set"),
                        new Hint(PickAction.RESET_SET, "reset"),
                        new Hint(PickAction.FULL_SIZE, "100 %"),
                        new Hint(PickAction.COMPARE, "compare"),
                        new Hint(PickAction.HELP, "all keys"))
                : List.of(
                        new Hint(PickAction.PREVIOUS, "previous"),
                        new Hint(PickAction.NEXT, "next"),
                        new Hint(PickAction.UNDO, "undo"),
                        new Hint(PickAction.JUDGE_AGAIN, "judge again"),
                        new Hint(PickAction.HELP, "all keys"));
    }
}
