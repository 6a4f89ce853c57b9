package org.handpick.cli.learning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.cli.picking.StoredPreferences;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.evaluation.Task;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.runs.Setting;
import org.handpick.learning.training.Backbone;
import org.handpick.learning.training.ProbeTraining;
import org.handpick.learning.training.TrainModel;
import org.handpick.learning.training.TrainingCost;
import org.handpick.learning.training.TrainingPlan;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;

/** {@code train}: trains a model on a dataset, or goes on where a run was stopped. */
public final class Train implements Command {
    private static final Parameter<Optional<Path>> DATASET = Parameter.option(
            "--dataset", Value.FOLDER, "A dataset that dataset build made. Not needed to go on with a run.");
    private static final Parameter<Optional<Path>> OUT = Parameter.option(
            "--out",
            Value.FOLDER.called("RUN"),
            "The run; in runs/ of the data area unless told. One that was stopped goes on as it was begun; an option"
                    + " that says otherwise is refused.");
    private static final Parameter<Optional<String>> MODEL = Parameter.option(
            "--model",
            Value.TEXT.called("NAME"),
            Backbone.ALL.stream()
                    .map(Backbone::written)
                    .collect(Collectors.joining(
                            ", ",
                            "What sees the pictures: ",
                            "; the first unless told. FILE is an encoder that was made elsewhere and learns no"
                                    + " more; a TorchScript file is a program that runs here, so name only one"
                                    + " that you trust.")));
    private static final Parameter<Optional<Path>> WEIGHTS = Parameter.option(
            "--weights",
            Value.FILE,
            "Published weights that vit-tiny or vit-b16 stands on: safetensors of timm, torchvision or Hugging Face."
                    + " Only its heads learn then, unless --set model.learns=last_layers or all.");
    private static final Parameter<Optional<Integer>> EPOCHS = Parameter.option(
            "--epochs", Value.COUNT, "How often each set is seen at most; what suits the model unless told.");
    private static final Parameter<Optional<Double>> MINUTES = Parameter.option(
            "--time-limit",
            Value.AMOUNT.called("MIN"),
            "After how many minutes of learning it ends, over all times that it went on; preparing pictures is not"
                    + " counted.");
    private static final Parameter<Optional<Integer>> SEED =
            Parameter.option("--seed", Value.COUNT, "The same seed trains the same model.");
    private static final Parameter<List<String>> SETTINGS = Parameter.repeatedOption(
            "--set",
            Value.TEXT.called("KEY=VALUE"),
            "Any other setting by its name in config.yaml, such as training.rate=0.001.");

    private static final Parameter<Boolean> PROBE = Parameter.flag(
            "--probe",
            "Takes the first steps only, keeps nothing, and tells what the training would cost on this machine.");

    private record Cost(
            String device,
            double minutes,
            double secondsPerStep,
            long steps,
            double secondsToPrepare,
            long parameters,
            Long peakBytes) {}

    private record Epoch(int epoch, Map<String, Double> train, Map<String, Double> val, boolean best) {}

