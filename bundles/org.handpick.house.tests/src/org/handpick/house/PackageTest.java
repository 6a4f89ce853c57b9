package org.handpick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may use a package must be able to read what it is for. */
class PackageTest {
    /** A Javadoc comment whose first sentence has a few words and an end. */
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*[^*]*?(\\p{L}+[^\\p{L}]+){4,}.*?[.:]", Pattern.DOTALL);

    @Test
    void every_exported_package_says_what_lives_there() {
        assertEquals(List.of(), Bundle.all().stream()
                .flatMap(bundle -> bundle.exports().stream()
                        .map(name -> bundle.folder().resolve("src").resolve(name.replace('.', '/'))))
                .filter(folder -> !explains(folder.resolve("package-info.java")))
                .toList());
    }

    @Test
    void nothing_in_the_tests_sleeps() {
        assertEquals(List.of(), Bundle.all().stream()
                .filter(Bundle::isTest)
                .flatMap(bundle -> bundle.sources().stream())
                .filter(source -> text(source).contains("Thread" + ".sleep("))
                .toList());
    }

    private static boolean explains(Path packageInfo) {
        return Files.exists(packageInfo) && SENTENCE.matcher(text(packageInfo)).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
