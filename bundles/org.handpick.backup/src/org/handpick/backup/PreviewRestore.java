package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/** Says what a {@link Restore} would do, file by file. Reads the manifest of the backup and what stands in the way, and writes nothing. */
public final class PreviewRestore implements Operation<PreviewRestore.Preview> {
    private static final int BUFFER = 1 << 18;

    private final BackupFolder folder;
    private final NamedStore store;
    private final BackupName backup;
    private final Optional<String> file;
    private final Path target;

    /** @param file the path of a single file in the archive; empty for all @param target where to */
    public PreviewRestore(
            BackupFolder folder, NamedStore store, BackupName backup, Optional<String> file, Path target) {
        this.folder = folder;
        this.store = store;
        this.backup = backup;
        this.file = file;
        this.target = target.toAbsolutePath().normalize();
    }

    /** What becomes of a file. */
    public enum Fate {
        /** It is not there, and comes back. */
        RETURNS,
        /** It stands there already, byte for byte. */
        STAYS,
        /** Another one stands there, which is moved aside. */
        REPLACES,
        /** Another one stands there, which stays: it says how to back up. */
        KEPT
    }

    /** @param now the records of the file that is moved aside; empty where none is, or for what has none */
    public record Line(Manifest.Entry file, Fate fate, OptionalLong now) {
        /** How many records the file that is moved aside has more than the one that comes back. */
        public long newer() {
            return Math.max(0, now.orElse(0) - file.records().orElse(0));
        }
    }

    /** In the order of the archive. */
    public record Preview(BackupName backup, List<Line> lines) {
        public Preview {
            lines = List.copyOf(lines);
        }

        public long count(Fate fate) {
            return lines.stream().filter(line -> line.fate() == fate).count();
        }
    }

    /**
     * @throws DamagedArchive when the manifest can't be read
     * @throws RefusedRestore when there is no such file in it, or a path can't be looked at
     * @throws StoreFailure when the store does not give it
     */
    @Override
    public Preview run(Progress progress) {
        Manifest manifest = new StoredArchive(store, backup).manifest(progress);
        List<Manifest.Entry> wanted = manifest.files().stream()
                .filter(entry -> file.map(entry.path()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new RefusedRestore(backup + ": there is no " + file.orElse("file") + " in it");
        }
        progress.begin("Looking at " + target, wanted.size());
        RestorePlaces places = new RestorePlaces(manifest, folder, target, file);
        List<Line> lines = new ArrayList<>();
        for (Manifest.Entry entry : wanted) {
            progress.check();
            lines.add(line(entry, places));
            progress.advance(1);
        }
        return new Preview(backup, lines);
    }

    private static Line line(Manifest.Entry entry, RestorePlaces places) {
        Path there = places.of(entry.path());
        try {
            if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                return new Line(entry, Fate.RETURNS, OptionalLong.empty());
            }
            if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
                return new Line(entry, Fate.REPLACES, OptionalLong.empty());
            }
            Line line = read(entry, there);
            return line.fate() == Fate.REPLACES && places.isKept(entry.path(), there)
                    ? new Line(entry, Fate.KEPT, OptionalLong.empty())
                    : line;
        } catch (IOException e) {
            throw new RefusedRestore(FileFailure.sentence(e, there), e);
        }
    }

    private static Line read(Manifest.Entry entry, Path there) throws IOException {
        MessageDigest hash = WriteArchive.sha256();
        RecordScan records = new RecordScan();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(there)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                records.read(buffer, read);
            }
        }
        return HexFormat.of().formatHex(hash.digest()).equals(entry.sha256())
                ? new Line(entry, Fate.STAYS, OptionalLong.empty())
                : new Line(
                        entry,
                        Fate.REPLACES,
                        entry.records().isPresent() ? OptionalLong.of(records.records()) : OptionalLong.empty());
    }
}
