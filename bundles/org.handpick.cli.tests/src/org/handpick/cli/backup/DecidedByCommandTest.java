package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A library that no window was ever opened on. */
class DecidedByCommandTest extends BackupTerminal {
    private Path library;

    @BeforeEach
    void decide() throws IOException {
        Files.delete(data.resolve(LOG)); // whose columns are none of a decision
        library = Files.createDirectory(folder.resolve("library")).toRealPath();
        for (String name : List.of("20250101_000000_stage1_generated.png", "20250101_000010_stage2_upscaled.png")) {
            ImageIO.write(
                    new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB),
                    "png",
                    library.resolve(name).toFile());
        }
        String set = text(done("library", "status", library).onlyJson(), "next");
        done("decide", library, "--set", set, "--reject-all", "--staging");
    }

    @Test
    void its_journal_is_backed_up_and_comes_back() throws IOException {
        Path journal = library.resolve(".handpick/journal.jsonl");
        String written = Files.readString(journal);
        done("backup", "create", "--to", shelf);

        done("undo", library, "--staging");
        done("backup", "drill", "--from", shelf);
        assertEquals("grown", state(done("backup", "diff", "--from", shelf)));

        Files.delete(journal);
        Ran lost = run("backup", "diff", "--from", shelf);
        assertEquals("missing", state(lost));
        assertEquals(Outcome.PROBLEMS, lost.outcome(), lost.err());
        done("backup", "restore", "--from", shelf, "--to", data);
        assertEquals(written, Files.readString(journal));
    }

    @Test
    void each_library_is_written_down_once_and_what_is_no_library_is_named() throws IOException {
        done("undo", library, "--staging");
        done("redo", library, "--staging");

        Path list = data.resolve("libraries.jsonl");
        assertEquals(1, Files.readAllLines(list).size(), Files.readString(list));
        Files.writeString(list, "nonsense\n", StandardOpenOption.APPEND);

        Ran ran = run("backup", "create", "--to", shelf);

        assertEquals(Outcome.FAILED, ran.outcome(), ran.err());
        assertTrue(ran.err().contains(list + ": line 2 is none of a library"), ran.err());
    }

    private static String state(Ran compared) {
        return compared.json().stream()
                .filter(line -> text(line, "file").endsWith("/.handpick/journal.jsonl"))
                .map((JsonObject line) -> text(line, "state"))
                .findFirst()
                .orElse("not backed up");
    }
}
