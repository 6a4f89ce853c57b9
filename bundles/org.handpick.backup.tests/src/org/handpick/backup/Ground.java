package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.backup.store.FolderStore;
import org.handpick.core.Progress;

/** A data area with logs in it, a folder store beside it, and a clock that a test sets. */
final class Ground {
    static final Instant SUNDAY = Instant.parse("2026-11-22T02:00:00Z");
    static final String LOG = "training/select_crop_log.csv";
    static final String RUN = "runs/20260101-000000-measures/";
    static final Scope SCOPE = Scope.of(List.of());

    final Path folder;
    final Path data;
    final BackupFolder backup;
    final Path stored;
    final NamedStore store;
    private Instant now = SUNDAY;

    Ground(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.backup = new BackupFolder(data);
        this.stored = folder.resolve("stored");
        this.store = new NamedStore("shelf", FolderStore.in(stored).make());
    }

    /** With two logs, a log of operations and a run. */
    static Ground withLogs(Path folder) throws IOException {
        Ground ground = new Ground(folder);
        ground.log(100);
        ground.write("training/suggestion_log.jsonl", "{\"event_id\":\"e1\"}\n{\"event_id\":\"e2\"}\n");
        ground.write("file_operations_logs/file_operations.log", "{\"type\":\"file_operation\"}\n");
        ground.write(RUN + "config.yaml", "model: measures\n");
        ground.write(
                RUN + "metrics.csv", "step,epoch,split,metric,value,time\n1,1,val,top1,0.5,x\n2,1,val,top1,0.6,y\n");
        ground.write(RUN + "checkpoints/best", "weights");
        return ground;
    }

    /** The log of decisions with so many records. */
    Path log(int records) throws IOException {
        return write(LOG, logText(records));
    }

    /** What is in it then. */
    static String logText(int records) {
        StringBuilder text = new StringBuilder("session_id,set_id,chosen_path\r\n");
        for (int i = 0; i < records; i++) {
            text.append("s1,t_%012x,\"a %d, \"\"b\"\"\nc.png\"\r\n".formatted(i * 7919L, i));
        }
        return text.toString();
    }

    /** A file that nobody has written to for long. */
    Path write(String path, String text) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return rest(file);
    }

    static Path rest(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** Lets one bit in the middle of a file become another. */
    static void rot(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        rot(file, bytes, bytes.length / 2);
    }

    /** Writes a file of these bytes, but for one bit. @param at the place of the byte that it is in */
    static void rot(Path file, byte[] sound, int at) throws IOException {
        byte[] bytes = sound.clone();
        bytes[at] ^= 8;
        Files.write(file, bytes);
    }

    Ground at(String time) {
        now = Instant.parse(time);
        return this;
    }

    Ground at(Instant time) {
        now = time;
        return this;
    }

    Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    BackUp.Made backUp() {
        return backUp(store, Progress.NONE);
    }

    BackUp.Made backUp(NamedStore where, Progress progress) {
        return new BackUp(backup, where, SCOPE, clock()).run(progress);
    }

    List<StoredBackup> backups() {
        return new ListBackups(backup, store).run(Progress.NONE);
    }

    Verify.Checked verify() {
        return new Verify(backup, store, 100, clock()).run(Progress.NONE);
    }

    Prune.Pruned prune(Retention retention, Prune.Extent extent) {
        return new Prune(backup, store, retention, extent, clock()).run(Progress.NONE);
    }

    /** What the manifest of a backup says of a file. */
    static Manifest.Entry entry(BackUp.Made made, String path) {
        return made.manifest().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** All files below a folder and what is in them; hidden ones are ours. */
    static Map<String, String> world(Path folder) throws IOException {
        Map<String, String> world = new TreeMap<>();
        if (Files.notExists(folder)) {
            return world;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(".") && !name.contains("/.")) {
                    world.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return world;
    }

    /** What a real program prints, run in a folder. */
    static String run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            try (InputStream in = process.getInputStream()) {
                in.transferTo(said);
            }
            int code = process.waitFor();
            String text = said.toString(StandardCharsets.UTF_8);
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
