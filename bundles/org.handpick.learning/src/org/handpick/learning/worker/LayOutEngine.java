package org.handpick.learning.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out the native libraries of the engine in a folder: beside it first and then moved into place, so that the folder is either
 * whole or not there. Several processes may do so at once.
 */
record LayOutEngine(List<URL> libraries, Path folder) {
    /** @throws WorkerFailure.NotThere when the disk refuses; nothing of it is left then */
    void run() {
        try {
            Files.createDirectories(folder.getParent());
            Path beside = Files.createTempDirectory(folder.getParent(), "new");
            try {
                copy(beside);
                move(beside);
            } finally {
                delete(beside);
            }
        } catch (IOException e) {
            throw new WorkerFailure.NotThere(
                    folder + ": the engine could not be laid out there (" + e.getMessage() + ")", e);
        }
    }

    private void copy(Path beside) throws IOException {
        for (URL library : libraries) {
            String name = library.getPath().substring(library.getPath().lastIndexOf('/') + 1);
            try (InputStream in = library.openStream()) {
                Files.copy(in, beside.resolve(name));
            }
        }
    }

    private void move(Path beside) throws IOException {
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) { // systems differ in what they say of a folder that is there
            if (!Files.isDirectory(folder)) {
                throw e; // else another process was as fast
            }
        }
    }

    /** Hundreds of megabytes, where it was not moved. */
    private static void delete(Path beside) throws IOException {
        if (!Files.exists(beside)) {
            return;
        }
        try (Stream<Path> files = Files.list(beside)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(beside);
    }
}
