package org.handpick.learning.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayOutEngineTest {
    @TempDir
    Path cache;

    @TempDir
    Path installed;

    @Test
    void libraries_are_laid_out_as_a_whole() throws IOException {
        new LayOutEngine(List.of(library("a.so"), library("b.so")), cache.resolve("engine/v1")).run();

        assertEquals(List.of("v1"), names(cache.resolve("engine")));
        assertEquals(List.of("a.so", "b.so"), names(cache.resolve("engine/v1")));
    }

    @Test
    void what_can_not_be_laid_out_leaves_nothing_behind() throws IOException {
        URL gone = library("gone.so");
        Files.delete(installed.resolve("gone.so"));
        LayOutEngine layOut = new LayOutEngine(List.of(library("a.so"), gone), cache.resolve("engine/v1"));

        WorkerFailure.NotThere failure = assertThrows(WorkerFailure.NotThere.class, layOut::run);

        assertTrue(failure.getMessage().contains("could not be laid out"), failure::getMessage);
        assertEquals(List.of(), names(cache.resolve("engine")));
    }

    @Test
    void who_comes_second_takes_what_is_there_and_leaves_nothing_behind() throws IOException {
        Path folder = Files.createDirectories(cache.resolve("engine/v1"));
        Files.writeString(folder.resolve("a.so"), "of the first");

        new LayOutEngine(List.of(library("a.so")), folder).run();

        assertEquals(List.of("v1"), names(cache.resolve("engine")));
        assertEquals("of the first", Files.readString(folder.resolve("a.so")));
    }

    private URL library(String name) throws IOException {
        return Files.writeString(installed.resolve(name), "machine code")
                .toUri()
                .toURL();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
