package org.handpick.backup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Where a backup was made.
 *
 * @param host the name of the computer
 * @param dataArea the path that was backed up
 */
public record Origin(String host, String dataArea) {
    /** Asked once: the network may call a computer otherwise later, and it is still the same one. */
    private static final String HOST = hostName();

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown"; // a computer without a name backs up as well
        }
    }

    public Origin {
        Objects.requireNonNull(host);
        Objects.requireNonNull(dataArea);
    }

    public static Origin of(Manifest manifest) {
        return new Origin(manifest.host(), manifest.dataArea());
    }

    /** Where backups of a data area are made now. */
    public static Origin of(BackupFolder folder) {
        return new Origin(HOST, folder.dataArea().toString());
    }

    /** Such as {@code /home/ann/Handpick of bookshelf}. */
    @Override
    public String toString() {
        return dataArea + " of " + host;
    }

    /** Whose the newest backup in a store is, from its manifest alone; empty where there is none that can be read. */
    public static final class OfNewest implements Operation<Optional<Origin>> {
        private final BackupFolder folder;
        private final NamedStore store;

        public OfNewest(BackupFolder folder, NamedStore store) {
            this.folder = folder;
            this.store = store;
        }

        /** @throws StoreFailure when the store can't be reached */
        @Override
        public Optional<Origin> run(Progress progress) {
            List<StoredBackup> backups = new ListBackups(folder, store).run(progress);
            try {
                return backups.stream()
                        .findFirst()
                        .map(newest -> of(new StoredArchive(store, newest.name()).manifest(progress)));
            } catch (DamagedArchive e) {
                return Optional.empty(); // who made it is asked for a warning; the damage is found when it is verified
            }
        }
    }
}
