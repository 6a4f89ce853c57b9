package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereImagesAreTest {
    private static final Optional<Path> PUT_AWAY = Optional.empty();

    @TempDir
    Path folder;

    private Path root;
    private Library library;
    private ImageSet set;
    private ImageRef first;
    private ImageRef last;

    @BeforeEach
    void open() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), 1);
        library = TinyLibrary.open(root, Disk.LOCAL);
        set = library.sets().getFirst();
        first = set.images().getFirst();
        last = set.images().getLast();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private DecisionDesk desk(KeepPlace keeps) {
        return new DecisionDesk(
                library,
                new DeskRules(folder.resolve("data"), keeps, RejectPlace.STAGING_FOLDER, true),
                TinyLibrary.NOBODY);
    }

    private void decide(KeepPlace keeps, Decision decision, Set<ImageRef> skipped) {
        desk(keeps).submit(set, decision, skipped, TinyLibrary.seen(set));
    }

    private void expect(Optional<Path> ofFirst, Optional<Path> ofLast) {
        assertEquals(ofFirst, library.whereIs(set.id(), first));
        assertEquals(ofLast, library.whereIs(set.id(), last));
        library.close();
        library = TinyLibrary.open(root, Disk.LOCAL);
        assertEquals(ofFirst, library.whereIs(set.id(), first), "after a restart");
        assertEquals(ofLast, library.whereIs(set.id(), last), "after a restart");
    }

    private Optional<Path> inPlace(ImageRef image) {
        return Optional.of(image.in(root));
    }

    private Optional<Path> selected(ImageRef image) {
        return Optional.of(root.resolve(Library.SELECTED).resolve(image.name()));
    }

    @Test
    void images_of_a_set_to_do_are_in_their_places() {
        expect(inPlace(first), inPlace(last));
    }

    @Test
    void a_keeper_is_among_the_selected_and_the_other_is_put_away() {
        decide(KeepPlace.SELECTED_FOLDER, new Decision.Keep(last, TinyLibrary.BOX), Set.of());

        expect(PUT_AWAY, selected(last));
    }

    @Test
    void a_keeper_cropped_in_place_is_in_its_place() {
        decide(KeepPlace.IN_PLACE, new Decision.Keep(first, TinyLibrary.BOX), Set.of());

        expect(inPlace(first), PUT_AWAY);
    }

    @Test
    void an_image_left_out_of_a_decision_is_in_its_place() {
        decide(KeepPlace.SELECTED_FOLDER, new Decision.Keep(first, CropBox.FULL), Set.of(last));

        expect(selected(first), inPlace(last));
    }

    @Test
    void an_image_left_out_when_all_others_are_rejected_is_in_its_place() {
        decide(KeepPlace.SELECTED_FOLDER, new Decision.RejectAll(), Set.of(first));

        expect(inPlace(first), PUT_AWAY);
    }

    @Test
    void images_of_a_skipped_set_are_in_their_places() {
        decide(KeepPlace.SELECTED_FOLDER, new Decision.Skip(), Set.of());

        expect(inPlace(first), inPlace(last));
    }

    @Test
    void images_are_back_in_their_places_when_a_decision_is_taken_back_and_away_again_when_it_is_redone() {
        decide(KeepPlace.SELECTED_FOLDER, new Decision.Keep(last, TinyLibrary.BOX), Set.of());

        desk(KeepPlace.SELECTED_FOLDER).undo();
        expect(inPlace(first), inPlace(last));

        desk(KeepPlace.SELECTED_FOLDER).redo();
        expect(PUT_AWAY, selected(last));
    }

    @Test
    void a_keeper_whose_name_was_taken_is_under_its_number() throws IOException {
        Path taken = selected(first).orElseThrow();
        Files.createDirectories(taken.getParent());
        Files.writeString(taken, "somebody else's");

        decide(KeepPlace.SELECTED_FOLDER, new Decision.Keep(first, CropBox.FULL), Set.of());

        expect(Optional.of(taken.resolveSibling(taken.getFileName().toString().replace(".png", " (2).png"))), PUT_AWAY);
    }
}
