package org.handpick.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The project's sample library, copied for a test. */
final class Sample {
    private Sample() {}

    /** The root of the project. */
    static Path project() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("test"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static Path copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(project().resolve("data/sample"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target.toRealPath();
    }

    static List<String> images(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png") || name.endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    /** The files in the desktop's trash that were in a folder, by the names they had, as the trash notes of each. */
    static Map<String, byte[]> trashed(Path folder) throws IOException {
        Path trash = Path.of(System.getenv("XDG_DATA_HOME")).resolve("Trash");
        Map<String, byte[]> trashed = new HashMap<>();
        try (Stream<Path> notes = Files.list(trash.resolve("info"))) {
            for (Path note : notes.toList()) {
                Path origin = origin(note);
                if (origin.startsWith(folder)) {
                    String name = note.getFileName().toString().replaceFirst("\\.trashinfo$", "");
                    byte[] bytes = Files.readAllBytes(trash.resolve("files").resolve(name));
                    trashed.put(origin.getFileName().toString(), bytes);
                }
            }
        }
        return trashed;
    }

    private static Path origin(Path note) {
        try {
            return Files.readAllLines(note).stream()
                    .filter(line -> line.startsWith("Path="))
                    .map(line -> URLDecoder.decode(line.substring("Path=".length()), StandardCharsets.UTF_8))
                    .map(Path::of)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
