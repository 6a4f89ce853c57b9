package org.handpick.dataset.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handpick.dataset.DatasetBuilt.LeftOutRows;
import org.handpick.dataset.DatasetBuilt.NotedRows;
import org.handpick.dataset.DatasetBuilt.Seen;
import org.handpick.dataset.DatasetBuilt.SourceLog;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.Reason;
import org.handpick.dataset.Split;
import org.handpick.dataset.UnwritableDataset;
import org.handpick.dataset.Warning;
import org.handpick.traininglog.check.Fault;

/** Writes what is told about a dataset: its header, its report and its card. No time stands in them, so that equal sources give equal files. */
public final class WritePages {
    private final WorkFolder folder;
    private final DatasetPlan plan;
    private final List<Path> roots;
    private final List<SourceLog> logs;
    private final Tally tally;
    private final Optional<Seen> seen;

    /** @param seen the encoder whose embeddings were there */
    public WritePages(
            WorkFolder folder,
            DatasetPlan plan,
            List<Path> roots,
            List<SourceLog> logs,
            Tally tally,
            Optional<Seen> seen) {
        this.seen = seen;
        this.folder = folder;
        this.plan = plan;
        this.roots = roots;
        this.logs = logs;
        this.tally = tally;
    }

    /**
     * Writes {@code dataset.json}.
     *
     * @param sha256 of the sets
     * @param earlier the hash of the dataset whose sides were kept
     * @param version of Handpick
     */
    public void writeHeader(String sha256, Optional<String> earlier, String version) {
        JsonObject json = new JsonObject();
        json.addProperty("schema_version", DatasetFiles.SCHEMA_VERSION);
        json.addProperty("sha256", sha256);
        json.addProperty("handpick", version);
        json.addProperty("java", Runtime.version().toString());
        json.addProperty("seed", plan.seed());
        JsonObject made = new JsonObject();
        JsonObject shares = new JsonObject();
        for (Split split : Split.values()) {
            shares.addProperty(split.key(), plan.shares().of(split));
        }
        made.add("split", shares);
        made.addProperty("near", plan.near());
        made.add("embeddings", seen.<JsonElement>map(WritePages::json).orElse(JsonNull.INSTANCE));
        made.addProperty("hold_out", plan.heldOut().map(Path::toString).orElse(null));
        made.addProperty("after", earlier.orElse(null));
        made.addProperty("coco", plan.coco());
        json.add("plan", made);
        json.add("roots", Json.texts(roots.stream().map(Path::toString).toList()));
        JsonArray sources = new JsonArray();
        for (SourceLog log : logs) {
            JsonObject source = new JsonObject();
            source.addProperty("file", log.file().toString());
            source.addProperty("format", log.format().name().toLowerCase(Locale.ROOT));
            source.addProperty("sha256", log.sha256());
            source.addProperty("rows", log.rows());
            source.addProperty("sets", log.sets());
            sources.add(source);
        }
        json.add("sources", sources);
        json.add("counts", tally.json());
        write(DatasetFiles.HEADER, Json.page(json));
    }

    private static JsonObject json(Seen seen) {
        JsonObject json = new JsonObject();
        json.addProperty("encoder", seen.encoder());
        json.addProperty("alike_from", seen.alikeFrom());
        json.addProperty("images", seen.images());
        json.addProperty("used", seen.used());
        return json;
    }

    /** Writes {@code report.json}, {@code report.md} and {@code README.md}. */
    public void writeReport(SplitProof proof, List<Warning> warnings, List<String> notes) {
        write(DatasetFiles.REPORT, Json.page(report(proof, warnings, notes)));
        write(DatasetFiles.REPORT_PAGE, reportPage(proof, warnings, notes));
        write(DatasetFiles.CARD, card(proof, warnings));
    }

