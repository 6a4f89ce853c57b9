package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageSet;

/** A process that decides, takes back and decides again without an end. It says READY, waits for a byte, and says what it does. */
final class WorkUntilKilled {
    static final String READY = "ready";
    static final String OPENED = "opened";
    static final String REPAIRED = "repaired";
    static final String COMMITTED = "committed";

    private static final int TAKEN_BACK_AT_THE_END = 20;

    private WorkUntilKilled() {}

    /** @param arguments the library, the data area, the place of the trash, where keepers go, and a seed */
    public static void main(String[] arguments) throws IOException {
        Random random = new Random(Long.parseLong(arguments[4]));
        System.out.println(READY);
        System.in.read();
        try (Library library = TinyLibrary.open(Path.of(arguments[0]), Disk.LOCAL)) {
            library.repairs().forEach(repair -> System.out.println(REPAIRED + ": " + repair));
            System.out.println(OPENED);
            DecisionDesk desk =
                    desk(library, Path.of(arguments[1]), Path.of(arguments[2]), KeepPlace.valueOf(arguments[3]));
            while (true) {
                work(library, desk, random);
            }
        }
    }

    static DecisionDesk desk(Library library, Path data, Path share, KeepPlace keeps) {
        return new DecisionDesk(
                library,
                new DeskRules(data, keeps, RejectPlace.DESKTOP_TRASH, true),
                DesktopTrash.of(Map.of("XDG_DATA_HOME", share.toString()), share),
                Disk.LOCAL,
                TinyLibrary.NOBODY);
    }

    private static void work(Library library, DecisionDesk desk, Random random) {
        Optional<ImageSet> next = library.firstToDo();
        if (next.isPresent()) {
            TinyLibrary.decide(desk, library, next.get());
            System.out.println(COMMITTED);
        }
        int takenBack = next.isPresent() ? random.nextInt(2) : TAKEN_BACK_AT_THE_END;
        for (int i = 0; i < takenBack; i++) {
            desk.undo();
            System.out.println(COMMITTED);
        }
        if (takenBack > 0 && random.nextBoolean()) {
            desk.redo();
            System.out.println(COMMITTED);
        }
    }
}
