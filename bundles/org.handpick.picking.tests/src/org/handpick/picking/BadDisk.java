package org.handpick.picking;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.handpick.core.files.Disk;

/** Disks on which something goes wrong. */
final class BadDisk {
    private BadDisk() {}

    /** Stands for the end of the process: nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Ends the process at a touch, counted from 1, and at each that follows. */
    static Disk killedAt(int touch) {
        int[] count = {0};
        return new Disk((what, file) -> {
            if (++count[0] >= touch) {
                throw new Killed();
            }
        });
    }

    /** Lets no file that {@code at} tells be made, changed, renamed or deleted. */
    static Disk refusing(Predicate<Path> at, Function<String, IOException> refusal) {
        return new Disk((what, file) -> {
            if (!what.equals("sync") && at.test(file)) {
                throw refusal.apply(file.toString());
            }
        });
    }

    /** Fails at a touch, counted from 1, and at each that follows, as long as it is broken. */
    static Disk brokenFrom(int touch, AtomicBoolean broken) {
        int[] count = {0};
        return new Disk((what, file) -> {
            if (++count[0] >= touch && broken.get()) {
                throw new FileSystemException(file.toString(), null, "Input/output error");
            }
        });
    }

    /** Lets a file vanish when a decision is about to move its first file. */
    static Disk losing(Path lost) {
        return new Disk((what, file) -> {
            if (what.equals("link")) {
                Files.deleteIfExists(lost);
            }
        });
    }
}
