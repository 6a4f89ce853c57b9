package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of {@link Store} promises. The test of a kind extends this, says how one is made, and adds what is its own. */
public abstract class StoreContract {
    protected static final String NAME = "handpick-20261122T020000Z.tar.gz";
    private static final String OTHER = "handpick-20261129T020000Z.tar.gz";

    /** For the files of a test; a store may be in it. */
    @TempDir
    protected Path folder;

    private Store store;
    private Path file;

    /** A store with nothing in it. Called once a test. */
    protected abstract Store empty() throws IOException;

    /** Another one of the same place, as a later start of the program opens it. */
    protected abstract Store again() throws IOException;

    /** One whose place is not there. */
    protected abstract Store gone() throws IOException;

    /** The length of a file that this kind does not store in one go. */
    protected int large() {
        return 3_000_000;
    }

    @BeforeEach
    void storeAndFile() throws IOException {
        store = empty();
        file = file("file", 100_000);
    }

    /** A file of so many bytes that can't be packed. */
    protected Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(name.hashCode()).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    protected static byte[] read(Store store, String name) throws IOException {
        try (InputStream in = store.get(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void what_is_put_is_there_and_what_is_deleted_is_not() throws IOException {
        assertEquals(List.of(), store.list());

        store.put(NAME, file, Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 100_000)), store.list());
        assertArrayEquals(Files.readAllBytes(file), read(store, NAME));
        store.delete(NAME);
        store.delete(NAME);
        assertEquals(List.of(), store.list());
        assertThrows(StoreFailure.class, () -> read(store, NAME));
    }

    @Test
    void what_is_put_is_there_after_a_start() throws IOException {
        store.put(NAME, file, Progress.NONE);

        Store later = again();

        assertEquals(List.of(new Store.Stored(NAME, 100_000)), later.list());
        assertArrayEquals(Files.readAllBytes(file), read(later, NAME));
        later.delete(NAME);
        assertEquals(List.of(), store.list());
    }

    @Test
    void files_of_any_length_come_back() throws IOException {
        int[] lengths = {0, 1, large(), large() + 1};
        for (int length : lengths) {
            Path some = file("of-" + length, length);
            String name = "handpick-" + length;

            store.put(name, some, Progress.NONE);

            assertTrue(store.list().contains(new Store.Stored(name, length)), name);
            assertEquals(-1, Files.mismatch(some, Files.write(folder.resolve("back"), read(store, name))), name);
        }
        assertEquals(lengths.length, store.list().size());
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        store.put(NAME, file, Progress.NONE);

        for (Path other : List.of(file("other", 10), file("larger", large()))) {
            StoreFailure taken = assertThrows(StoreFailure.class, () -> store.put(NAME, other, Progress.NONE));
            assertTrue(taken.getMessage().contains(NAME), taken.getMessage());
        }

        assertEquals(List.of(new Store.Stored(NAME, 100_000)), store.list());
        assertArrayEquals(Files.readAllBytes(file), read(store, NAME));
    }

    @Test
    void a_name_that_was_deleted_is_free() throws IOException {
        store.put(NAME, file, Progress.NONE);
        store.delete(NAME);
        Path other = file("other", 10);

        store.put(NAME, other, Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 10)), store.list());
        assertArrayEquals(Files.readAllBytes(other), read(store, NAME));
    }

    @Test
    void only_the_one_that_was_named_is_deleted() throws IOException {
        store.put(NAME, file, Progress.NONE);
        store.put(OTHER, file, Progress.NONE);
        store.put(NAME + ".more", file, Progress.NONE);

        store.delete(NAME);

        assertEquals(Set.of(new Store.Stored(OTHER, 100_000), new Store.Stored(NAME + ".more", 100_000)), listed());
    }

    private Set<Store.Stored> listed() {
        List<Store.Stored> list = store.list();
        Set<Store.Stored> set = new HashSet<>(list);
        assertEquals(set.size(), list.size(), "each once");
        return set;
    }

    @Test
    void a_cancelled_put_leaves_nothing() throws IOException {
        for (Path some : List.of(file, file("large", large()))) {
            for (int chances : new int[] {0, 1, 5}) {
                Progress cancelled = new Progress() {
                    private int checks;

                    @Override
                    public boolean isCancelled() {
                        return checks++ >= chances;
                    }
                };

                try {
                    store.put(NAME, some, cancelled);
                    store.delete(NAME); // it was done before it was asked that often
                } catch (Cancelled e) {
                    assertEquals(List.of(), store.list());
                }
            }
        }
        assertThrows(
                Cancelled.class,
                () -> store.put(NAME, file, new Progress() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                }));
    }

    @Test
    void progress_goes_to_the_end_and_no_further() throws IOException {
        List<Long> steps = new ArrayList<>();

        store.put(NAME, file("large", large()), new Progress() {
            @Override
            public void advance(long more) {
                steps.add(more);
            }
        });

        assertEquals(large(), steps.stream().mapToLong(step -> step).sum());
        assertTrue(steps.stream().allMatch(step -> step > 0), steps.toString());
    }

    @Test
    void a_file_that_can_not_be_read_leaves_nothing() {
        assertThrows(StoreFailure.class, () -> store.put(NAME, folder.resolve("missing"), Progress.NONE));

        assertEquals(List.of(), store.list());
    }

    @Test
    void an_object_can_be_left_before_its_end_and_read_once_more() throws IOException {
        Path large = file("large", large());
        store.put(NAME, large, Progress.NONE);

        try (InputStream in = store.get(NAME)) {
            assertArrayEquals(Arrays.copyOf(Files.readAllBytes(large), 10), in.readNBytes(10));
        }

        assertArrayEquals(Files.readAllBytes(large), read(store, NAME));
    }

    @Test
    void several_can_be_read_at_a_time() throws IOException {
        store.put(NAME, file, Progress.NONE);
        store.put(OTHER, file, Progress.NONE);

        try (InputStream one = store.get(NAME);
                InputStream other = store.get(OTHER)) {
            assertEquals(one.read(), other.read());
            assertArrayEquals(one.readAllBytes(), other.readAllBytes());
        }
    }

    @Test
    void a_test_goes_the_whole_way_and_leaves_nothing() {
        store.check();

        assertEquals(List.of(), store.list());
    }

    @Test
    void what_can_not_be_reached_is_told_by_every_call() throws IOException {
        Store gone = gone();
        Path small = Files.write(folder.resolve("small"), "x".getBytes(UTF_8));

        Stream.<Runnable>of(
                        () -> gone.put(NAME, small, Progress.NONE),
                        () -> gone.get(NAME),
                        gone::list,
                        () -> gone.delete(NAME),
                        gone::check)
                .forEach(call -> {
                    StoreFailure failure = assertThrows(StoreFailure.class, call::run);
                    assertTrue(failure.getMessage().length() > 20, failure.getMessage());
                });
    }
}
