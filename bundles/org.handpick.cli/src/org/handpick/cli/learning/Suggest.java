package org.handpick.cli.learning;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Folders;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.picking.StoredPreferences;
import org.handpick.cli.sets.UndecidedSets;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.suggestion.Adviser;
import org.handpick.learning.suggestion.SuggestForSets;
import org.handpick.learning.suggestion.Suggestion;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Worker;

/** {@code suggest}: what a model thinks of the sets that are to do. Nothing is decided and no file is touched. */
public final class Suggest implements Command {
    private static final Parameter<Path> RUN =
            Parameter.requiredOption("--run", Value.FOLDER.called("RUN"), "A run that train brought to its end.");
    private static final Parameter<List<Path>> FOLDERS =
            Parameter.positions(Value.FOLDER, "Folders with images; of a library, the sets that are not decided.");

    private record Suggested(
            String set, List<String> files, double[] scores, Integer pick, double[] crop, double confidence) {}

    @Override
    public String name() {
        return "suggest";
    }

    @Override
    public String summary() {
        return "Tells for each set that is to do which image a model would keep and how it would crop it; no pick"
                + " where it has no opinion, and nothing that it does no better than a rule.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(RUN, FOLDERS);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Path cache = arguments.dataArea().resolve("cache");
        Adviser adviser = Adviser.of(RunFolder.at(arguments.get(RUN)));
        if (!adviser.ranksBetter()) {
            output.message(
                    "This model is not shown to choose better than the best rule that needs none, so it picks nothing.");
        }
        if (!adviser.cropsBetter()) {
            output.message(
                    "This model is not shown to crop better than the best rule that needs none, so it crops nothing.");
        }
        StoredPreferences preferences = StoredPreferences.in(arguments.dataArea());
        try (Worker worker = Worker.start(new InstalledWorker(cache).program(), output.progress())) {
            return output.each(arguments.get(FOLDERS), folder -> {
                Path root = Folders.real(folder);
                List<ImageSet> sets = UndecidedSets.of(root, preferences.groupingRule(root), output)
                        .sets();
                new SuggestForSets(worker, adviser, root, sets, cache, suggestion -> print(suggestion, adviser, output))
                        .run(output.progress())
                        .forEach(output::problem);
            });
        }
    }

    private static void print(Suggestion suggestion, Adviser adviser, Output output) {
        List<String> files =
                suggestion.set().images().stream().map(ImageRef::name).toList();
        CropBox box = suggestion.box();
        boolean opinion = suggestion.hasOpinion() && adviser.ranksBetter();
        double[] scores = suggestion.proposal().scores().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        output.result(
                new Suggested(
                        suggestion.set().id().text(),
                        files,
                        scores,
                        opinion ? suggestion.proposal().pick() : null,
                        opinion && adviser.cropsBetter()
                                ? new double[] {box.left(), box.top(), box.right(), box.bottom()}
                                : null,
                        suggestion.confidence()),
                () -> String.format(
                        Locale.ROOT,
                        "%s: %s (%.2f)",
                        suggestion.set().id(),
                        opinion ? files.get(suggestion.proposal().pick()) : "no opinion",
                        suggestion.confidence()));
    }
}
