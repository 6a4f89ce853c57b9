package org.handpick.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("lock");
    }

    @Test
    void who_comes_second_is_told_who_has_it() throws IOException {
        try (LockFile _ = taken("Anna")) {
            assertEquals(new LockFile.Attempt.Held("Anna"), LockFile.take(file, "Bert"));
            assertEquals("Anna", Files.readString(file));
        }
    }

    @Test
    void what_is_given_back_has_nobody() throws IOException {
        taken("Anna").close();
        assertEquals("", Files.readString(file));
        taken("Bert").close();
    }

    @Test
    void a_text_can_be_believed_though_the_system_gives_the_lock_away() throws IOException {
        Files.writeString(file, "Anna");
        assertEquals(new LockFile.Attempt.Held("Anna"), LockFile.take(file, "Bert", "Anna"::equals));
        assertEquals("Anna", Files.readString(file));
        taken("Bert").close(); // nobody was left behind in the table
    }

    private LockFile taken(String text) throws IOException {
        return assertInstanceOf(LockFile.Attempt.Taken.class, LockFile.take(file, text))
                .lock();
    }
}
