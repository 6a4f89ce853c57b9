package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handpick.core.files.WholeFile;

/** A small file of a run, as {@link WholeFile} writes it. */
final class RunFile {
    private static final int LARGEST = 1 << 20;

    private RunFile() {}

    /** @throws UnwritableRun when it can't be written; the old one is still there then */
    static void write(Path file, String text) {
        write(file, text.getBytes(UTF_8));
    }

    /** @throws UnwritableRun when it can't be written; the old one is still there then */
    static void write(Path file, byte[] bytes) {
        try {
            WholeFile.replace(file, bytes);
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    /** @throws UnreadableRun when it isn't there, is larger than a megabyte or no UTF-8 */
    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableRun(file, "is larger than a megabyte, which such a file never is");
            }
            return Files.readString(file, UTF_8);
        } catch (CharacterCodingException e) {
            throw new UnreadableRun(file, "holds bytes that are no UTF-8 text");
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        }
    }
}
