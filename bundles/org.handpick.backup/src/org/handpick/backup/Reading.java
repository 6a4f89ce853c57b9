package org.handpick.backup;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handpick.core.Progress;

/** Reads archives of a store whole, and notes in the history what that showed of those of this data area. */
final class Reading {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Clock clock;
    private final Supplier<Origin> ours;

    Reading(BackupFolder folder, NamedStore store, Clock clock) {
        this(folder, store, clock, () -> Origin.of(folder));
    }

    /** @param ours where those were made that are noted, asked when one was read */
    Reading(BackupFolder folder, NamedStore store, Clock clock, Supplier<Origin> ours) {
        this.folder = folder;
        this.store = store;
        this.clock = clock;
        this.ours = ours;
    }

    /** What a sound archive showed. */
    record Result(History.Verified verified, Manifest manifest) {}

    History.Verified verify(Backup backup, Progress progress) {
        return verify(backup.stored(), backup.name(), backup.verified().map(History.Verified::sha256), progress);
    }

    /** @throws DamagedArchive which is noted too */
    History.Verified verify(Store.Stored stored, BackupName name, Optional<String> sha256, Progress progress) {
        try {
            return read(stored, name, sha256, _ -> {}, (_, _) -> ReadArchive.Sink.NONE, progress)
                    .verified();
        } catch (IOException e) {
            throw new StoreFailure(store.name(), name + " could not be read (" + e.getMessage() + ")", e);
        }
    }

    /** The same, with its files going somewhere. @throws IOException when they can't be written */
    Result read(
            Store.Stored stored,
            BackupName name,
            Optional<String> sha256,
            Consumer<Manifest> budget,
            ReadArchive.Contents contents,
            Progress progress)
            throws IOException {
        try {
            ReadArchive.Read read = new ReadArchive(store, name).all(stored, sha256, budget, contents, progress);
            if (!read.hasSums()) {
                throw new StoreFailure(
                        store.name(),
                        name.sums() + " is not there, without which sha256sum can't check " + name
                                + "; that is sound, and restore brings it back");
            }
            Manifest manifest = read.manifest();
            History.Verified verified = new History.Verified(
                    clock.instant(),
                    store.name(),
                    name,
                    stored.bytes(),
                    read.sha256(),
                    manifest.files().size(),
                    manifest.bytes(),
                    records(manifest));
            if (Origin.of(manifest)
                    .equals(ours.get())) { // what others keep there is not ours to count, and so never to delete
                folder.history().add(verified);
            }
            return new Result(verified, manifest);
        } catch (DamagedArchive e) {
            folder.history().add(new History.Damaged(clock.instant(), store.name(), name, e.getMessage()));
            throw e;
        }
    }

    private static Map<String, Long> records(Manifest manifest) {
        return manifest.files().stream()
                .filter(file -> file.records().isPresent())
                .collect(Collectors.toMap(
                        Manifest.Entry::path, file -> file.records().getAsLong()));
    }
}
