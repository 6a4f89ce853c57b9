package org.handpick.learning.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.handpick.dataset.LabelledSet;

/**
 * What was kept against what was proposed.
 *
 * @param labels of rows and columns
 * @param counts sets in which the label of the row was kept and that of the column proposed
 */
public record Confusion(List<String> labels, List<List<Integer>> counts) {
    public Confusion {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** By the stages of the images, in the order of their names. */
    public static Confusion byStage(List<Judged> judged) {
        return of(judged, (set, image) -> set.images().get(image).stage());
    }

    /** By the place of the images in their sets, which people count from 1. */
    public static Confusion byPosition(List<Judged> judged) {
        return of(judged, (set, image) -> String.valueOf(image + 1));
    }

    private static Confusion of(List<Judged> judged, BiFunction<LabelledSet, Integer, String> label) {
        List<Judged> ranked =
                judged.stream().filter(one -> one.set().teachesRanking()).toList();
        TreeSet<String> seen = new TreeSet<>();
        for (Judged one : ranked) {
            for (int image = 0; image < one.set().images().size(); image++) {
                seen.add(label.apply(one.set(), image));
            }
        }
        List<String> labels = List.copyOf(seen);
        List<List<Integer>> counts = new ArrayList<>();
        labels.forEach(row -> counts.add(new ArrayList<>(Collections.nCopies(labels.size(), 0))));
        for (Judged one : ranked) {
            int kept = one.set().label().orElseThrow().keeper();
            List<Integer> row = counts.get(labels.indexOf(label.apply(one.set(), kept)));
            int column = labels.indexOf(label.apply(one.set(), one.proposal().pick()));
            row.set(column, row.get(column) + 1);
        }
        return new Confusion(labels, counts);
    }

    /** Sets in which one was kept and the other proposed; 0 for a label that does not occur. */
    public int count(String kept, String proposed) {
        int row = labels.indexOf(kept);
        int column = labels.indexOf(proposed);
        return row < 0 || column < 0 ? 0 : counts.get(row).get(column);
    }

    JsonObject json() {
        JsonArray rows = new JsonArray();
        for (List<Integer> row : counts) {
            JsonArray columns = new JsonArray();
            row.forEach(columns::add);
            rows.add(columns);
        }
        JsonArray names = new JsonArray();
        labels.forEach(names::add);
        JsonObject json = new JsonObject();
        json.add("labels", names);
        json.add("counts", rows);
        return json;
    }
}