    private JsonObject report(SplitProof proof, List<Warning> warnings, List<String> notes) {
        JsonObject json = new JsonObject();
        json.addProperty("near", proof.near());
        json.addProperty("pairs_across", proof.pairs());
        json.addProperty("leaks", proof.leaks());
        json.add("embeddings", seen.<JsonElement>map(WritePages::json).orElse(JsonNull.INSTANCE));
        JsonArray warned = new JsonArray();
        for (Warning warning : warnings) {
            JsonObject one = new JsonObject();
            one.addProperty("key", warning.key());
            one.addProperty("sentence", warning.sentence());
            warned.add(one);
        }
        json.add("warnings", warned);
        json.add("notes", Json.texts(notes));
        JsonArray read = new JsonArray();
        for (SourceLog log : logs) {
            JsonObject one = new JsonObject();
            one.addProperty("file", log.file().toString());
            one.addProperty("rows", log.rows());
            one.addProperty("sets", log.sets());
            JsonObject leftOut = new JsonObject();
            log.leftOut().forEach((reason, rows) -> leftOut.add(reason.key(), json(reason, rows)));
            one.add("left_out", leftOut);
            JsonObject noted = new JsonObject();
            log.noted().forEach((fault, rows) -> noted.add(fault.key(), json(fault, rows)));
            one.add("noted", noted);
            read.add(one);
        }
        json.add("logs", read);
        return json;
    }

    private static JsonObject json(Reason reason, LeftOutRows rows) {
        JsonObject json = new JsonObject();
        json.addProperty("count", rows.count());
        json.addProperty("rows", rows.rows());
        json.addProperty("sentence", reason.sentence());
        json.add("examples", rows.examples().isEmpty() ? JsonNull.INSTANCE : Json.texts(rows.examples()));
        return json;
    }

    private static JsonObject json(Fault fault, NotedRows rows) {
        JsonObject json = new JsonObject();
        json.addProperty("count", rows.count());
        json.addProperty("rows", rows.rows());
        json.addProperty("mended", fault.invalidates());
        json.addProperty("sentence", fault.sentence());
        return json;
    }

    private String reportPage(SplitProof proof, List<Warning> warnings, List<String> notes) {
        StringBuilder page = new StringBuilder("# What became of the rows\n\n");
        page.append(say(
                "Of %,d pairs of images across the sides, %,d are equal%s differ in at most %d of 64 bits of their "
                        + "perceptual hashes.\n",
                proof.pairs(),
                proof.leaks(),
                used().map(told -> say(
                                ", have embeddings by %s of a cosine of %.2f or more (%,d images have one), or",
                                told.encoder(), told.alikeFrom(), told.images()))
                        .orElse(" or"),
                proof.near()));
        if (!warnings.isEmpty()) {
            page.append("\n## Warnings\n\n");
            warnings.forEach(
                    warning -> page.append("- ").append(warning.sentence()).append('\n'));
        }
        if (!notes.isEmpty()) {
            page.append("\n## What could not be read whole\n\n");
            notes.forEach(note -> page.append("- ").append(note).append('\n'));
        }
        for (SourceLog log : logs) {
            page.append("\n## ").append(log.file()).append("\n\n");
            page.append(
                    say("%s; %,d rows gave %,d sets.\n", capital(log.format().description()), log.rows(), log.sets()));
            for (Map.Entry<Reason, LeftOutRows> left : log.leftOut().entrySet()) {
                page.append(say(
                        "\n### %s: %,d rows\n\n%s\n\nRows %s\n",
                        left.getKey().key(),
                        left.getValue().count(),
                        left.getKey().sentence(),
                        left.getValue().rows()));
                if (!left.getValue().examples().isEmpty()) {
                    page.append('\n');
                    left.getValue()
                            .examples()
                            .forEach(
                                    example -> page.append("- ").append(example).append('\n'));
                }
            }
            log.noted()
                    .forEach((fault, rows) -> page.append(say(
                            "\n### %s: %,d rows gave a set, %s\n\n%s\n\nRows %s\n",
                            fault.key(),
                            rows.count(),
                            fault.invalidates() ? "mended" : "as they are",
                            fault.sentence(),
                            rows.rows())));
        }
        return page.toString();
    }

    private Optional<Seen> used() {
        return seen.filter(Seen::used);
    }

