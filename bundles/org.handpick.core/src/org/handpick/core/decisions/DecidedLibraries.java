package org.handpick.core.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;

/**
 * The libraries in which something was decided with a data area: {@code libraries.jsonl} in it, one a line. The journal of a library is in
 * the library, so without this list nobody who looks into the data area alone would know of it, such as a backup.
 */
public final class DecidedLibraries {
    /** In the data area. */
    public static final String FILE = "libraries.jsonl";

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private record Line(String library) {}

    private final Path file;

    public DecidedLibraries(Path dataArea) {
        this.file = dataArea.resolve(FILE);
    }

    /**
     * Adds a library, unless it is there already.
     *
     * @param library its folder, a whole path
     * @throws IOException when it can't be written down
     */
    public void add(Path library) throws IOException {
        String line = GSON.toJson(new Line(library.toString())) + "\n";
        AppendOnlyFile list = new AppendOnlyFile(file, "", Disk.LOCAL);
        if (!list.contains(line.strip(), 0)) {
            list.append(line);
        }
    }

    /**
     * All of them, in the order in which they came.
     *
     * @throws IOException naming the file, when it can't be read or a line of it is none of a library
     */
    public List<Path> all() throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        try {
            String text = Files.readString(file, UTF_8);
            // what stands behind the last line end was cut by a crash, and its decision was not made
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                all.add(Path.of(Objects.requireNonNull(GSON.fromJson(line, Line.class).library)));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonParseException | InvalidPathException | NullPointerException e) {
            throw (IOException) new FileSystemException(
                            file.toString(), null, "line " + (all.size() + 1) + " is none of a library; take it out")
                    .initCause(e);
        }
        return List.copyOf(all);
    }
}
