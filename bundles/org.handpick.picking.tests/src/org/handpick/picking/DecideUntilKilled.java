package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Path;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageSet;

/** A process that decides about a library until it is killed by SIGKILL at a touch of the disk, in the midst of whatever it does. */
final class DecideUntilKilled {
    private static int left;

    private DecideUntilKilled() {}

    /** @param arguments the library, the data area, and before which touch of the disk to die */
    public static void main(String[] arguments) {
        left = Integer.parseInt(arguments[2]);
        Disk disk = new Disk((touch, file) -> {
            if (--left == 0) {
                die();
            }
        });
        try (Library library = TinyLibrary.open(Path.of(arguments[0]), disk)) {
            DecisionDesk desk = TinyLibrary.desk(library, Path.of(arguments[1]), disk);
            for (ImageSet set : library.sets()) {
                if (library.outcome(set.id()).isEmpty()) {
                    TinyLibrary.decide(desk, library, set);
                }
            }
        }
    }

    private static void die() throws IOException {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        while (true) {
            Thread.onSpinWait();
        }
    }
}
