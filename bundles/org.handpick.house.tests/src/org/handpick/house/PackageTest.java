package org.handpick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may use a package must be able to read what it is for. */
class PackageTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final int WORDS_OF_A_SENTENCE = 5;

    @Test
    void every_exported_package_says_what_lives_there() {
        assertEquals(
                List.of(),
                Bundle.all().stream()
                        .flatMap(bundle -> bundle.exportsOfOurs().stream()
                                .map(name -> bundle.folder().resolve("src").resolve(name.replace('.', '/'))))
                        .filter(folder -> !explains(folder.resolve("package-info.java")))
                        .toList());
    }

    @Test
    void nothing_in_the_tests_sleeps() {
        assertEquals(
                List.of(),
                Bundle.all().stream()
                        .filter(Bundle::isTest)
                        .flatMap(bundle -> bundle.sources().stream())
                        .filter(source -> text(source).contains("Thread" + ".sleep("))
                        .toList());
    }

    private static boolean explains(Path packageInfo) {
        Matcher comment = COMMENT.matcher(Files.exists(packageInfo) ? text(packageInfo) : "");
        return comment.find() && comment.group(1).split("[^\\p{L}]+").length > WORDS_OF_A_SENTENCE;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
