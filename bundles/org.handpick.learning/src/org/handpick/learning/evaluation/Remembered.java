package org.handpick.learning.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.handpick.core.files.WholeFile;

/**
 * Results that took long to find and depend on contents alone, in a file with a line for each: a key, a tab, the result. It is a cache:
 * what can't be read is found anew, and where the disk refuses, nothing but time is lost. From any thread.
 */
final class Remembered {
    private static final System.Logger LOG = System.getLogger(Remembered.class.getName());
    private static final String TAB = "\t";

    private final Path file;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private volatile boolean isNew;

    /** @param file need not be there yet */
    Remembered(Path file) {
        this.file = Objects.requireNonNull(file);
        try {
            if (Files.exists(file)) {
                Files.readString(file, UTF_8)
                        .lines()
                        .map(line -> line.split(TAB, -1))
                        .filter(fields -> fields.length == 2)
                        .forEach(fields -> known.put(fields[0], fields[1]));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " can't be read, so what it holds is worked out anew", e);
        }
    }

    Optional<String> of(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Neither may have a tab or a line end. */
    void put(String key, String result) {
        isNew |= !result.equals(known.put(key, result));
    }

    /** Keeps what is new on the disk. */
    void save() {
        if (!isNew) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            WholeFile.replace(
                    file,
                    known.entrySet().stream()
                            .map(entry -> entry.getKey() + TAB + entry.getValue() + "\n")
                            .collect(Collectors.joining())
                            .getBytes(UTF_8));
            isNew = false;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " can't be written, so it will be worked out again", e);
        }
    }
}
