package org.handpick.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files of a backup are restored to. In a folder beside the data area all of them are below it. In place, which is in the data area
 * as it is, each comes back to where it belongs; so it is in a data area that is gone, but there a library that has a journal keeps it.
 */
final class RestorePlaces {
    private final Homes homes;
    private final Path target;
    private final Optional<String> file;
    private final boolean isInPlace;
    private final boolean isAnew;

    /** @param file the only one that is wanted; empty for all */
    RestorePlaces(Manifest manifest, BackupFolder folder, Path target, Optional<String> file) {
        this.homes = Homes.of(manifest, folder.dataArea());
        this.target = target;
        this.file = file;
        this.isInPlace = target.equals(folder.dataArea());
        this.isAnew = isInPlace && Files.notExists(target, LinkOption.NOFOLLOW_LINKS);
    }

    Path of(String path) {
        return isInPlace && !homes.isAway(path) ? homes.of(path) : Unpack.inside(target, path);
    }

    /** True for a journal that belongs to a library which is not there; it is restored beside the rest. */
    boolean isAway(String path) {
        return isInPlace && homes.isAway(path);
    }

    /**
     * True for what stands there and gives way to nothing that is restored: what says how to back up, since older settings and an older list
     * of stores are no data that was lost; and where the data area is gone, the journal that a library has.
     */
    boolean isKept(String path, Path there) {
        boolean isJournal = isAnew && homes.isOfALibrary(path);
        return (isJournal || isInPlace && file.isEmpty() && Scope.isSettings(path))
                && Files.exists(there, LinkOption.NOFOLLOW_LINKS);
    }
}
