package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Path;
import org.handpick.core.files.Disk;

/** A process that has a library open until it is killed, or its input ends. It says how it may use the library. */
final class HoldUntilKilled {
    private HoldUntilKilled() {}

    /** @param arguments the library */
    public static void main(String[] arguments) throws IOException {
        try (Library library = TinyLibrary.open(Path.of(arguments[0]), Disk.LOCAL)) {
            System.out.println(library.access().sentence());
            System.in.read();
        }
    }
}
