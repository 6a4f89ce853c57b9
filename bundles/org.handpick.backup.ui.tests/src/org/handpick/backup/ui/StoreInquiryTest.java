package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.NamedStore;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.FolderStore;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreInquiryTest {
    @TempDir
    Path folder;

    private final BackupsModel model = new BackupsModel();
    /** What waits for its thread. */
    private final Deque<Runnable> threads = new ArrayDeque<>();

    private final List<String> opened = new ArrayList<>();
    private int answers;
    private StoreInquiry inquiry;

    @BeforeEach
    void two_stores_of_which_one_is_gone() {
        FolderStore.in(folder.resolve("usb")).make();
        model.show(List.of(row("nas", "nas"), row("usb", "usb")));
        inquiry = new StoreInquiry(
                new BackupFolder(folder.resolve("data")),
                this::open,
                model,
                threads::add,
                Runnable::run,
                () -> answers++);
    }

    private StoreRow row(String name, String place) {
        return StoreRow.of(name, new StorePlace.Folder(folder.resolve(place)), false);
    }

    private NamedStore open(String name) {
        opened.add(name);
        if (name.equals("nas")) {
            throw new StoreFailure(name, "it is switched off");
        }
        if (name.equals("cloud")) {
            throw new MissingSecret(name, "passphrase", "HANDPICK_CLOUD_PASSPHRASE");
        }
        return new NamedStore(name, FolderStore.in(folder.resolve(name)));
    }

    private StoreRow.Answer answer(String name) {
        return model.stores().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @Test
    void one_that_is_slow_keeps_no_other_waiting() {
        inquiry.begin();
        assertEquals(2, threads.size(), "each has its own");
        assertTrue(model.stores().stream().allMatch(StoreRow::isAsked));

        threads.removeLast().run();

        assertEquals(new StoreRow.Answer.Listed(List.of()), answer("usb"));
        assertInstanceOf(StoreRow.Answer.None.class, answer("nas"));
        assertEquals(1, answers);
    }

    @Test
    void what_can_not_be_asked_says_why() {
        inquiry.begin();
        threads.forEach(Runnable::run);

        assertEquals(new StoreRow.Answer.Unreachable("nas: it is switched off", LastSeen.NEVER), answer("nas"));
    }

    @Test
    void one_whose_key_is_missing_is_told_from_one_that_is_gone() {
        model.show(List.of(row("cloud", "cloud")));

        inquiry.begin();
        threads.forEach(Runnable::run);

        assertEquals("✕ locked", BackupWords.reach(model.stores().getFirst(), Instant.EPOCH));
        assertTrue(answer("cloud").fault().orElse("").contains("needs its passphrase"));
    }

    @Test
    void one_that_has_not_answered_is_not_asked_again() {
        inquiry.begin();
        inquiry.begin();
        assertEquals(2, threads.size());

        threads.forEach(Runnable::run);
        threads.clear();
        inquiry.begin();
        assertEquals(2, threads.size());
    }

    @Test
    void what_a_store_answers_that_was_replaced_meanwhile_is_not_heard() {
        inquiry.begin();
        model.show(List.of(row("nas", "nas"), row("usb", "elsewhere")));

        threads.forEach(Runnable::run);

        assertInstanceOf(StoreRow.Answer.None.class, answer("usb"));
        assertEquals(List.of("nas", "usb"), opened);
    }
}
