package org.handpick.cli.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDrawTest {
    @TempDir
    Path folder;

    @Test
    void the_keeper_is_one_of_the_files_that_were_drawn() {
        Path library = folder.resolve("library");

        Ran ran = Terminal.with(folder).run("sample", "draw", library, "--sets", "3", "--size", "96x64", "--json");

        assertEquals(3, ran.json().size(), ran.err());
        for (JsonObject set : ran.json()) {
            List<String> files = set.getAsJsonArray("files").asList().stream()
                    .map(file -> file.getAsString())
                    .toList();
            assertTrue(files.contains(set.get("keeper").getAsString()), set::toString);
            files.forEach(file -> assertTrue(Files.exists(library.resolve(file)), file));
        }
    }

    @Test
    void the_sample_of_the_project_is_what_the_command_draws() throws IOException {
        Path drawn = folder.resolve("library");

        Terminal.with(folder).run("sample", "draw", drawn);

        Path sample = Terminal.project().resolve("data/sample");
        assertEquals(names(sample), names(drawn));
        for (String name : names(sample)) {
            assertArrayEquals(Files.readAllBytes(sample.resolve(name)), Files.readAllBytes(drawn.resolve(name)), name);
        }
    }

    @Test
    void nothing_is_overwritten() {
        Terminal.with(folder).run("sample", "draw", folder, "--sets", "1", "--size", "96x64");

        Ran again = Terminal.with(folder).run("sample", "draw", folder, "--sets", "1", "--size", "96x64");

        assertEquals(Outcome.FAILED, again.outcome());
        assertTrue(again.err().contains(".png"), again.err());
    }

    @Test
    void photographs_that_are_not_there_are_told() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Path library = folder.resolve("library");

        Ran none = Terminal.with(folder).run("sample", "draw", library, "--photos", photos);
        Files.writeString(photos.resolve("broken.jpg"), "no picture");
        Ran broken = Terminal.with(folder).run("sample", "draw", library, "--photos", photos);

        assertEquals(Outcome.FAILED, none.outcome());
        assertTrue(none.err().contains("there is no image in this folder"), none.err());
        assertEquals(Outcome.FAILED, broken.outcome());
        assertTrue(broken.err().contains("broken.jpg"), broken.err());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
