package org.handpick.dataset.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.UnwritableDataset;
import org.handpick.dataset.split.Sha256;

/** Writes sets, the pairs and crops they teach, and counts them. Sets are given in their order; memory does not grow. */
public final class WriteSets implements Closeable {
    private final WorkFolder folder;
    private final MessageDigest digest = Sha256.digest();
    private final Writer sets;
    private final Writer pairs;
    private final Writer crops;
    private final Tally tally = new Tally();

    /** @throws UnwritableDataset when the disk refuses; so do all other methods */
    public WriteSets(WorkFolder folder) {
        this.folder = folder;
        try {
            sets = new BufferedWriter(
                    new OutputStreamWriter(
                            new DigestOutputStream(
                                    Files.newOutputStream(
                                            folder.file(DatasetFiles.SETS), StandardOpenOption.CREATE_NEW),
                                    digest),
                            StandardCharsets.UTF_8),
                    1 << 16);
            pairs = Files.newBufferedWriter(folder.file(DatasetFiles.PAIRS), StandardOpenOption.CREATE_NEW);
            crops = Files.newBufferedWriter(folder.file(DatasetFiles.CROPS), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UnwritableDataset(folder.target(), e);
        }
    }

    public void write(SetLine line) {
        LabelledSet set = line.labelled();
        tally.add(set);
        try {
            sets.write(line.text());
            if (set.teachesRanking()) {
                writePairs(set, set.label().orElseThrow().keeper());
            }
            if (set.teachesCropping()) {
                LabelledSet.Label label = set.label().orElseThrow();
                writeCrop(set, set.images().get(label.keeper()), label.box().orElseThrow());
            }
        } catch (IOException e) {
            throw new UnwritableDataset(folder.target(), e);
        }
    }

    private void writePairs(LabelledSet set, int keeper) throws IOException {
        LabelledImage preferred = set.images().get(keeper);
        for (int i = 0; i < set.images().size(); i++) {
            if (i != keeper) {
                LabelledImage rejected = set.images().get(i);
                JsonObject json = begun(set);
                json.addProperty("preferred", preferred.file().toString());
                json.addProperty("rejected", rejected.file().toString());
                json.addProperty("preferred_stage", preferred.stage());
                json.addProperty("rejected_stage", rejected.stage());
                pairs.write(Json.line(json));
            }
        }
    }

    private void writeCrop(LabelledSet set, LabelledImage image, CropBox box) throws IOException {
        JsonObject json = begun(set);
        json.addProperty("file", image.file().toString());
        json.addProperty("stage", image.stage());
        json.addProperty("width", image.size().width());
        json.addProperty("height", image.size().height());
        json.add("box", Json.edges(box));
        crops.write(Json.line(json));
    }

    private static JsonObject begun(LabelledSet set) {
        JsonObject json = new JsonObject();
        json.addProperty("set", set.id().text());
        json.addProperty("library", set.library());
        json.addProperty("split", set.split().key());
        return json;
    }

    /** What was written. */
    public Tally tally() {
        return tally;
    }

    /** Ends the files. @return the SHA-256 of the sets */
    public String finish() {
        try {
            close();
        } catch (IOException e) {
            throw new UnwritableDataset(folder.target(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The crops as one file in the format of COCO, object detection (T.-Y. Lin et al., "Microsoft COCO: Common Objects in
     * Context", 2014): an image for each crop, and its box as the one annotation, of the one category {@code crop}. Boxes are in
     * pixels: left, top, width and height.
     */
    public void writeCoco() {
        Path file = folder.file(DatasetFiles.COCO);
        try (JsonWriter json = new JsonWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW))) {
            json.beginObject();
            json.name("info").beginObject();
            json.name("description").value("Crops that a person made with Handpick");
            json.name("version").value(String.valueOf(DatasetFiles.SCHEMA_VERSION));
            json.endObject();
            json.name("licenses").beginArray().endArray();
            json.name("categories").beginArray().beginObject();
            json.name("id")
                    .value(1)
                    .name("name")
                    .value("crop")
                    .name("supercategory")
                    .value("crop");
            json.endObject().endArray();
            json.name("images").beginArray();
            eachCrop((number, crop) -> image(json, number, crop));
            json.endArray();
            json.name("annotations").beginArray();
            eachCrop((number, crop) -> annotation(json, number, crop));
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UnwritableDataset(folder.target(), e);
        }
    }

    @FunctionalInterface
    private interface Crop {
        void write(long number, JsonObject crop) throws IOException;
    }

    private void eachCrop(Crop told) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(folder.file(DatasetFiles.CROPS))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.write(++number, Json.object(line));
            }
        }
    }

    private static void image(JsonWriter json, long number, JsonObject crop) throws IOException {
        json.beginObject();
        json.name("id").value(number);
        json.name("file_name").value(Json.text(crop, "file"));
        json.name("width").value(Json.count(crop, "width"));
        json.name("height").value(Json.count(crop, "height"));
        json.name("split").value(Json.text(crop, "split"));
        json.endObject();
    }

    private static void annotation(JsonWriter json, long number, JsonObject crop) throws IOException {
        JsonArray box = crop.getAsJsonArray("box");
        ImageSize size = new ImageSize(Json.count(crop, "width"), Json.count(crop, "height"));
        CropBox edges = Json.box(box);
        double width = edges.width() * size.width();
        double height = edges.height() * size.height();
        json.beginObject();
        json.name("id").value(number);
        json.name("image_id").value(number);
        json.name("category_id").value(1);
        json.name("bbox").beginArray();
        json.value(edges.left() * size.width())
                .value(edges.top() * size.height())
                .value(width)
                .value(height);
        json.endArray();
        json.name("area").value(width * height);
        json.name("segmentation").beginArray().endArray();
        json.name("iscrowd").value(0);
        json.endObject();
    }

    @Override
    public void close() throws IOException {
        sets.close();
        pairs.close();
        crops.close();
    }
}
