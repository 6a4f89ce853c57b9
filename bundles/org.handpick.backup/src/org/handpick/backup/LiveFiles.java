package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.core.Progress;

/** The files on the disk that a backup has copies of. */
final class LiveFiles {
    private static final int BUFFER = 1 << 18;

    private final Path dataArea;
    private final Scope scope;
    private final byte[] buffer = new byte[BUFFER];

    LiveFiles(Path dataArea, Scope scope) {
        this.dataArea = dataArea;
        this.scope = scope;
    }

    /** Compares as far as the backup goes: what a log has gained since is no difference. */
    List<LiveFile> compare(Manifest manifest, Progress progress) {
        progress.begin("Comparing with " + dataArea, manifest.bytes());
        Set<String> known = new HashSet<>();
        manifest.files().forEach(file -> known.add(file.path()));
        Stream<LiveFile> fresh = sources().stream()
                .filter(source -> !known.contains(source.path()))
                .map(LiveFiles::fresh);
        return Stream.concat(manifest.files().stream().map(file -> compare(manifest, file, progress)), fresh)
                .sorted(Comparator.comparing(LiveFile::path))
                .toList();
    }

    private List<Source> sources() {
        try {
            return scope.survey(dataArea);
        } catch (NothingToBackUp e) {
            return List.of(); // all is gone, which the comparison tells file by file
        }
    }

    private static LiveFile fresh(Source source) {
        boolean isReadable = Files.isRegularFile(source.file()) && Files.isReadable(source.file());
        return new LiveFile(
                source.path(),
                isReadable ? LiveFile.State.NEW : LiveFile.State.UNREADABLE,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private LiveFile compare(Manifest manifest, Manifest.Entry file, Progress progress) {
        Homes homes = Homes.of(manifest, dataArea);
        if (homes.isAway(file.path())) {
            return new LiveFile(file.path(), LiveFile.State.UNREACHABLE, file.records(), OptionalLong.empty());
        }
        Path live = homes.of(file.path());
        try (InputStream in = Files.newInputStream(live)) {
            MessageDigest hash = WriteArchive.sha256();
            RecordScan records = new RecordScan();
            long same = 0;
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int inBackup = Math.clamp(file.size() - size, 0, read);
                hash.update(buffer, 0, inBackup);
                same += inBackup;
                size += read;
                if (file.records().isPresent()) {
                    records.read(buffer, read);
                }
                progress.advance(inBackup);
                progress.check();
            }
            boolean begins = same == file.size()
                    && HexFormat.of().formatHex(hash.digest()).equals(file.sha256());
            return new LiveFile(
                    file.path(),
                    state(file, begins, size),
                    file.records(),
                    file.records().isPresent() ? OptionalLong.of(records.records()) : OptionalLong.empty());
        } catch (NoSuchFileException e) {
            return new LiveFile(file.path(), LiveFile.State.MISSING, file.records(), OptionalLong.empty());
        } catch (IOException e) {
            return new LiveFile(file.path(), LiveFile.State.UNREADABLE, file.records(), OptionalLong.empty());
        }
    }

    private static LiveFile.State state(Manifest.Entry file, boolean begins, long size) {
        if (begins && size == file.size()) {
            return LiveFile.State.SAME;
        }
        if (!Content.of(file.path()).grows()) {
            return LiveFile.State.CHANGED;
        }
        return begins ? LiveFile.State.GROWN : LiveFile.State.REWRITTEN;
    }
}
