package org.handpick.ui.tests;

import java.io.IOException;
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
}
