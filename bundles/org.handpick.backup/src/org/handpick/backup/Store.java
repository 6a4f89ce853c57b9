package org.handpick.backup;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;

/**
 * A place outside the data area that keeps named objects. Five calls, so that another kind of place is soon written and a test can
 * let any of them fail. For any thread; all of them throw {@link StoreFailure}.
 */
public interface Store {
    /** @param bytes its length */
    record Stored(String name, long bytes) {}

    /**
     * Keeps the bytes of a file under a name. When this returns they are there for good; until then, and when it fails or the process
     * is killed, there is nothing of this name.
     *
     * @throws StoreFailure also when the name is taken
     */
    void put(String name, Path file, Progress progress);

    /**
     * The stored bytes, to be read once and closed. What fails while they are read is an {@link java.io.IOException}, and an {@link
     * AlteredObject} where the store itself can tell that they are not those that were put.
     */
    InputStream get(String name);

    /** All objects that are there whole, in no order. */
    List<Stored> list();

    /** Deletes an object for good; nothing happens when there is none. */
    void delete(String name);

    /** Writes an object, lists it, reads it back and deletes it, so that nobody finds out on the day of need. */
    default void check() {
        check(Progress.NONE);
    }

    /** The same. @param progress is told of each step as it begins */
    default void check(Progress progress) {
        new StoreProbe(this).run(progress);
    }
}
