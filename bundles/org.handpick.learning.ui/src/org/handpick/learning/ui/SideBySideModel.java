package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Disagreement;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Judged;
import org.handpick.picking.Suggested;
import org.handpick.workbench.events.DoubtSeen;

/** What a person decided beside what each chosen run would: which sets are listed, and in which order. For the UI thread. */
final class SideBySideModel {
    /** What comes first; of several runs the one counts that is furthest that way. */
    enum Order {
        DISAGREEMENT(
                "Disagreement",
                Comparator.comparingInt((SideBySideRow row) -> -row.against())
                        .thenComparingInt(row -> -row.picks())
                        .thenComparingDouble(row -> -row.loss())),
        LOSS("Highest loss", Comparator.comparingDouble(row -> -row.loss())),
        CROP("Worst crop", Comparator.comparingDouble(row -> -row.cropOff())),
        UNSURE("Least confidence", Comparator.comparingDouble(SideBySideRow::leastSure)),
        SURE("Most confidence", Comparator.comparingDouble(row -> -row.mostSure())),
        LATEST("Latest decision", Comparator.comparing(row -> row.set().decided(), Comparator.reverseOrder()));

        private final String label;
        private final Comparator<SideBySideRow> comparator;

        Order(String label, Comparator<SideBySideRow> comparator) {
            this.label = label;
            this.comparator = comparator;
        }

        String label() {
            return label;
        }
    }

    /** Which sets are listed; of several runs one is enough. */
    enum Filter {
        ALL("All sets", row -> true),
        WRONG("Other keeper", row -> row.against() > 0),
        APART("Runs differ", row -> row.picks() > 1),
        CROP_OFF("Crop off by more than 0.05", SideBySideRow::isCropOff),
        SILENT("No opinion", SideBySideRow::isSilent);

        private final String label;
        private final Predicate<SideBySideRow> lists;

        Filter(String label, Predicate<SideBySideRow> lists) {
            this.label = label;
            this.lists = lists;
        }

        String label() {
            return label;
        }
    }

    /**
     * A run that is looked at.
     *
     * @param judged what came of judging it; nothing before somebody has found out
     */
    record Shown(String name, Optional<EvaluateRun.Evaluated> judged) {}

    /** What makes a set the same one to two runs: both were judged by the same pictures of it. */
    private record Known(String library, SetId id, List<String> pictures) {
        static Known of(LabelledSet set) {
            return new Known(
                    set.library(),
                    set.id(),
                    set.images().stream().map(LabelledImage::sha256).toList());
        }
    }

    private List<String> names = List.of();
    private List<SideBySideRow> all = List.of();
    private Order order = Order.DISAGREEMENT;
    private Filter filter = Filter.ALL;
    private String text = "";
    private List<SideBySideRow> rows = List.of();
    private Optional<String> chosen = Optional.empty();
    /** The sets whose row was on the screen, by the models of the runs that are shown. */
    private final Map<String, Set<SetId>> seen = new HashMap<>();

    /** Shows what these runs would have done. */
    void show(List<Shown> runs) {
        names = runs.stream().map(Shown::name).toList();
        all = rows(runs);
        seen.keySet()
                .retainAll(runs.stream()
                        .flatMap(run -> run.judged().stream())
                        .map(result -> result.basis().model())
                        .toList());
        arrange();
    }

    /** A row for each set that any of the runs was judged by. */
    private static List<SideBySideRow> rows(List<Shown> runs) {
        Map<Known, LabelledSet> sets = new LinkedHashMap<>();
        List<Map<Known, Proposal>> proposals = new ArrayList<>();
        for (Shown run : runs) {
            Map<Known, Proposal> ofRun = new HashMap<>();
            for (Judged judged : run.judged().map(EvaluateRun.Evaluated::judged).orElse(List.of())) {
                sets.merge(Known.of(judged.set()), judged.set(), SideBySideModel::later);
                ofRun.put(Known.of(judged.set()), judged.proposal());
            }
            proposals.add(ofRun);
        }
        List<SideBySideRow> rows = new ArrayList<>();
        sets.forEach((known, set) -> {
            List<Optional<SideBySideRow.Opinion>> opinions = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                Optional<EvaluateRun.Evaluated> judged = runs.get(run).judged();
                opinions.add(Optional.ofNullable(proposals.get(run).get(known))
                        .map(proposal -> opinion(judged.orElseThrow(), new Judged(set, proposal))));
            }
            rows.add(new SideBySideRow(set, opinions));
        });
        return rows;
    }

    /** A set may have been decided anew since the dataset of one of the runs was built. */
    private static LabelledSet later(LabelledSet one, LabelledSet other) {
        return other.decided().isAfter(one.decided()) ? other : one;
    }

    private static SideBySideRow.Opinion opinion(EvaluateRun.Evaluated by, Judged judged) {
        Calibration calibration = by.evaluation().calibration();
        Disagreement about = Disagreement.of(calibration.of(judged));
        return new SideBySideRow.Opinion(
                by.basis().model(), about, judged.set().images().size() > 1 && calibration.speaks(about.confidence()));
    }

    /**
     * What a person is seen to know now of a set whose row was painted, the first time that it was: what each run would keep, the
     * first run last.
     *
     * @param open the set in the open library
     */
    List<DoubtSeen> painted(int row, Function<SetId, Optional<ImageSet>> open) {
        LabelledSet set = set(row);
        return rows.get(row).opinions().reversed().stream()
                .flatMap(Optional::stream)
                .filter(opinion -> !seen.getOrDefault(opinion.model(), Set.of()).contains(set.id()))
                .flatMap(opinion -> open.apply(set.id()).flatMap(now -> told(set, opinion, now)).stream())
                .toList();
    }

    private Optional<DoubtSeen> told(LabelledSet set, SideBySideRow.Opinion opinion, ImageSet now) {
        int pick = opinion.pick();
        String name = set.images().get(pick).name();
        Optional<DoubtSeen> told = now.images().stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .map(image -> new DoubtSeen(
                        set.id(),
                        new Suggested(
                                image,
                                Optional.of(opinion.judged().proposal().boxes().get(pick)),
                                false,
                                opinion.model())));
        told.ifPresent(
                _ -> seen.computeIfAbsent(opinion.model(), _ -> new HashSet<>()).add(set.id()));
        return told;
    }

    void sort(Order by) {
        order = by;
        arrange();
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
                .filter(row -> filter.lists.test(row) && row.has(text))
                .sorted(order.comparator.thenComparing(row -> row.set().id().text()))
                .toList();
    }

    int rows() {
        return rows.size();
    }

    int total() {
        return all.size();
    }

    /** How many runs are looked at. */
    int runs() {
        return names.size();
    }

    SideBySideRow row(int row) {
        return rows.get(row);
    }

    LabelledSet set(int row) {
        return rows.get(row).set();
    }

    void choose(int row) {
        chosen = Optional.of(set(row).id().text());
    }

    OptionalInt chosenRow() {
        return chosen.map(this::rowOf).orElse(OptionalInt.empty());
    }

    /** Where a set is listed, if it is. */
    OptionalInt rowOf(String set) {
        for (int row = 0; row < rows.size(); row++) {
            if (set(row).id().text().equals(set)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /** What is said of a row: what was kept, what would be, how sure, and how near the crops are. */
    String words(int row) {
        return rows.get(row).words(names);
    }

    /** Whether a run would keep another image than the person did. */
    boolean isWrong(int row) {
        return rows.get(row).against() > 0;
    }
}
