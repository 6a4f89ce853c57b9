package org.handpick.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The names of the files in the desktop's trash that were in a folder, by what the trash notes of each. */
    static List<String> trashed(Path folder) throws IOException {
        Path notes = Path.of(System.getenv("XDG_DATA_HOME")).resolve("Trash/info");
        if (!Files.isDirectory(notes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(notes)) {
            return files.map(Sample::origin)
                    .filter(origin -> origin.startsWith(folder))
                    .map(origin -> origin.getFileName().toString())
                    .toList();
        }
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
