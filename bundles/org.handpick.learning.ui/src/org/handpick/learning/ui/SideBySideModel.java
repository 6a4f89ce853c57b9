package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.evaluation.BoxMatch;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Disagreement;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Judged;
import org.handpick.picking.Suggested;
import org.handpick.workbench.Certainty;
import org.handpick.workbench.events.DoubtSeen;

/** What a person decided beside what a run would: which sets are listed, in which order, and what is said of each. For the UI thread. */
final class SideBySideModel {
    /** What comes first. */
    enum Order {
        DISAGREEMENT(
                "Disagreement",
                Comparator.comparingDouble((Disagreement one) -> -one.loss().orElse(-1))),
        CROP("Worst crop", Comparator.comparingDouble(one -> -one.crop().orElse(-1))),
        UNSURE("Least confidence", Comparator.comparingDouble(Disagreement::confidence)),
        SURE("Most confidence", Comparator.comparingDouble(one -> -one.confidence())),
        LATEST("Latest decision", Comparator.comparing(one -> one.judged().set().decided(), Comparator.reverseOrder()));

        private final String label;
        private final Comparator<Disagreement> comparator;

        Order(String label, Comparator<Disagreement> comparator) {
            this.label = label;
            this.comparator = comparator;
        }

        String label() {
            return label;
        }
    }

    /** Which sets are listed. */
    enum Filter {
        ALL("All sets"),
        WRONG("Other keeper"),
        CROP_OFF("Crop off by more than 0.05"),
        SILENT("No opinion");

        private final String label;

        Filter(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private List<Disagreement> all = List.of();
    private Calibration calibration = Calibration.NONE;
    private Order order = Order.DISAGREEMENT;
    private Filter filter = Filter.ALL;
    private String text = "";
    private List<Disagreement> rows = List.of();
    private Optional<String> chosen = Optional.empty();
    /** The sets whose row was on the screen since this run is shown, and its model. */
    private final Set<SetId> seen = new HashSet<>();

    private String asked = "";

    /** Shows what a run would have done; nothing before somebody has found out. */
    void show(Optional<EvaluateRun.Evaluated> evaluated) {
        calibration = evaluated.map(result -> result.evaluation().calibration()).orElse(Calibration.NONE);
        all = evaluated.map(EvaluateRun.Evaluated::judged).orElse(List.of()).stream()
                .map(judged -> Disagreement.of(calibration.of(judged)))
                .toList();
        String model = evaluated.map(result -> result.basis().model()).orElse("");
        if (!model.equals(asked)) {
            asked = model;
            seen.clear();
        }
        arrange();
    }

    /**
     * What a person is seen to know now of a set whose row was painted, the first time that it was.
     *
     * @param open the set in the open library
     */
    Optional<DoubtSeen> painted(int row, Function<SetId, Optional<ImageSet>> open) {
        Judged judged = rows.get(row).judged();
        SetId id = judged.set().id();
        if (seen.contains(id)) {
            return Optional.empty();
        }
        int pick = judged.proposal().pick();
        String name = judged.set().images().get(pick).name();
        Optional<DoubtSeen> told = open.apply(id)
                .flatMap(set -> set.images().stream()
                        .filter(image -> image.name().equals(name))
                        .findFirst())
                .map(image -> new DoubtSeen(
                        id,
                        new Suggested(
                                image, Optional.of(judged.proposal().boxes().get(pick)), false, asked)));
        told.ifPresent(_ -> seen.add(id));
        return told;
    }

    void sort(Order by) {
        order = by;
        arrange();
    }

    Order order() {
        return order;
    }

    void filter(Filter wanted) {
        filter = wanted;
        arrange();
    }

    /** Only sets with this in their id or the name of an image. */
    void find(String wanted) {
        text = wanted.strip().toLowerCase(Locale.ROOT);
        arrange();
    }

    private void arrange() {
        rows = all.stream()
                .filter(this::isListed)
                .sorted(order.comparator.thenComparing(
                        one -> one.judged().set().id().text()))
                .toList();
    }

    private boolean isListed(Disagreement one) {
        Judged judged = one.judged();
        boolean passes = switch (filter) {
            case ALL -> true;
            case WRONG -> judged.picksRight().filter(right -> !right).isPresent();
            case CROP_OFF ->
                judged.boxMatch().filter(match -> !match.isWithinTolerance()).isPresent();
            case SILENT -> !hasOpinion(judged);
        };
        return passes
                && (text.isEmpty()
                        || judged.set().id().text().toLowerCase(Locale.ROOT).contains(text)
                        || judged.set().images().stream()
                                .anyMatch(image ->
                                        image.name().toLowerCase(Locale.ROOT).contains(text)));
    }

    private boolean hasOpinion(Judged judged) {
        return judged.set().images().size() > 1 && calibration.speaks(judged.confidence());
    }

    int rows() {
        return rows.size();
    }

    int total() {
        return all.size();
    }

    LabelledSet set(int row) {
        return rows.get(row).judged().set();
    }

    Optional<String> chosen() {
        return chosen;
    }

    void choose(int row) {
        chosen = Optional.of(set(row).id().text());
    }

    OptionalInt chosenRow() {
        return chosen.map(this::row).orElse(OptionalInt.empty());
    }

    /** Where a set is listed, if it is. */
    OptionalInt row(String set) {
        for (int row = 0; row < rows.size(); row++) {
            if (set(row).id().text().equals(set)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * An image of a row.
     *
     * @param kept whether the person kept it, {@code proposed} whether the run would
     * @param crop that the person made of it
     * @param proposedCrop that the run would make of it; told of the two that matter alone
     */
    record Side(
            LabelledImage image,
            boolean kept,
            boolean proposed,
            Optional<CropBox> crop,
            Optional<CropBox> proposedCrop) {}

    /** The images of a row in their order. */
    List<Side> sides(int row) {
        Judged judged = rows.get(row).judged();
        LabelledSet set = judged.set();
        List<Side> sides = new ArrayList<>();
        for (int image = 0; image < set.images().size(); image++) {
            int at = image;
            boolean kept = set.label().filter(label -> label.keeper() == at).isPresent();
            boolean proposed = judged.proposal().pick() == image;
            sides.add(new Side(
                    set.images().get(image),
                    kept,
                    proposed,
                    kept ? set.label().flatMap(LabelledSet.Label::box) : Optional.empty(),
                    kept || proposed ? Optional.of(judged.proposal().boxes().get(image)) : Optional.empty()));
        }
        return sides;
    }

    /** What is said of a row: what was kept, what would be, how sure, and how near the crops are. */
    String words(int row) {
        Disagreement one = rows.get(row);
        Judged judged = one.judged();
        StringBuilder words = new StringBuilder(judged.set().id().text());
        words.append(judged.set()
                .label()
                .map(label -> "  ·  you kept " + (label.keeper() + 1))
                .orElse("  ·  you kept none"));
        words.append(", it would keep ").append(judged.proposal().pick() + 1);
        words.append("  ·  ").append(Certainty.words(judged.confidence())).append(" sure");
        if (!hasOpinion(judged)) {
            words.append(", no opinion");
        }
        judged.boxMatch()
                .map(BoxMatch::iou)
                .ifPresent(iou -> words.append(String.format(Locale.ROOT, "  ·  IoU %.2f", iou)));
        return words.toString();
    }

    /** Whether the run would keep another image than the person did. */
    boolean isWrong(int row) {
        return rows.get(row).judged().picksRight().filter(right -> !right).isPresent();
    }
}