    private String card(SplitProof proof, List<Warning> warnings) {
        StringBuilder card = new StringBuilder("# Dataset card\n\n");
        card.append(say(
                "Decisions of a person about image sets, from %d %s: which image of a set is kept, and how it is cropped. The "
                        + "images are not in this folder; `sets.jsonl` names their files with size and SHA-256.\n",
                logs.size(), logs.size() == 1 ? "log" : "logs"));
        card.append("\n## What it holds\n\n| side | sets | all rejected | pairs | crops |\n|---|---|---|---|---|\n");
        for (Split split : Split.values()) {
            Tally.Side side = tally.side(split);
            card.append(say(
                    "| %s | %,d | %,d | %,d | %,d |\n",
                    split.key(), side.sets(), side.rejected(), side.pairs(), side.crops()));
        }
        card.append("\nSets by their number of images: ")
                .append(tally.sizesOfSets().isEmpty() ? "none" : listed(tally.sizesOfSets()))
                .append(".\n");
        card.append("\n## How it was made\n\n")
                .append(
                        "`dataset build` read the logs below, left out every row that is not true or was taken back, and found the "
                                + "original of each image by the library's journal. Each image was there, could be decoded and had the size "
                                + "that its row says. `report.md` names each row that was left out, and why, and each that was mended.\n\n");
        logs.forEach(log -> card.append(
                say("- `%s`: %,d rows, %,d sets; SHA-256 %s\n", log.file(), log.rows(), log.sets(), log.sha256())));
        card.append(say(
                "\nSides were given by the seed %d and the bytes of the images in shares of %d, %d and %d (train, val, test). A set that has "
                        + "an image in common with an earlier one, or one that differs in at most %d of 64 bits of its perceptual hash%s, went to the "
                        + "side of that set. Looked for afterwards, of %,d pairs of images across the sides %,d are alike.\n",
                plan.seed(),
                plan.shares().train(),
                plan.shares().val(),
                plan.shares().test(),
                plan.near(),
                used().map(told -> say(
                                ", or whose embedding by %s has a cosine of %.2f or more with its own,",
                                told.encoder(), told.alikeFrom()))
                        .orElse(""),
                proof.pairs(),
                proof.leaks()));
        plan.heldOut().ifPresent(library -> card.append(say("\nAll sets of `%s` are on the test side.\n", library)));
        appendBalance(card);
        appendCrops(card);
        card.append("\n## Known limits\n\n")
                .append(
                        "- One person's taste, or that of those who wrote the logs; it says nothing of what others would keep.\n")
                .append(
                        "- Near-duplicates are told by a perceptual hash. It does not see that an image was turned, mirrored or "
                                + "cropped, nor that two images show the same subject in another view.")
                .append(used().map(told ->
                                say(" What %s sees in %,d of the images may tell that.", told.encoder(), told.images()))
                        .orElse(""))
                .append('\n')
                .append("- Flat images have no perceptual hash and are only compared byte for byte.\n")
                .append(say(
                        "- In %,d sets a suggestion was on screen when the person decided.\n",
                        tally.suggestionsSeen()));
        warnings.forEach(warning -> card.append("- ").append(warning.sentence()).append('\n'));
        return card.toString();
    }

    private void appendBalance(StringBuilder card) {
        card.append("\n## Balance\n");
        if (tally.pairs() == 0) {
            card.append("\nNo set says that one image is better than another.\n");
            return;
        }
        card.append(
                "\nOf sets with more than one image and a keeper:\n\n| stage | shown | kept | |\n|---|---|---|---|\n");
        tally.stages().forEach((stage, shown) -> card.append(row(stage, shown)));
        card.append("\n| position | shown | kept | |\n|---|---|---|---|\n");
        tally.positions().forEach((position, shown) -> card.append(row(String.valueOf(position + 1), shown)));
    }

    private void appendCrops(StringBuilder card) {
        card.append("\n## Crops\n");
        if (tally.crops() == 0) {
            card.append("\nNo set tells a crop.\n");
            return;
        }
        card.append(say(
                "\n%,d crops, %,d of them the full image, %,d of the shape of their image. In fractions of the image:\n",
                tally.crops(), tally.fullCrops(), tally.shapedCrops()));
        card.append("\n| | mean | sd |\n|---|---|---|\n");
        tally.cropNumbers()
                .forEach((name, numbers) ->
                        card.append(say("| %s | %.3f | %.3f |\n", name, numbers.mean(), numbers.spread())));
    }

    private static String row(String name, Tally.Shown shown) {
        return say(
                "| %s | %,d | %,d | %.1f %% |\n",
                name, shown.images(), shown.kept(), 100.0 * shown.kept() / shown.images());
    }

    private static String listed(Map<Integer, Long> sizes) {
        return sizes.entrySet().stream()
                .map(size -> say("%,d of %d", size.getValue(), size.getKey()))
                .reduce((before, next) -> before + ", " + next)
                .orElseThrow();
    }

    /** The same in every country. */
    private static String say(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.file(name), text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UnwritableDataset(folder.target(), e);
        }
    }
}
