package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderStoreTest extends StoreContract {
    private Path stored;
    private Path file;
    private Path small;

    @BeforeEach
    void text() throws IOException {
        small = Files.writeString(folder.resolve("small"), "x");
        file = Files.writeString(folder.resolve("text"), "x".repeat(1_000_000));
    }

    @Override
    protected Store empty() {
        stored = folder.resolve("some/where");
        return FolderStore.in(stored).make();
    }

    @Override
    protected Store again() {
        return FolderStore.in(stored);
    }

    @Override
    protected Store gone() {
        return FolderStore.in(folder.resolve("unplugged"));
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(stored)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".handpick-store"))
                    .toList();
        }
    }

    @Test
    void whatever_touch_of_the_disk_fails_nothing_is_there() throws IOException {
        for (int touch = 1; touch <= 5; touch++) {
            int failing = touch;
            int[] touches = {0};
            FolderStore store = FolderStore.in(stored, new Disk((what, path) -> {
                if (++touches[0] == failing) {
                    throw new FileSystemException(path.toString(), null, "No space left on device");
                }
            }));

            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.put(NAME, file, Progress.NONE));

            assertTrue(failure.getMessage().contains("No space left"), failure.getMessage());
            assertEquals(List.of(), visible(), "after touch " + touch);
        }
    }

    @Test
    void a_folder_that_is_no_store_is_not_written_to() throws IOException {
        stored = folder.resolve("mount");
        FolderStore missing = FolderStore.in(stored);
        assertTrue(assertThrows(StoreFailure.class, () -> missing.put(NAME, file, Progress.NONE))
                .getMessage()
                .contains("there is no such folder"));

        Files.createDirectories(stored); // the empty folder where a disk would be mounted
        assertTrue(assertThrows(StoreFailure.class, () -> missing.put(NAME, file, Progress.NONE))
                .getMessage()
                .contains("is its disk plugged in"));
        assertThrows(StoreFailure.class, () -> missing.delete(NAME));
        assertThrows(StoreFailure.class, missing::list, "no backup is no answer of another folder");
        assertThrows(StoreFailure.class, missing::check);
        assertEquals(List.of(), visible());
    }

    @Test
    void a_folder_that_is_no_store_can_be_read_where_a_person_names_it() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(file, copy.resolve(NAME));

        assertEquals(
                List.of(new Store.Stored(NAME, 1_000_000)),
                FolderStore.toRead(copy).list());
        assertThrows(StoreFailure.class, () -> FolderStore.toRead(copy).delete(NAME));
        assertThrows(
                StoreFailure.class,
                () -> FolderStore.toRead(folder.resolve("unplugged")).list());
    }

    @Test
    void a_store_that_nobody_has_added_is_made_when_something_is_put_there() throws IOException {
        stored = Files.createDirectory(folder.resolve("data")).resolve("backups");
        FolderStore store = FolderStore.byItself(stored);

        assertEquals(List.of(), store.list());
        assertTrue(Files.notExists(stored), "who only looks makes nothing");
        store.put(NAME, file, Progress.NONE);
        assertEquals(List.of(NAME), visible());
        FolderStore nowhere = FolderStore.byItself(folder.resolve("no data area/backups"));
        assertThrows(StoreFailure.class, nowhere::list);
        assertThrows(StoreFailure.class, () -> nowhere.put(NAME, file, Progress.NONE));
        assertTrue(Files.notExists(folder.resolve("no data area")));
    }

    @Test
    void what_comes_and_goes_meanwhile_by_another_hand_is_no_failure() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService hands = Executors.newFixedThreadPool(3)) {
            Future<?> look = hands.submit(() -> {
                while (!isOver.get()) {
                    FolderStore.in(stored).list();
                }
            });
            List<Future<?>> work = new ArrayList<>();
            for (String hand : List.of("a", "b")) {
                work.add(hands.submit(() -> {
                    FolderStore store = FolderStore.in(stored);
                    for (int number = 0; number < 200; number++) {
                        store.put("handpick-" + hand + number, small, Progress.NONE);
                        store.delete("handpick-" + hand + number);
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
            isOver.set(true);
            look.get();
        }
    }

    @Test
    void what_others_keep_there_is_not_listed_and_their_old_parts_go() throws IOException {
        FolderStore store = FolderStore.in(stored).make();
        Files.writeString(stored.resolve("notes.txt"), "mine");
        Path old = Files.write(stored.resolve(".handpick-x.1.part"), "half".getBytes(UTF_8));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
        Path young = Files.write(stored.resolve(".handpick-x.2.part"), "half".getBytes(UTF_8));

        store.put(NAME, file, Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 1_000_000)), store.list());
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(young));
    }
}
