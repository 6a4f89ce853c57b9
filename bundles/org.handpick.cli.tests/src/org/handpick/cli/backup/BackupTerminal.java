package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data area with two logs, and a terminal before it. */
abstract class BackupTerminal {
    static final String LOG = "training/select_crop_log.csv";

    @TempDir
    Path folder;

    Path data;
    Path shelf;

    @BeforeEach
    void log() throws IOException {
        data = folder.resolve("data");
        shelf = folder.resolve("shelf");
        log("session_id,set_id\r\n" + "s,t\r\n".repeat(10));
        Files.createDirectories(data.resolve("file_operations_logs"));
        Files.writeString(data.resolve("file_operations_logs/file_operations.log"), "{}\n");
    }

    void log(String text) throws IOException {
        Path log = data.resolve(LOG);
        Files.createDirectories(log.getParent());
        Files.writeString(log, text);
        Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    Ran run(Object... words) {
        return Terminal.with(data)
                .run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray());
    }

    Ran done(Object... words) {
        Ran ran = run(words);
        assertEquals(Outcome.DONE, ran.outcome(), ran.out() + ran.err());
        return ran;
    }

    static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    static int number(JsonObject object, String name) {
        return object.get(name).getAsInt();
    }
}
