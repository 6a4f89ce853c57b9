package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.FileTransactions;
import org.handpick.core.files.Intent;
import org.handpick.core.files.Journal;
import org.handpick.core.sets.ImageSet;
import org.handpick.dataset.split.Sha256;
import org.handpick.picking.KeepPlace;
import org.junit.jupiter.api.Test;

/** The images of a dataset are those that were decided about, wherever decisions have put them. */
class OriginalsOfADatasetTest extends DatasetBuilding {
    @Test
    void images_in_the_trash_of_the_desktop_are_found_and_later_ones_of_their_name_are_not_taken_for_them()
            throws IOException {
        TestLibrary library = draw("library");
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            ImageSet set = opened.sets().getFirst();
            TestLibrary.submit(desk, set, new Decision.Keep(set.images().getLast(), CropBox.FULL));
        });
        String first = "20260504_091207_stage1_generated";
        Path staged = onlyFile(library.root().resolve("__delete_staging"), first);
        Path journal = library.root().resolve(".handpick/journal.jsonl");
        DesktopTrash trash =
                DesktopTrash.of(Map.of("XDG_DATA_HOME", folder.resolve("share").toString()), folder);
        FileTransactions transactions = transactions(journal, library.root());
        FileStep.Trash step = FileStep.Trash.of(
                staged, trash.slotsFor(List.of(staged), Instant.now()).getFirst());
        transactions.commit(new Intent("later", Instant.now(), new JsonObject(), List.of(step)));
        Files.writeString(library.root().resolve(staged.getFileName()), "another image of the name");

        DatasetBuilt built = build("out", library, library.cropLog());

        LabelledImage image = open(built).sets().getFirst().images().getFirst();
        assertEquals(step.slot().file(), image.file());
        assertEquals(library.original(image.name()), image.sha256());
    }

    @Test
    void what_was_interrupted_has_moved_nothing() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        Path kept = open(build("before", library, library.cropLog()))
                .sets()
                .get(1)
                .images()
                .getLast()
                .file();
        assertEquals(library.root(), kept.getParent());
        Files.writeString(
                library.root().resolve(".handpick/journal.jsonl"),
                "{\"intent\":\"cut\",\"at\":\"2026-11-24T00:00:00Z\",\"what\":{},\"steps\":[{\"step\":\"move\",\"from\":\""
                        + kept.getFileName() + "\",\"to\":\"away.png\",\"size\":1,\"modified\":1}]}\n",
                StandardOpenOption.APPEND);

        assertEquals(Map.of(), leftOut(build("out", library, library.cropLog())));
    }

    @Test
    void images_made_anew_under_the_names_of_decided_ones_are_others() throws IOException {
        TestLibrary first = draw("library");
        rejectFirst(first);
        Path anew = folder.resolve("anew");
        TestLibrary.draw(anew, folder.resolve("data"), SETS, 8);
        TestLibrary second = first.loggingTo(folder.resolve("data2"));
        for (Path image : images(anew)) {
            if (Files.notExists(second.root().resolve(image.getFileName()))) {
                Files.copy(image, second.root().resolve(image.getFileName()));
            }
        }
        rejectFirst(second);

        DatasetBuilt built = build("out", first, first.cropLog(), second.cropLog());

        List<LabelledSet> sets = open(built).sets();
        assertEquals(2, sets.size(), () -> leftOut(built).toString());
        LabelledImage early = sets.getFirst().images().getFirst();
        LabelledImage late = sets.getLast().images().getFirst();
        assertEquals(early.name(), late.name());
        assertEquals(first.original(early.name()), early.sha256());
        assertEquals(Sha256.of(anew.resolve(late.name())), late.sha256());
    }

    private static void rejectFirst(TestLibrary library) {
        library.atTheDesk(KeepPlace.IN_PLACE, (opened, desk) -> {
            ImageSet set = opened.sets().getFirst();
            TestLibrary.submit(desk, set, new Decision.RejectAll());
        });
    }

    private static FileTransactions transactions(Path journal, Path root) throws IOException {
        Journal lines = new Journal(journal, root, Disk.LOCAL);
        lines.replay(entry -> {});
        return new FileTransactions(lines, Disk.LOCAL);
    }

    private static Path onlyFile(Path root, String begin) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin))
                    .filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_bad_image_leaves_its_set_out_and_is_named() throws IOException {
        TestLibrary library = draw("library");
        library.decideAll(KeepPlace.IN_PLACE);
        List<LabelledSet> sets = open(build("good", library, library.cropLog())).sets();
        Path gone = sets.get(0).images().getFirst().file();
        Path cut = sets.get(1).images().getLast().file();
        Path other = sets.get(2).images().getFirst().file();
        Files.delete(gone);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
        TestImages.draw(other, 60, 80, 5);

        DatasetBuilt built = build("out", library, library.cropLog());

        assertEquals(Map.of("missing_file", 1L, "unreadable_file", 1L, "size_differs", 1L), leftOut(built));
        var leftOut = built.logs().getFirst().leftOut();
        assertEquals("1", leftOut.get(Reason.MISSING_FILE).rows());
        assertEquals("2", leftOut.get(Reason.UNREADABLE_FILE).rows());
        assertEquals("3", leftOut.get(Reason.SIZE_DIFFERS).rows());
        assertEquals(
                List.of("row 3: " + other + ": expected 120 x 80, found 60 x 80"),
                leftOut.get(Reason.SIZE_DIFFERS).examples());
        assertTrue(leftOut.get(Reason.UNREADABLE_FILE).examples().getFirst().contains(cut.toString()));
        assertTrue(leftOut.keySet().stream().allMatch(Reason::unexpected));
        assertTrue(Files.readString(built.folder().resolve("report.md")).contains("expected 120 x 80, found 60 x 80"));
        assertNoRowIsLost(built);
    }
}
