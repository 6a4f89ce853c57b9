package org.handpick.learning.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.handpick.learning.FileHash;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.runs.UnwritableRun;

/**
 * The encoders that are programs and that a person has named in a data area, by what they hold: {@value #FILE}, in the form that
 * {@code sha256sum} has.
 *
 * <p>A run can come from somebody else, and names its encoder itself. Of one that is a program (TorchScript), neither where it lies
 * nor that it is the one the run learned from makes it somebody's choice here; only a line in this file does.
 */
public final class TrustedPrograms {
    /** In the data area. */
    public static final String FILE = "trusted-programs.txt";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  .+");

    private final Path file;

    private TrustedPrograms(Path file) {
        this.file = file;
    }

    /** Those of a data area. */
    public static TrustedPrograms in(Path dataArea) {
        return new TrustedPrograms(dataArea.resolve(FILE));
    }

    /** Those of the data area that has this folder of all caches. */
    public static TrustedPrograms besideCache(Path cache) {
        return new TrustedPrograms(cache.resolveSibling(FILE));
    }

    /** @param sha256 of what the program's file holds, 64 hex digits @throws UnreadableRun when nobody can tell */
    public boolean contain(String sha256) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(LINE::matcher)
                    .anyMatch(line -> line.matches() && line.group(1).equals(sha256));
        } catch (NoSuchFileException e) {
            return false; // nobody has named any
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        }
    }

    /**
     * Notes that a person has named a program.
     *
     * @return the SHA-256 of what it holds
     * @throws UnreadableRun when the program can't be read
     * @throws UnwritableRun when that can't be noted
     */
    public String add(Path program) {
        String sha256 = sha256(program);
        if (!contain(sha256)) {
            // A name may hold anything; what it holds must not become a line of its own.
            String name = program.toAbsolutePath().normalize().toString().replaceAll("\\p{Cntrl}", "?");
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(
                        file,
                        sha256 + "  " + name + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UnwritableRun(file, e);
            }
        }
        return sha256;
    }

    private static String sha256(Path program) {
        try {
            return FileHash.sha256(program);
        } catch (IOException e) {
            throw new UnreadableRun(program, e);
        }
    }

    /** Notes the program that settings name, if they do; to be called where a person has made the settings. */
    public void addOf(TrainingSettings settings) {
        // One that is not there is told when it is loaded.
        if (settings.model().equals(ModelNames.TORCHSCRIPT) && Files.isRegularFile(Path.of(settings.weights()))) {
            add(Path.of(settings.weights()));
        }
    }
}
