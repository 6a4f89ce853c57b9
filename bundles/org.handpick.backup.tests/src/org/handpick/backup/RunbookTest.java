package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runbook has people type does what it says. */
class RunbookTest {
    private static final Pattern CIRCLE = Pattern.compile("## The whole circle.*?```\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void the_whole_circle_is_one_command() throws IOException {
        Ground ground = Ground.withLogs(folder.resolve("home"));
        Files.move(ground.data, folder.resolve("home/Handpick"));
        Map<String, String> before = new TreeMap<>(Ground.world(folder.resolve("home/Handpick")));
        before.remove(Ground.RUN + "checkpoints/best");
        Matcher circle = CIRCLE.matcher(Files.readString(CommandProgram.services()
                .resolve("../../../../docs/backup-runbook.md")
                .normalize()));
        assertTrue(circle.find());

        String said = Ground.run(
                folder,
                "sh",
                "-c",
                circle.group(1)
                        .replace("/tmp/", folder + "/")
                        .replace("~", folder.resolve("home").toString())
                        .replace("./run", run().toString()));

        assertEquals(before, Ground.world(folder.resolve("try")));
        before.keySet().forEach(file -> assertTrue(said.contains(file + ": OK"), file + said));
    }

    /** Stands in for {@code ./run}, which would build the product first. */
    private Path run() throws IOException {
        ProcessBuilder program = ChildProcess.withCommands(
                CommandProgram.class, folder.resolve("said"), CommandProgram.services(), folder.resolve("home/none"));
        Path script = Files.writeString(
                folder.resolve("run"), "#!/bin/sh\nexec '" + String.join("' '", program.command()) + "' \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
