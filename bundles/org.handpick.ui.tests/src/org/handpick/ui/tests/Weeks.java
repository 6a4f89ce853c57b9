package org.handpick.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.handpick.backup.BackUp;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.Drill;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Scope;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;

/** The backups of a data area as they would be after some weeks, for who can't wait so long. */
final class Weeks {
    private final BackupFolder folder;

    /** What the workbench would do by itself about a missed week is switched off. */
    Weeks(Path dataArea) {
        this.folder = new BackupFolder(dataArea);
        IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.handpick.backup.ui");
        preferences.putBoolean("catch.up", false);
        preferences.putBoolean("tell.overdue", false);
    }

    /** Forgets all that is known of stores and backups. */
    Weeks forget() throws IOException {
        Path known = folder.folder();
        if (Files.exists(known)) {
            try (Stream<Path> files = Files.walk(known)) {
                files.sorted(Comparator.reverseOrder()).forEach(Weeks::delete);
            }
        }
        return this;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Weeks addStore(String name, Path place) {
        Stores.of(folder, Secrets.NONE).add(name, new StorePlace.Folder(place));
        return this;
    }

    /** Makes a backup, which then looks as if it had been made and restored so long ago. */
    Weeks backUp(String name, Path place, Duration ago) throws IOException {
        Path history = folder.folder().resolve("history.jsonl");
        List<String> before = Files.exists(history) ? Files.readAllLines(history) : List.of();
        NamedStore store = Stores.of(folder, Secrets.NONE).store(Optional.of(name));
        BackupName made = new BackUp(folder, store, Scope.of(List.of()))
                .run(Progress.NONE)
                .name();
        new Drill(folder, store, Scope.of(List.of())).run(Progress.NONE);
        BackupName then = new BackupName(Instant.now().minus(ago));
        Files.move(place.resolve(made.archive()), place.resolve(then.archive()));
        String sums = Files.readString(place.resolve(made.sums()));
        Files.writeString(place.resolve(then.sums()), sums.replace(made.archive(), then.archive()));
        Files.delete(place.resolve(made.sums()));
        List<String> lines = Stream.concat(
                        before.stream(),
                        Files.readAllLines(history).stream()
                                .skip(before.size())
                                .map(line -> line.replace(made.archive(), then.archive())
                                        .replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"" + then.time() + "\"")))
                .toList();
        Files.write(history, lines);
        return this;
    }
}
