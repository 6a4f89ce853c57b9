package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The program age. It asks for passphrases on a terminal and nowhere else, so it is given one, with a person's typing in it. */
public final class AgeProgram {
    private AgeProgram() {}

    /** @param command for a shell that stands in a folder */
    public static String run(Path folder, String typed, String command) {
        try {
            Process process = new ProcessBuilder("script", "--quiet", "--return", "--command", command, "/dev/null")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(typed.getBytes(UTF_8));
            process.getOutputStream().flush();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.getOutputStream().close();
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(command + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
