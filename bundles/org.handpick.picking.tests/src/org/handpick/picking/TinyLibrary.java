package org.handpick.picking;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.files.StagingFolder;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageSet;

/** A library of small real images, and a person who decides about it always in the same way. */
final class TinyLibrary {
    static final ImageSize SIZE = new ImageSize(24, 16);
    static final CropBox BOX = new CropBox(0.25, 0.25, 1, 1);

    /** Who does not care for decisions that were stuck. */
    static final Consumer<Committed> NOBODY = finished -> {};

    private TinyLibrary() {}

    /** So many sets of two images each, with a caption beside the first. */
    static Path draw(Path folder, int sets) throws IOException {
        Files.createDirectories(folder);
        for (int set = 0; set < sets; set++) {
            String minute = "20250101_%02d%02d".formatted(8 + set / 6, set % 6 * 10);
            write(folder.resolve(minute + "00_stage1_generated.png"), set * 2);
            write(folder.resolve(minute + "40_stage2_upscaled.png"), set * 2 + 1);
            Files.writeString(folder.resolve(minute + "00_stage1_generated.txt"), "set " + set);
        }
        return folder.toRealPath();
    }

    private static void write(Path file, int colour) throws IOException {
        BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE.width() * SIZE.height(); i++) {
            image.setRGB(i % SIZE.width(), i / SIZE.width(), i * 4099 + colour * 65_537);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    static Library open(Path root, Disk disk) {
        return new OpenLibrary(root, GroupingRule.ByStage.DEFAULT, disk).run(Progress.NONE);
    }

    /** A desk that stages rejects in the library, so that a test finds them there. */
    static DecisionDesk desk(Library library, Path dataArea, Disk disk) {
        return desk(
                library, new DeskRules(dataArea, KeepPlace.SELECTED_FOLDER, RejectPlace.STAGING_FOLDER, true), disk);
    }

    static DecisionDesk desk(Library library, DeskRules rules, Disk disk) {
        return new DecisionDesk(library, rules, new StagingFolder(library.root()), disk, NOBODY);
    }

    /** Keeps, crops and rejects in turn, by the place of the set. */
    static Committed decide(DecisionDesk desk, Library library, ImageSet set) {
        int place = library.position(set.id()).orElseThrow();
        Decision decision = switch (place % 3) {
            case 0 -> new Decision.Keep(set.images().getFirst(), BOX);
            case 1 -> new Decision.Keep(set.images().getLast(), CropBox.FULL);
            default -> new Decision.RejectAll();
        };
        return desk.submit(set, decision, Set.of(), seen(set));
    }

    static Seen seen(ImageSet set) {
        return new Seen(
                "2025-01-01 08:00:00",
                set.images(),
                set.images().stream().collect(Collectors.toMap(image -> image, image -> SIZE)),
                Duration.ofMillis(700),
                Optional.empty());
    }

    /** Every file below a folder by its name, without Handpick's own. */
    static Set<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve(Library.FOLDER)))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The content of every file below a folder, by its path relative to it, without Handpick's own. */
    static Map<String, List<Byte>> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve(Library.FOLDER)))
                    .collect(Collectors.toMap(file -> root.relativize(file).toString(), TinyLibrary::bytes));
        }
    }

    private static List<Byte> bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> rows(Path dataArea) throws IOException {
        Path log = dataArea.resolve("training/select_crop_log.csv");
        return Files.exists(log) ? Files.readAllLines(log).stream().skip(1).toList() : List.of();
    }

    /** The events that have a row in the training log, in the order of the rows. */
    static List<String> events(Path dataArea) throws IOException {
        try (CSVParser rows = CSVParser.parse(
                dataArea.resolve("training/select_crop_log.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.stream().map(row -> row.get("event_id")).toList();
        }
    }
}
