package org.handpick.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.cli.samples.AnswersLog;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.training.TrainModel;
import org.handpick.learning.training.TrainingPlan;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.DrawnSet;
import org.handpick.samples.LibraryPlan;

/**
 * A drawn library, a dataset of its right answers, and two runs of the quickest model: one that is better than every rule, and one that
 * learned so little that it is not. They are made once for all tests that ask for them, and lie in the data area only while one is on.
 */
final class TrainedRuns {
    static final String GOOD = "april";
    static final String POOR = "march";

    private static final LibraryPlan LIBRARY = new LibraryPlan(200, new ImageSize(240, 160), 20261124, false);
    /** More than usual stop and judge, so that a small library is enough for a run that has opinions. */
    private static final DatasetPlan PLAN = new DatasetPlan(
            new DatasetPlan.Shares(45, 20, 35),
            DatasetPlan.DEFAULT.seed(),
            false,
            DatasetPlan.DEFAULT.near(),
            Optional.empty(),
            Optional.empty());

    private static Optional<TrainedRuns> made = Optional.empty();

    private final Path library;
    private final Path dataset;
    private final List<Path> runs;

    private TrainedRuns(Path library, Path dataset, List<Path> runs) {
        this.library = library;
        this.dataset = dataset;
        this.runs = runs;
    }

    /** @param dataArea in whose caches is remembered what is computed */
    static synchronized TrainedRuns made(Path dataArea) throws IOException {
        if (made.isEmpty()) {
            made = Optional.of(make(Path.of("").toRealPath().resolve("target/trained"), dataArea));
        }
        return made.get();
    }

    private static TrainedRuns make(Path folder, Path dataArea) throws IOException {
        delete(folder); // of tests before
        Files.createDirectories(folder);
        Path library = folder.resolve("library");
        List<DrawnSet> sets = new DrawLibrary(library, LIBRARY).run(Progress.NONE);
        Path log = folder.resolve("answers.csv");
        AnswersLog.write(log, library, LIBRARY.frame(), sets);
        Path dataset = folder.resolve("drawn");
        new BuildDataset(List.of(log), List.of(library), dataset, PLAN).run(Progress.NONE);
        Dataset built = new OpenDataset(dataset).run(Progress.NONE);
        return new TrainedRuns(
                library,
                dataset,
                List.of(
                        trained(folder.resolve(POOR), built, dataArea, "training.epochs=12", "training.rate=0.0000001"),
                        trained(folder.resolve(GOOD), built, dataArea, "training.epochs=40")));
    }

    private static Path trained(Path place, Dataset dataset, Path dataArea, String... changes) {
        List<String> all = Stream.concat(Stream.of("model.name=classic", "training.parts=false"), Stream.of(changes))
                .toList();
        RunFolder run =
                new TrainingPlan(new Runs(dataArea), TrainingSettings.usualOf("classic", all), dataset).beginAt(place);
        new TrainModel(
                        run,
                        StageLadder.DEFAULT,
                        dataArea,
                        new InstalledWorker(dataArea.resolve("cache")).program(),
                        TrainModel.Listener.NONE)
                .run(Progress.NONE);
        return place;
    }

    Path library() {
        return library;
    }

    /** Lays dataset and runs into a data area, as if they had been made there. */
    TrainedRuns layInto(Path dataArea) throws IOException {
        copy(dataset, dataArea.resolve("datasets").resolve(dataset.getFileName()));
        for (Path run : runs) {
            copy(run, dataArea.resolve("runs").resolve(run.getFileName()));
        }
        return this;
    }

    void takeFrom(Path dataArea) throws IOException {
        delete(dataArea.resolve("datasets").resolve(dataset.getFileName()));
        for (Path run : runs) {
            delete(dataArea.resolve("runs").resolve(run.getFileName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(TrainedRuns::deleteFile);
            }
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
