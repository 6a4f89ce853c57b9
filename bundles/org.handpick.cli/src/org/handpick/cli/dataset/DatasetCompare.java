package org.handpick.cli.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.DatasetDiff;
import org.handpick.dataset.DiffDatasets;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;

/** {@code dataset diff}: what changed from one dataset to another. Sets that changed their side are a problem. */
public final class DatasetCompare implements Command {
    private static final Parameter<Path> BEFORE =
            Parameter.position(Value.FOLDER.called("A"), "The dataset as it was.");
    private static final Parameter<Path> AFTER = Parameter.position(Value.FOLDER.called("B"), "The dataset as it is.");

    private record Sets(long train, long val, long test) {}

    private record Counts(String sha256, Sets sets, long pairs, long crops) {}

    private record Named(String set, String library, String split) {}

    private record Answer(String keeper, List<Double> box) {}

    private record Relabelled(String set, String library, Answer before, Answer after) {}

    private record Moved(String set, String library, String before, String after) {}

    private record Sources(List<String> added, List<String> removed) {}

    private record Changed(
            Counts before,
            Counts after,
            List<Named> added,
            List<Named> removed,
            List<Relabelled> relabelled,
            List<Moved> moved,
            Sources sources) {}

    @Override
    public String name() {
        return "dataset diff";
    }

    @Override
    public String summary() {
        return "Tells what changed from one dataset to another: sets, labels, sides and sources.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BEFORE, AFTER);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        DatasetDiff diff = new DiffDatasets(arguments.get(BEFORE), arguments.get(AFTER)).run(output.progress());
        output.result(
                new Changed(
                        counts(diff.before()),
                        counts(diff.after()),
                        diff.added().stream().map(DatasetCompare::named).toList(),
                        diff.removed().stream().map(DatasetCompare::named).toList(),
                        diff.relabelled().stream()
                                .map(change -> new Relabelled(
                                        change.after().id().text(),
                                        change.after().library(),
                                        answer(change.before()),
                                        answer(change.after())))
                                .toList(),
                        diff.moved().stream()
                                .map(change -> new Moved(
                                        change.after().id().text(),
                                        change.after().library(),
                                        change.before().split().key(),
                                        change.after().split().key()))
                                .toList(),
                        new Sources(diff.addedSources(), diff.removedSources())),
                () -> "%d sets added, %d removed, %d relabelled, %d on another side"
                        .formatted(
                                diff.added().size(),
                                diff.removed().size(),
                                diff.relabelled().size(),
                                diff.moved().size()));
        for (DatasetDiff.Change change : diff.moved()) {
            output.problem("%s: %s went from %s to %s; make the dataset with --after to keep sides"
                    .formatted(
                            arguments.get(AFTER),
                            change.after().id(),
                            change.before().split().key(),
                            change.after().split().key()));
        }
        return Outcome.DONE;
    }

    private static Counts counts(DatasetDiff.Counts counts) {
        return new Counts(
                counts.sha256(),
                new Sets(
                        counts.sets().get(Split.TRAIN),
                        counts.sets().get(Split.VAL),
                        counts.sets().get(Split.TEST)),
                counts.pairs(),
                counts.crops());
    }

    private static Named named(LabelledSet set) {
        return new Named(set.id().text(), set.library(), set.split().key());
    }

    /** The keeper is null where all were rejected, and the box where no crop is told: that is how JSON says so. */
    private static Answer answer(LabelledSet set) {
        Optional<CropBox> box = set.label().flatMap(LabelledSet.Label::box);
        return new Answer(
                set.label()
                        .map(label -> set.images().get(label.keeper()).name())
                        .orElse(null),
                box.map(edges -> List.of(edges.left(), edges.top(), edges.right(), edges.bottom()))
                        .orElse(null));
    }
}
