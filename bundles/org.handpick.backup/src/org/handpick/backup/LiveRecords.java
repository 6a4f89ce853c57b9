package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handpick.core.Progress;

/** Counts the records that logs have now. One that has not changed since is not read again. For one thread. */
public final class LiveRecords {
    private static final int BUFFER = 1 << 18;

    private record Counted(long size, FileTime modified, long records) {}

    private final BackupFolder folder;
    private final Map<String, Counted> known = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];

    public LiveRecords(BackupFolder folder) {
        this.folder = folder;
    }

    /**
     * The records of the log of decisions and of each log that a backup has; 0 for one that is not there.
     *
     * @throws UncheckedIOException when a log can't be read
     */
    public Map<String, Long> count(History.Told told, Progress progress) {
        Set<String> logs = new TreeSet<>(Set.of(Safety.DECISIONS));
        for (History.Event event : told.events()) {
            if (event instanceof History.Verified verified) {
                verified.records().keySet().stream()
                        .filter(log -> !Scope.canBeMadeAgain(log))
                        .forEach(logs::add);
            }
        }
        Map<String, Long> records = new TreeMap<>();
        for (String log : logs) {
            records.put(log, records(log, progress));
        }
        return records;
    }

    private long records(String log, Progress progress) {
        Path file = Unpack.inside(folder.dataArea(), log);
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Counted before = known.get(log);
            if (before == null || before.size != now.size() || !before.modified.equals(now.lastModifiedTime())) {
                known.put(log, new Counted(now.size(), now.lastModifiedTime(), count(file, progress)));
            }
            return known.get(log).records;
        } catch (NoSuchFileException e) {
            return 0; // which is how many there are
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(Path file, Progress progress) throws IOException {
        RecordScan records = new RecordScan();
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                records.read(buffer, read);
                progress.check();
            }
        }
        return records.records();
    }
}
