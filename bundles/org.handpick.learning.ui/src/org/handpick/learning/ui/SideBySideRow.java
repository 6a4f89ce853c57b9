package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.evaluation.BoxMatch;
import org.handpick.learning.evaluation.Disagreement;
import org.handpick.learning.evaluation.Judged;
import org.handpick.workbench.Certainty;

/**
 * A set that a person decided beside what each run would make of it.
 *
 * @param opinions a place for each run that is looked at; empty where the run was not judged by this set
 */
record SideBySideRow(LabelledSet set, List<Optional<Opinion>> opinions) {
    SideBySideRow {
        Objects.requireNonNull(set);
        opinions = List.copyOf(opinions);
    }

    /**
     * What a run would do.
     *
     * @param model the SHA-256 of its parameters
     * @param speaks whether it is sure enough to say so
     */
    record Opinion(String model, Disagreement about, boolean speaks) {
        Judged judged() {
            return about.judged();
        }

        int pick() {
            return judged().proposal().pick();
        }

        boolean isWrong() {
            return judged().picksRight().filter(right -> !right).isPresent();
        }

        boolean isCropOff() {
            return judged().boxMatch()
                    .filter(match -> !match.isWithinTolerance())
                    .isPresent();
        }

        /** Such as {@code 95 % sure, IoU 0.90}. */
        private String sureness(String between) {
            return confidence() + " sure" + (speaks ? "" : ", no opinion") + overlap(between);
        }

        private String confidence() {
            return Certainty.words(judged().confidence());
        }

        private String overlap(String between) {
            return judged().boxMatch()
                    .map(BoxMatch::iou)
                    .map(iou -> String.format(Locale.ROOT, "%sIoU %.2f", between, iou))
                    .orElse("");
        }

        /** Such as {@code 2, 95 %, IoU 0.90}, as several stand in a row. @param crop whether to tell how near it comes */
        private String brief(boolean crop) {
            String kept = String.valueOf(pick() + 1);
            return (isWrong() ? "✕ " : "")
                    + (speaks ? kept : "(" + kept + ")")
                    + ", "
                    + confidence()
                    + (crop ? overlap(", ") : "");
        }
    }

    /**
     * An image of the row.
     *
     * @param kept whether the person kept it
     * @param crop that the person made of it
     * @param runs what each run would do with it, in their order
     */
    record Side(LabelledImage image, boolean kept, Optional<CropBox> crop, List<RunSide> runs) {}

    /**
     * @param proposed whether the run would keep it
     * @param crop that the run would make of it; told of the two that matter alone
     */
    record RunSide(boolean proposed, Optional<CropBox> crop) {}

    private static final String BREAK = "  ·  ";

    private Stream<Opinion> known() {
        return opinions.stream().flatMap(Optional::stream);
    }

    /** The greatest of any run; below 0 where no keeper was to be chosen. */
    double loss() {
        return greatest(opinion -> opinion.about().loss().orElse(-1));
    }

    /** How far the worst crop of any run is off; below 0 where no box is known. */
    double cropOff() {
        return greatest(opinion -> opinion.about().crop().orElse(-1));
    }

    double leastSure() {
        return -greatest(opinion -> -opinion.about().confidence());
    }

    double mostSure() {
        return greatest(opinion -> opinion.about().confidence());
    }

    private double greatest(ToDoubleFunction<Opinion> of) {
        OptionalDouble greatest = known().mapToDouble(of).max();
        return greatest.orElse(-1);
    }

    /** How many runs would keep another image than the person did. */
    int against() {
        return (int) known().filter(Opinion::isWrong).count();
    }

    /** How many different images the runs would keep. */
    int picks() {
        return (int) known().map(Opinion::pick).distinct().count();
    }

    boolean isCropOff() {
        return known().anyMatch(Opinion::isCropOff);
    }

    boolean isSilent() {
        return known().anyMatch(opinion -> !opinion.speaks());
    }

    /** @param text in lower case */
    boolean has(String text) {
        return set.id().text().toLowerCase(Locale.ROOT).contains(text)
                || set.images().stream()
                        .anyMatch(image -> image.name().toLowerCase(Locale.ROOT).contains(text));
    }

    /** The images in their order. */
    List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        for (int image = 0; image < set.images().size(); image++) {
            int at = image;
            boolean kept = set.label().filter(label -> label.keeper() == at).isPresent();
            sides.add(new Side(
                    set.images().get(image),
                    kept,
                    kept ? set.label().flatMap(LabelledSet.Label::box) : Optional.empty(),
                    opinions.stream()
                            .map(opinion -> opinion.map(known -> side(known, at, kept))
                                    .orElse(new RunSide(false, Optional.empty())))
                            .toList()));
        }
        return sides;
    }

    private static RunSide side(Opinion opinion, int image, boolean kept) {
        boolean proposed = opinion.pick() == image;
        return new RunSide(
                proposed,
                kept || proposed
                        ? Optional.of(opinion.judged().proposal().boxes().get(image))
                        : Optional.empty());
    }

    /** Which set it is, and what the person kept. */
    String decided() {
        return set.id().text()
                + set.label()
                        .map(label -> BREAK + "you kept " + (label.keeper() + 1))
                        .orElse(BREAK + "you kept none");
    }

    /**
     * What one of several runs would do, in few words beside its line; in parentheses what it is not sure enough to say.
     *
     * @param crop whether to tell how near its crop comes, where there is room for that
     */
    String brief(int run, boolean crop) {
        return opinions.get(run)
                .map(opinion -> opinion.brief(crop))
                .orElse(crop ? "not judged by this set" : "not judged");
    }

    /** All of it: what was kept, what would be, how sure, and how near the crops are. @param names of the runs */
    String words(List<String> names) {
        if (opinions.size() == 1 && opinions.getFirst().isPresent()) {
            Opinion only = opinions.getFirst().orElseThrow();
            return decided() + ", it would keep " + (only.pick() + 1) + BREAK + only.sureness(BREAK);
        }
        StringBuilder words = new StringBuilder(decided());
        for (int run = 0; run < opinions.size(); run++) {
            words.append(BREAK).append(names.get(run));
            words.append(opinions.get(run)
                    .map(opinion -> " would keep " + (opinion.pick() + 1) + ", " + opinion.sureness(", "))
                    .orElse(" was not judged by this set"));
        }
        return words.toString();
    }
}
