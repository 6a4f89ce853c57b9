package org.handpick.djl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;

/**
 * The sets of a dataset that a model learns from, and those that it is judged by meanwhile.
 *
 * @param leftOut the sets that it does without, by their positions in the dataset: which it is and why, in words
 */
record Lessons(Dataset dataset, SortedMap<Integer, String> leftOut) {
    Lessons {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    static Lessons allOf(Dataset dataset) {
        return new Lessons(dataset, Collections.emptySortedMap());
    }

    List<LabelledSet> train() {
        return of(Split.TRAIN).mapToObj(dataset.sets()::get).toList();
    }

    List<LabelledSet> val() {
        return of(Split.VAL).mapToObj(dataset.sets()::get).toList();
    }

    List<LabelledImage> images() {
        return Stream.concat(train().stream(), val().stream())
                .flatMap(set -> set.images().stream())
                .toList();
    }

    private IntStream of(Split split) {
        return IntStream.range(0, dataset.sets().size()).filter(position -> {
            LabelledSet set = dataset.sets().get(position);
            return set.split() == split
                    && (set.teachesRanking() || set.teachesCropping())
                    && !leftOut.containsKey(position);
        });
    }

    /** Without the sets that show one of these images. @param unreadable which file it is and why, by image */
    Lessons without(Map<LabelledImage, String> unreadable) {
        SortedMap<Integer, String> more = new TreeMap<>(leftOut);
        IntStream.concat(of(Split.TRAIN), of(Split.VAL)).forEach(position -> {
            LabelledSet set = dataset.sets().get(position);
            set.images().stream()
                    .filter(unreadable::containsKey)
                    .findFirst()
                    .ifPresent(image -> more.put(position, set.id().text() + ": " + unreadable.get(image)));
        });
        return new Lessons(dataset, more);
    }

    /** @throws Untrainable saying what they lack */
    void refuseWhatTeachesNothing() {
        if (train().stream().noneMatch(LabelledSet::teachesRanking)) {
            throw new Untrainable(
                    "The training split has no set with a keeper and a reject, so there is nothing to rank"
                            + without());
        }
        if (val().isEmpty()) {
            throw new Untrainable(
                    "The validation split is empty, so nobody could tell when to stop; add sets" + without());
        }
    }

    private String without() {
        return leftOut.isEmpty()
                ? ""
                : ". %d sets are left out, as images of theirs can't be used; the first is %s"
                        .formatted(leftOut.size(), leftOut.firstEntry().getValue());
    }
}
