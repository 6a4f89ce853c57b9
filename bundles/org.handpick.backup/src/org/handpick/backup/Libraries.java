package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handpick.core.files.WholeFile;

/**
 * The libraries whose journals were ever backed up: {@code libraries.json}, a list of their folders. The workbench remembers but the last
 * few that were opened, and a journal that drops out of the backups would be pruned away with them. Who wants one no longer backed up
 * takes it out of the file.
 */
final class Libraries {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;

    Libraries(BackupFolder folder) {
        this.file = folder.folder().resolve("libraries.json");
    }

    /** @throws WrongSettings when the file is there and can't be understood */
    List<Path> all() {
        try {
            return Stream.of(Objects.requireNonNullElse(
                            GSON.fromJson(Files.readString(file), String[].class), new String[0]))
                    .map(folder -> Path.of(Objects.requireNonNull(folder)))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        } catch (JsonParseException | InvalidPathException | NullPointerException e) {
            throw new WrongSettings(file, "it is no list of the folders of libraries", e);
        }
    }

    /** Adds those that are not there yet, which are about to be backed up. For who has the lock of the folder. */
    void remember(List<Path> more) {
        List<Path> all = new ArrayList<>(all());
        if (all.containsAll(more)) {
            return;
        }
        more.stream().filter(library -> !all.contains(library)).forEach(all::add);
        try {
            WholeFile.replace(
                    file, (GSON.toJson(all.stream().map(Path::toString).toList()) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
