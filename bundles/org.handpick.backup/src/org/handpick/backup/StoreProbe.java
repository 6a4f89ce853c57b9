package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/** A small object that goes the whole way through a store. */
final class StoreProbe {
    private static final int BYTES = 4096;

    private final Store store;
    private final String name;

    StoreProbe(Store store) {
        this(store, "handpick-test-" + UUID.randomUUID());
    }

    private StoreProbe(Store store, String name) {
        this.store = store;
        this.name = name;
    }

    void run(Progress progress) {
        new StoreProbe(new AwaitedStore(store, progress), name).steps(progress);
    }

    private void steps(Progress progress) {
        byte[] written = new byte[BYTES];
        new Random().nextBytes(written);
        try {
            Path file = Files.createTempFile("handpick-test", null);
            try {
                Files.write(file, written);
                begin("Writing a small file", progress);
                store.put(name, file, Progress.NONE);
            } finally {
                Files.delete(file);
            }
            begin("Reading it back", progress);
            try (InputStream in = store.get(name)) {
                demand(Arrays.equals(written, in.readAllBytes()), "gave back other bytes than were written");
            }
            begin("Listing it", progress);
            demand(isListed(), "does not list what was written");
            begin("Deleting it", progress);
            store.delete(name);
            demand(!isListed(), "still lists what was deleted");
        } catch (IOException e) {
            throw left(failure("did not give back what was written (" + e.getMessage() + ")", e));
        } catch (StoreFailure | Cancelled e) {
            throw left(e);
        }
    }

    /** Nobody else would ever delete it. */
    private <E extends RuntimeException> E left(E failed) {
        try {
            store.delete(name);
        } catch (StoreFailure e) {
            failed.addSuppressed(e); // the same line is down, most likely
        }
        return failed;
    }

    private static void begin(String step, Progress progress) {
        progress.check();
        progress.begin(step, 0);
    }

    private boolean isListed() {
        return store.list().contains(new Store.Stored(name, BYTES));
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            throw failure(fault, null);
        }
    }

    private static StoreFailure failure(String fault, IOException cause) {
        return new StoreFailure("A test with a small file", "the store " + fault, cause);
    }
}
