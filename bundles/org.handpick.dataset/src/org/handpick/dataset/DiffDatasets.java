package org.handpick.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.output.SetReader;

/** Tells what changed from one dataset to another. */
public final class DiffDatasets implements Operation<DatasetDiff> {
    private final Path before;
    private final Path after;

    public DiffDatasets(Path before, Path after) {
        this.before = Objects.requireNonNull(before);
        this.after = Objects.requireNonNull(after);
    }

    /** @throws UnreadableDataset as {@link OpenDataset} does */
    @Override
    public DatasetDiff run(Progress progress) {
        Dataset was = new OpenDataset(before).run(progress);
        Dataset is = new OpenDataset(after).run(progress);
        Map<List<String>, LabelledSet> old = byContent(was);
        List<LabelledSet> added = new ArrayList<>();
        List<DatasetDiff.Change> relabelled = new ArrayList<>();
        List<DatasetDiff.Change> moved = new ArrayList<>();
        for (LabelledSet set : is.sets()) {
            Optional<LabelledSet> earlier = Optional.ofNullable(old.remove(content(set)));
            if (earlier.isEmpty()) {
                added.add(set);
                continue;
            }
            DatasetDiff.Change change = new DatasetDiff.Change(earlier.get(), set);
            if (!answer(earlier.get()).equals(answer(set))) {
                relabelled.add(change);
            }
            if (earlier.get().split() != set.split()) {
                moved.add(change);
            }
        }
        List<String> oldSources = SetReader.open(before).sources();
        List<String> sources = SetReader.open(after).sources();
        return new DatasetDiff(
                DatasetDiff.Counts.of(was),
                DatasetDiff.Counts.of(is),
                added,
                List.copyOf(old.values()),
                relabelled,
                moved,
                without(sources, oldSources),
                without(oldSources, sources));
    }

    private static Map<List<String>, LabelledSet> byContent(Dataset dataset) {
        Map<List<String>, LabelledSet> sets = new LinkedHashMap<>();
        dataset.sets().forEach(set -> sets.put(content(set), set));
        return sets;
    }

    private static List<String> content(LabelledSet set) {
        return set.images().stream().map(LabelledImage::sha256).sorted().toList();
    }

    /** The keeper by what it is, since two logs may tell the images of a set in different orders; and its box. */
    private record Answer(Optional<String> keeper, Optional<CropBox> box) {}

    private static Answer answer(LabelledSet set) {
        return new Answer(
                set.label().map(label -> set.images().get(label.keeper()).sha256()),
                set.label().flatMap(LabelledSet.Label::box));
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
