package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.handpick.backup.Schedule;

/** A home of its own where nothing runs, and in front of the PATH programs that take the place of those of the system. */
final class FakeSystem {
    final Path folder;
    final Path home;
    private final Path programs;
    private final Path calls;

    FakeSystem(Path folder) throws IOException {
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("home"));
        programs = Files.createDirectories(folder.resolve("programs"));
        calls = Files.createFile(folder.resolve("calls"));
    }

    /** A program that writes down how it was called, and then does what the lines for the shell say. */
    FakeSystem program(String name, String lines) throws IOException {
        script(programs.resolve(name), "printf '%s\\n' \"" + name + " $*\" >>'" + calls + "'\n" + lines + "\n");
        return this;
    }

    /** A script that can be started. */
    static Path script(Path file, String lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines, UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How programs were called so far, each a line. */
    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    /** With those of the computer behind them. */
    SystemPrograms withReal() {
        return new SystemPrograms(environment(programs + ":" + System.getenv("PATH")));
    }

    /** With a shell and nothing else behind them. */
    SystemPrograms alone() {
        return new SystemPrograms(environment(programs.toString()));
    }

    private Map<String, String> environment(String path) {
        return Map.of("PATH", path, "HOME", home.toString(), "XDG_RUNTIME_DIR", folder.toString());
    }

    /** A data area and a product in folders whose names are as awkward as a person may make them. */
    ScheduledBackup awkward(Schedule schedule) throws IOException {
        Path launcher = script(folder.resolve("my %h apps & $HOME <ü>/hand pick"), "exec true\n");
        Path data = Files.createDirectories(folder.resolve("50 % \"of\" $PATH & Grüße's <数据>"));
        return new ScheduledBackup(new Program(launcher, Path.of("/opt/my java %n")), data, schedule, List.of());
    }
}
