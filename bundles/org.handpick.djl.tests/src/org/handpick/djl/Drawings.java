package org.handpick.djl;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;

/**
 * Sets of small drawings with an answer that a picture tells: the keeper is the bright one, and the crop is the square in it.
 */
final class Drawings {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final Gson JSON = new Gson();

    private final Path folder;
    private final Random random;
    private int sets;

    Drawings(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** So many sets to learn from, and half as many to judge by. */
    Dataset dataset(int train) {
        List<LabelledSet> all = new ArrayList<>();
        for (int i = 0; i < train; i++) {
            all.add(set(Split.TRAIN));
        }
        for (int i = 0; i < (train + 1) / 2; i++) {
            all.add(set(Split.VAL));
        }
        return new Dataset(folder, "0".repeat(64), all);
    }

    /** The same on the disk, for who opens it in another process. */
    Dataset written(int train) {
        Dataset drawn = dataset(train);
        StringBuilder lines = new StringBuilder();
        drawn.sets().forEach(set -> lines.append(line(set)).append('\n'));
        JsonObject header = new JsonObject();
        header.addProperty("schema_version", 1);
        header.addProperty("sha256", sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
        try {
            Files.writeString(folder.resolve("sets.jsonl"), lines);
            Files.writeString(folder.resolve("dataset.json"), header.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawn;
    }

    private static JsonObject line(LabelledSet set) {
        LabelledSet.Label label = set.label().orElseThrow();
        CropBox box = label.box().orElseThrow();
        JsonObject line = new JsonObject();
        line.addProperty("id", set.id().text());
        line.addProperty("library", set.library());
        line.addProperty("split", set.split().key());
        line.addProperty("decided", set.decided().toString());
        line.add(
                "images",
                JSON.toJsonTree(set.images().stream().map(Drawings::image).toList()));
        line.addProperty("keeper", label.keeper());
        line.add("box", JSON.toJsonTree(List.of(box.left(), box.top(), box.right(), box.bottom())));
        line.addProperty("suggestion_seen", set.suggestionSeen());
        line.addProperty("event", "e");
        line.addProperty("log", 0);
        line.addProperty("row", 1);
        return line;
    }

    private static JsonObject image(LabelledImage image) {
        JsonObject json = new JsonObject();
        json.addProperty("file", image.file().toString());
        json.addProperty("name", image.name());
        json.addProperty("stage", image.stage());
        json.addProperty("width", image.size().width());
        json.addProperty("height", image.size().height());
        json.addProperty("bytes", image.bytes());
        json.addProperty("sha256", image.sha256());
        json.addProperty("phash", "0".repeat(16));
        return json;
    }

    LabelledSet set(Split split) {
        String name = "set" + sets++;
        int images = 2 + random.nextInt(2);
        int keeper = random.nextInt(images);
        int side = 16 + random.nextInt(12);
        int left = random.nextInt(WIDTH - side);
        int top = random.nextInt(HEIGHT - side);
        List<LabelledImage> drawn = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            drawn.add(draw(name + "-" + i + ".png", left, top, side, i == keeper ? 220 : 90));
        }
        CropBox box = new CropBox(
                (double) left / WIDTH,
                (double) top / HEIGHT,
                (double) (left + side) / WIDTH,
                (double) (top + side) / HEIGHT);
        return new LabelledSet(
                new SetId(name),
                folder.toString(),
                split,
                drawn,
                Optional.of(new LabelledSet.Label(keeper, Optional.of(box))),
                Instant.EPOCH,
                false);
    }

    private LabelledImage draw(String name, int left, int top, int side, int light) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(new Color(light / 3, light / 3, light / 2));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.setColor(new Color(light, light / 2, light / 4));
        brush.fillRect(left, top, side, side);
        brush.dispose();
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", file.toFile());
            byte[] bytes = Files.readAllBytes(file);
            return new LabelledImage(
                    file, name, "stage1_generated", new ImageSize(WIDTH, HEIGHT), bytes.length, sha256(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
