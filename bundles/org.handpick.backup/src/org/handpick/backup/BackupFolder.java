package org.handpick.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.handpick.core.Progress;
import org.handpick.core.decisions.DecidedLibraries;
import org.handpick.core.files.FileFailure;

/**
 * The folder {@code backup/} of a data area: how to back up ({@code settings.json}, {@code stores.json}, {@code libraries.json}), what came of it ({@code
 * history.jsonl}), and room for what is being made.
 *
 * @param dataArea the folder that holds logs, datasets and runs
 * @param turn what becomes of an operation that finds another one at work
 */
public record BackupFolder(Path dataArea, Turn turn) {
    /** Two operations never work on the backups of a data area at once. */
    public enum Turn {
        /** The second fails and is told who is at work. */
        NOW,
        /** The second waits until the first has ended. */
        WAIT
    }

    public BackupFolder {
        dataArea = dataArea.toAbsolutePath().normalize();
        Objects.requireNonNull(turn);
    }

    /** Nothing waits. */
    public BackupFolder(Path dataArea) {
        this(dataArea, Turn.NOW);
    }

    public Path folder() {
        return dataArea.resolve("backup");
    }

    public History history() {
        return new History(folder().resolve("history.jsonl"), Origin.of(this));
    }

    /** Which stores there are; without a secret in it. */
    public Path stores() {
        return folder().resolve("stores.json");
    }

    /** @throws WrongSettings when a person has written what can't be understood */
    public Settings settings() {
        return Settings.read(folder().resolve("settings.json"));
    }

    /**
     * The same, with the journals of more libraries: of those that were ever backed up, until a person takes one out of {@code
     * libraries.json}, of those in which something was decided, and of those that were opened. One that was opened and has no journal yet
     * has nothing to back up; one that is not there now may have.
     */
    public Settings settings(List<Path> opened) {
        return settings()
                .withLibraries(new Libraries(this).all())
                .withLibraries(decided())
                .withLibraries(opened.stream()
                        .filter(library -> Files.notExists(library) || Scope.hasJournal(library))
                        .toList());
    }

    private List<Path> decided() {
        try {
            return new DecidedLibraries(dataArea).all();
        } catch (IOException e) {
            Path list = dataArea.resolve(DecidedLibraries.FILE);
            throw new WrongSettings(list, FileFailure.reason(e), e);
        }
    }

    /** Has backups be made so from now on. @throws UncheckedIOException when that can't be written down */
    public void keep(Settings settings) {
        settings.write(folder().resolve("settings.json"));
    }

    /** @throws BusyBackup saying who has it, unless it is waited for @throws WrongSettings when there is no data area */
    RunLock lock(String what, Progress progress) {
        if (!Files.isDirectory(dataArea)) {
            throw new WrongSettings(dataArea, "there is no such folder");
        }
        return lock(folder(), what, progress);
    }

    /** The same of another folder in the data area. */
    RunLock lock(Path where, String what, Progress progress) {
        return turn == Turn.WAIT ? RunLock.await(where, what, progress) : RunLock.take(where, what);
    }

    /** An empty folder for what is being made. Only who has the lock asks for it, so what stands in there is from a run that was killed. */
    Path scratch() throws IOException {
        Path scratch = folder().resolve(".scratch");
        delete(scratch);
        return Files.createDirectories(scratch);
    }

    /** Deletes a folder of our own with all that is in it; nothing where there is none. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The version of Handpick, from the manifest of this bundle; {@code unknown} where its classes run outside it. */
    static String version() {
        try (InputStream in = BackupFolder.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            Attributes manifest = in == null ? new Attributes() : new Manifest(in).getMainAttributes();
            String bundle = String.valueOf(manifest.getValue("Bundle-SymbolicName"));
            return bundle.startsWith("org.handpick.backup") ? manifest.getValue("Bundle-Version") : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
