package org.handpick.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files of a backup are restored to. In a folder beside the data area all of them are below it. In place, which is in the data area
 * as it is, each comes back to where it belongs.
 */
final class RestorePlaces {
    private final Homes homes;
    private final Path target;
    private final Optional<String> file;
    private final boolean isInPlace;

    /** @param file the only one that is wanted; empty for all */
    RestorePlaces(Manifest manifest, BackupFolder folder, Path target, Optional<String> file) {
        this.homes = Homes.of(manifest, folder.dataArea());
        this.target = target;
        this.file = file;
        this.isInPlace = target.equals(folder.dataArea()) && Files.isDirectory(target);
    }

    Path of(String path) {
        return isInPlace && !homes.isAway(path) ? homes.of(path) : Unpack.inside(target, path);
    }

    /** True for a journal that belongs to a library which is not there; it is restored beside the rest. */
    boolean isAway(String path) {
        return isInPlace && homes.isAway(path);
    }

    /** True for what says how to back up and stands there: older settings and an older list of stores are no data that was lost. */
    boolean isKept(String path, Path there) {
        return isInPlace && file.isEmpty() && Scope.isSettings(path) && Files.exists(there, LinkOption.NOFOLLOW_LINKS);
    }
}
