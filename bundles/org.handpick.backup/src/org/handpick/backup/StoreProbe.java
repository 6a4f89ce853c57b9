package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.handpick.core.Progress;

/** A small object that goes the whole way through a store. */
final class StoreProbe {
    private static final int BYTES = 4096;

    private final Store store;
    private final String name = "handpick-test-" + UUID.randomUUID();

    StoreProbe(Store store) {
        this.store = store;
    }

    void run() {
        byte[] written = new byte[BYTES];
        new Random().nextBytes(written);
        try {
            Path file = Files.createTempFile("handpick-test", null);
            try {
                Files.write(file, written);
                store.put(name, file, Progress.NONE);
            } finally {
                Files.delete(file);
            }
            try (InputStream in = store.get(name)) {
                demand(Arrays.equals(written, in.readAllBytes()), "gave back other bytes than were written");
            }
            demand(isListed(), "does not list what was written");
            store.delete(name);
            demand(!isListed(), "still lists what was deleted");
        } catch (IOException e) {
            throw new StoreFailure(
                    name, "the object written for a test could not be read back (" + e.getMessage() + ")", e);
        }
    }

    private boolean isListed() {
        return store.list().contains(new Store.Stored(name, BYTES));
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            throw new StoreFailure(name, "the store " + fault);
        }
    }
}
