package org.handpick.core.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trash can that is a plain folder of the library, for people who sort out by hand and for platforms without a desktop trash
 * of the freedesktop form. Files keep their folders under it.
 */
public final class StagingFolder implements TrashCan {
    /** The folder's name under the library; never searched for images. */
    public static final String NAME = "__delete_staging";

    private final Path library;

    public StagingFolder(Path library) {
        this.library = library;
    }

    /** @throws IllegalArgumentException when a file is not in the library */
    @Override
    public List<TrashSlot> slotsFor(List<Path> files, Instant now) {
        Set<Path> chosen = new HashSet<>();
        List<TrashSlot> slots = new ArrayList<>();
        for (Path file : files) {
            if (!file.startsWith(library)) {
                throw new IllegalArgumentException(file + " is not in " + library);
            }
            Path wanted = library.resolve(NAME).resolve(library.relativize(file));
            Path free = FreeName.of(wanted, name -> Disk.exists(name) || chosen.contains(name));
            chosen.add(free);
            slots.add(new TrashSlot(free, Optional.empty()));
        }
        return slots;
    }
}
