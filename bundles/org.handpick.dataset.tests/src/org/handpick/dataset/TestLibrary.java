package org.handpick.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.dataset.output.DatasetFiles;
import org.handpick.dataset.split.Sha256;
import org.handpick.picking.DecisionDesk;
import org.handpick.picking.DeskRules;
import org.handpick.picking.KeepPlace;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;
import org.handpick.picking.RejectPlace;
import org.handpick.picking.Seen;
import org.handpick.samples.DrawLibrary;
import org.handpick.samples.LibraryPlan;

/** A drawn library, and a person who decides about it at the real desk. */
final class TestLibrary {
    static final ImageSize SIZE = new ImageSize(120, 80);
    static final CropBox BOX = new CropBox(0.25, 0.125, 0.75, 0.625);

    private final Path root;
    private final Path dataArea;
    /** The SHA-256 that each image had before anything was decided, by its name. */
    private final Map<String, String> originals = new HashMap<>();

    private TestLibrary(Path root, Path dataArea) {
        this.root = root;
        this.dataArea = dataArea;
    }

    /** @param seed the same seed draws the same images */
    static TestLibrary draw(Path folder, Path dataArea, int sets, long seed) {
        try {
            new DrawLibrary(folder, new LibraryPlan(sets, SIZE, seed, false)).run(Progress.NONE);
            TestLibrary library = new TestLibrary(folder.toRealPath(), dataArea);
            try (var files = Files.list(library.root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    library.originals.put(file.getFileName().toString(), Sha256.of(file));
                }
            }
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same library, decided about by somebody with other logs. */
    TestLibrary loggingTo(Path otherDataArea) {
        TestLibrary other = new TestLibrary(root, otherDataArea);
        other.originals.putAll(originals);
        return other;
    }

    Path root() {
        return root;
    }

    Path cropLog() {
        return dataArea.resolve("training/select_crop_log.csv");
    }

    Path selectionLog() {
        return dataArea.resolve("training/selection_only_log.csv");
    }

    String original(String name) {
        return originals.get(name);
    }

    void atTheDesk(KeepPlace keepers, BiConsumer<Library, DecisionDesk> work) {
        try (Library library = new OpenLibrary(root, GroupingRule.ByStage.DEFAULT).run(Progress.NONE)) {
            DeskRules rules = new DeskRules(dataArea, keepers, RejectPlace.STAGING_FOLDER, true);
            work.accept(library, new DecisionDesk(library, rules, stuck -> {}));
        }
    }

    /** By the place of the set: keeps and crops the first, keeps the last whole, or rejects all. */
    static Decision decision(int place, ImageSet set) {
        return switch (place % 3) {
            case 0 -> new Decision.Keep(set.images().getFirst(), BOX);
            case 1 -> new Decision.Keep(set.images().getLast(), CropBox.FULL);
            default -> new Decision.RejectAll();
        };
    }

    /** Decides about all sets as {@link #decision} says. */
    void decideAll(KeepPlace keepers) {
        atTheDesk(keepers, (library, desk) -> {
            for (int place = 0; place < library.sets().size(); place++) {
                ImageSet set = library.sets().get(place);
                submit(desk, set, decision(place, set));
            }
        });
    }

    static void submit(DecisionDesk desk, ImageSet set, Decision decision) {
        Map<ImageRef, ImageSize> sizes = set.images().stream().collect(Collectors.toMap(image -> image, image -> SIZE));
        desk.submit(
                set,
                decision,
                Set.of(),
                new Seen("20260504T080000Z", set.images(), sizes, Duration.ofMillis(900), Optional.empty()));
    }

    static List<String> lines(Path dataset) {
        try {
            return Files.readAllLines(dataset.resolve(DatasetFiles.SETS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