    private record Done(String run, int bestEpoch, double minutes) {}

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Trains a model to keep and crop as a person did, judges it by sets that it has not seen, and keeps all"
                + " of it as a run.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DATASET, OUT, MODEL, WEIGHTS, EPOCHS, MINUTES, SEED, SETTINGS, PROBE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Path cache = arguments.dataArea().resolve("cache");
        if (arguments.get(PROBE)) {
            print(
                    new ProbeTraining(
                                    settings(arguments),
                                    dataset(arguments),
                                    cache,
                                    new InstalledWorker(cache).program())
                            .run(output.progress()),
                    output);
            return Outcome.DONE;
        }
        RunFolder run = arguments
                .get(OUT)
                .filter(Files::isDirectory)
                .map(path -> goingOn(RunFolder.at(path), arguments, output))
                .orElseGet(() -> begun(arguments, output));
        TrainModel.Trained trained = new TrainModel(
                        run,
                        StoredPreferences.in(arguments.dataArea()).ladder(),
                        arguments.dataArea(),
                        new InstalledWorker(cache).program(),
                        telling(output))
                .run(output.progress());
        output.result(
                new Done(run.path().toString(), trained.bestEpoch(), trained.minutes()),
                () -> "%s: the model of epoch %d is kept, after %.1f minutes; %s"
                        .formatted(run.path(), trained.bestEpoch(), trained.minutes(), trained.why()));
        for (Task task : Task.values()) {
            if (!trained.evaluation().beatsBaselines(task)) {
                output.message("It is not shown to be better at %s than the best rule that needs no model; see %s"
                        .formatted(task.key(), run.report()));
            }
        }
        return Outcome.DONE;
    }

    private static TrainModel.Listener telling(Output output) {
        return new TrainModel.Listener() {
            @Override
            public void done(Tell.EpochDone epoch) {
                print(epoch, output);
            }

            @Override
            public void warned(String sentence) {
                output.message(sentence);
            }
        };
    }

    /** @throws WrongUse when an option asks for what the run is not */
    private static RunFolder goingOn(RunFolder run, Arguments arguments, Output output) {
        RunConfig config = TrainingSettings.of(run.config()).addTo(RunConfig.EMPTY);
        changes(arguments).forEach((option, lines) -> {
            RunConfig wanted = changed(config, lines).addTo(RunConfig.EMPTY);
            wanted.settings().forEach((key, value) -> {
                Setting own = config.settings().get(key);
                if (!value.equals(own)) {
                    throw contradiction(option, run, key + " is " + own.shown());
                }
            });
        });
        RunEnvironment made = run.environment();
        arguments
                .get(DATASET)
                .filter(dataset -> !new OpenDataset(dataset)
                        .run(output.progress())
                        .sha256()
                        .equals(made.datasetSha256()))
                .ifPresent(_ -> {
                    throw contradiction("--dataset", run, "its dataset is " + made.dataset());
                });
        return run;
    }

    private static WrongUse contradiction(String option, RunFolder run, String own) {
        return new WrongUse(
                "%s: the run %s is there already and goes on as it was begun: %s. Leave the option out, or name a new folder by --out"
                        .formatted(option, run.path(), own));
    }

    private static RunFolder begun(Arguments arguments, Output output) {
        Dataset dataset = new OpenDataset(dataset(arguments)).run(output.progress());
        TrainingPlan plan = new TrainingPlan(new Runs(arguments.dataArea()), settings(arguments), dataset);
        new InstalledWorker(arguments.dataArea().resolve("cache")).program(); // without an engine no run is made
        return arguments.get(OUT).map(plan::beginAt).orElseGet(plan::begin);
    }

    private static Path dataset(Arguments arguments) {
        return arguments
                .get(DATASET)
                .orElseThrow(() -> new WrongUse("--dataset: name a dataset, or with --out a run that was stopped"));
    }

    /** What each option that was given says of the settings, by its name. */
    private static Map<String, List<String>> changes(Arguments arguments) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        arguments.get(MODEL).ifPresent(model -> changes.put(MODEL.name(), TrainingSettings.named(model)));
        changes.put(SETTINGS.name(), arguments.get(SETTINGS));
        arguments
                .get(WEIGHTS)
                .ifPresent(file -> changes.put(
                        WEIGHTS.name(),
                        List.of("model.weights=" + file.toAbsolutePath().normalize())));
        arguments.get(EPOCHS).ifPresent(epochs -> changes.put(EPOCHS.name(), List.of("training.epochs=" + epochs)));
        arguments
                .get(MINUTES)
                .ifPresent(minutes -> changes.put(MINUTES.name(), List.of("training.minutes=" + minutes)));
        arguments.get(SEED).ifPresent(seed -> changes.put(SEED.name(), List.of("training.seed=" + seed)));
        return changes;
    }

    private static TrainingSettings changed(RunConfig config, List<String> lines) {
        try {
            return TrainingSettings.of(config, lines);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static TrainingSettings settings(Arguments arguments) {
        List<String> lines = changes(arguments).entrySet().stream()
                .filter(option -> !option.getKey().equals(MODEL.name()))
                .flatMap(option -> option.getValue().stream())
                .toList();
        TrainingSettings settings;
        try {
            settings = TrainingSettings.usualOf(
                    arguments.get(MODEL).orElse(Backbone.ALL.getFirst().name()), lines);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
        Backbone.named(settings.model())
                .flatMap(backbone -> backbone.problemWith(settings.weights()))
                .ifPresent(problem -> {
                    throw new WrongUse("--model: " + problem);
                });
        return settings;
    }

    private static void print(TrainingCost cost, Output output) {
        Long peakBytes = cost.peakBytes().isPresent() ? cost.peakBytes().getAsLong() : null;
        output.result(
                new Cost(
                        cost.device(),
                        cost.minutes(),
                        cost.secondsPerStep(),
                        cost.steps(),
                        cost.secondsToPrepare(),
                        cost.parameters(),
                        peakBytes),
                () -> "about %.1f minutes on the %s: %d steps of %.2f s, after %.0f s for the pictures; %d parameters%s"
                        .formatted(
                                cost.minutes(),
                                cost.device(),
                                cost.steps(),
                                cost.secondsPerStep(),
                                cost.secondsToPrepare(),
                                cost.parameters(),
                                peakBytes == null ? "" : "; %.1f GB of memory".formatted(peakBytes / 1e9)));
        cost.warning().ifPresent(output::message);
    }

    private static void print(Tell.EpochDone epoch, Output output) {
        output.result(new Epoch(epoch.epoch(), epoch.train(), epoch.val(), epoch.best()), () -> {
            StringBuilder text =
                    new StringBuilder("epoch " + epoch.epoch() + (epoch.best() ? ", the best so far" : ""));
            epoch.val().forEach((name, value) -> text.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
            return text.toString();
        });
    }
}
