package org.handpick.backup;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.handpick.core.Progress;

/** Checks backups in a store: reads the archive of each to its last byte, and notes in the history what came of it. */
final class BackupCheck {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Clock clock;

    BackupCheck(BackupFolder folder, NamedStore store, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.clock = clock;
    }

    /** What a sound archive showed. @param isOurs whether it was made of this data area, and so counts here */
    record Sound(History.Verified verified, Manifest manifest, boolean isOurs) {}

    History.Verified check(StoredBackup backup, Progress progress) {
        return check(backup.stored(), backup.name(), backup.verified().map(History.Verified::sha256), progress);
    }

    /** @throws DamagedArchive which is noted, as is what can't be read */
    History.Verified check(Store.Stored stored, BackupName name, Optional<String> sha256, Progress progress) {
        try {
            return unpack(stored, name, sha256, _ -> {}, (_, _) -> StoredArchive.Sink.NONE, progress)
                    .verified();
        } catch (IOException e) {
            throw noted(name, new StoreFailure(store.name(), name + " could not be read (" + e.getMessage() + ")", e));
        } catch (StoreFailure e) {
            throw noted(name, e);
        }
    }

    private StoreFailure noted(BackupName name, StoreFailure e) {
        folder.history().add(new History.Unread(clock.instant(), store.id(), name, e.getMessage()));
        return e;
    }

    /** The same, with its files going somewhere. @throws IOException when they can't be written */
    Sound unpack(
            Store.Stored stored,
            BackupName name,
            Optional<String> sha256,
            Consumer<Manifest> budget,
            StoredArchive.Contents contents,
            Progress progress)
            throws IOException {
        try {
            StoredArchive.Whole read = new StoredArchive(store, name).all(stored, sha256, budget, contents, progress);
            if (!read.hasSums()) {
                throw new StoreFailure(
                        store.name(),
                        name.sums() + " is not there, without which sha256sum can't check " + name
                                + "; that is sound, and restore brings it back");
            }
            Manifest manifest = read.manifest();
            History.Verified verified = new History.Verified(
                    clock.instant(),
                    store.id(),
                    name,
                    stored.bytes(),
                    read.sha256(),
                    manifest.files().size(),
                    manifest.bytes(),
                    records(manifest),
                    journals(manifest));
            boolean isOurs = Origin.of(manifest).equals(Origin.of(folder));
            folder.history() // what others keep there is not ours to count, and so never to delete
                    .add(isOurs ? verified : new History.Seen(verified.at(), store.id(), name));
            return new Sound(verified, manifest, isOurs);
        } catch (DamagedArchive e) {
            folder.history().add(new History.Damaged(clock.instant(), store.id(), name, e.getMessage()));
            throw e;
        }
    }

    private static Set<String> journals(Manifest manifest) {
        return manifest.files().stream()
                .map(Manifest.Entry::path)
                .filter(Scope::isJournal)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> records(Manifest manifest) {
        return manifest.files().stream()
                .filter(file -> file.records().isPresent())
                .collect(Collectors.toMap(
                        Manifest.Entry::path, file -> file.records().getAsLong()));
    }
}
