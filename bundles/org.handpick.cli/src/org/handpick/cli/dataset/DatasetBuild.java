package org.handpick.cli.dataset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.DatasetBuilt;
import org.handpick.dataset.DatasetBuilt.LeftOutRows;
import org.handpick.dataset.DatasetBuilt.SourceLog;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.DatasetPlan.Shares;
import org.handpick.dataset.Embeddings;
import org.handpick.dataset.Reason;
import org.handpick.dataset.Warning;
import org.handpick.learning.KeptEmbeddings;

/** {@code dataset build}: from logs and images to sets with sides. Rows left out are no problem unless files are not as they should be. */
public final class DatasetBuild implements Command {
    private static final int ROWS_SHOWN = 60;

    private static final Parameter<List<Path>> LOGS =
            Parameter.listOption("--log", Value.FILE, "Logs of decisions, of Handpick or of the earlier scripts.");
    private static final Parameter<List<Path>> IMAGES =
            Parameter.listOption("--images", Value.FOLDER, "Libraries, or folders of libraries.");
    private static final Parameter<Path> OUT = Parameter.requiredOption(
            "--out", Value.FOLDER, "The dataset. There must be nothing of this name yet, or an empty folder.");
    private static final Parameter<Optional<Shares>> SPLIT = Parameter.option(
            "--split",
            new Value<>("TRAIN,VAL,TEST", DatasetBuild::shares),
            "The shares of the three sides; 80,10,10 unless told.");
    private static final Parameter<Optional<Long>> SEED = Parameter.option(
            "--seed",
            new Value<>("N", DatasetBuild::seed),
            "The same seed puts the same set on the same side; 0 unless told.");
    private static final Parameter<Boolean> COCO =
            Parameter.flag("--coco", "Writes the crops in the format of COCO too.");
    private static final Parameter<Optional<Path>> HOLD_OUT =
            Parameter.option("--hold-out", Value.FOLDER, "A library whose sets all go to the test side.");
    private static final Parameter<Optional<Path>> AFTER =
            Parameter.option("--after", Value.FOLDER, "An earlier dataset, whose sets keep their sides.");
    private static final Parameter<Optional<Integer>> NEAR = Parameter.option(
            "--near",
            new Value<>("BITS", DatasetBuild::near),
            "Up to how many of 64 bits two perceptual hashes may differ to count as alike, 0 to "
                    + DatasetPlan.FARTHEST_NEAR + "; " + DatasetPlan.DEFAULT.near() + " unless told.");

    private static final Parameter<Boolean> NO_EMBEDDINGS = Parameter.flag(
            "--no-embeddings",
            "Tells near-duplicates by perceptual hashes alone, and not by what an encoder saw that a model was trained on.");

    private record Sets(long train, long val, long test) {}

    private record Built(Sets sets, long pairs, long crops, Map<String, Long> skipped, long leaks) {}

    @Override
    public String name() {
        return "dataset build";
    }

    @Override
    public String summary() {
        return "Makes a dataset of logs and images: sets that are true and there, split so that nothing alike is on two sides.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LOGS, IMAGES, OUT, SPLIT, SEED, COCO, HOLD_OUT, AFTER, NEAR, NO_EMBEDDINGS);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        DatasetPlan plan = new DatasetPlan(
                arguments.get(SPLIT).orElse(DatasetPlan.DEFAULT.shares()),
                arguments.get(SEED).orElse(DatasetPlan.DEFAULT.seed()),
                arguments.get(COCO),
                arguments.get(NEAR).orElse(DatasetPlan.DEFAULT.near()),
                arguments.get(HOLD_OUT),
                arguments.get(AFTER));
        Optional<Embeddings> embeddings = arguments.get(NO_EMBEDDINGS)
                ? Optional.empty()
                : KeptEmbeddings.inCache(arguments.dataArea().resolve("cache"));
        DatasetBuilt built = new BuildDataset(
                        arguments.get(LOGS), arguments.get(IMAGES), arguments.get(OUT), plan, embeddings)
                .run(output.progress());
        Built told = told(built);
        output.result(
                told,
                () -> "%s: %d sets to train, %d to validate, %d to test; %d pairs, %d crops, %d rows left out"
                        .formatted(
                                built.folder(),
                                told.sets().train(),
                                told.sets().val(),
                                told.sets().test(),
                                told.pairs(),
                                told.crops(),
                                told.skipped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
        built.logs().forEach(log -> log.leftOut().forEach((reason, rows) -> tell(log, reason, rows, output)));
        built.logs()
                .forEach(log -> log.noted()
                        .forEach((fault, rows) -> output.message("%s: %s, %d rows %s (%s): %s"
                                .formatted(
                                        log.file(),
                                        fault.key(),
                                        rows.count(),
                                        fault.invalidates() ? "mended" : "used as they are",
                                        shortened(rows.rows()),
                                        fault.sentence()))));
        built.notes().forEach(output::problem);
        built.warnings().forEach(warning -> tell(warning, output));
        return Outcome.DONE;
    }

    private static void tell(Warning warning, Output output) {
        if (warning.problem()) {
            output.problem(warning.sentence());
        } else {
            output.message(warning.sentence());
        }
    }

    private static Built told(DatasetBuilt built) {
        Map<String, Long> skipped = new LinkedHashMap<>();
        built.leftOut().forEach((reason, rows) -> skipped.merge(reason.key(), rows, Long::sum));
        List<Long> sets = List.copyOf(built.sets().values());
        return new Built(
                new Sets(sets.get(0), sets.get(1), sets.get(2)),
                built.pairs(),
                built.crops(),
                skipped,
                built.proof().leaks());
    }

    private static void tell(SourceLog log, Reason reason, LeftOutRows rows, Output output) {
        String sentence = "%s: %s, %d rows (%s): %s"
                .formatted(log.file(), reason.key(), rows.count(), shortened(rows.rows()), reason.sentence());
        if (reason.unexpected()) {
            output.problem(sentence);
            rows.examples().stream().findFirst().ifPresent(output::message);
        } else {
            output.message(sentence);
        }
    }

    private static String shortened(String rows) {
        return rows.length() > ROWS_SHOWN ? rows.substring(0, ROWS_SHOWN) + "…" : rows;
    }

    private static Shares shares(String text) {
        String expected = "is not three whole numbers such as 80,10,10, none negative and not all 0";
        String[] parts = text.split(",", -1);
        if (parts.length != 3) {
            throw new WrongUse(expected);
        }
        try {
            return new Shares(
                    Integer.parseInt(parts[0].strip()),
                    Integer.parseInt(parts[1].strip()),
                    Integer.parseInt(parts[2].strip()));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(expected);
        }
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongUse("is not a whole number");
        }
    }

    private static int near(String text) {
        String expected = "is not a whole number from 0 to " + DatasetPlan.FARTHEST_NEAR;
        try {
            int bits = Integer.parseInt(text);
            if (bits < 0 || bits > DatasetPlan.FARTHEST_NEAR) {
                throw new WrongUse(expected);
            }
            return bits;
        } catch (NumberFormatException e) {
            throw new WrongUse(expected);
        }
    }
}
