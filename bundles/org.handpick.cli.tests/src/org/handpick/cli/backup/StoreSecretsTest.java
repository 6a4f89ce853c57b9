package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSecretsTest {
    private static final String SEVEN_WORDS = "seven words that nobody else would think";

    @TempDir
    Path data;

    private Optional<String> kept(String secret) {
        return new SecretsFile(new BackupFolder(data)).find("cloud", secret);
    }

    /** Who types these lines, one after the other. */
    private static final class Typist implements Questions {
        private final Deque<String> lines;
        private final List<String> hidden = new ArrayList<>();

        Typist(String... lines) {
            this.lines = new ArrayDeque<>(List.of(lines));
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.ofNullable(lines.poll());
        }

        @Override
        public Optional<String> askHidden(String question) {
            Optional<String> line = ask(question);
            line.ifPresent(hidden::add);
            return line;
        }
    }

    private Ran run(Optional<Questions> terminal, String... words) {
        return Terminal.with(data, new StoreSecrets(() -> terminal))
                .run(Stream.concat(Stream.of("store", "secrets", "cloud"), Stream.of(words))
                        .toArray());
    }

    private Ran piped(String text, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(Optional.empty(), words);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void at_a_terminal_a_passphrase_is_typed_twice_and_not_shown() {
        Typist typist = new Typist(SEVEN_WORDS, SEVEN_WORDS);

        Ran ran = run(Optional.of(typist), "--ask", "passphrase");

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        assertEquals(Optional.of(SEVEN_WORDS), kept("passphrase"));
        assertEquals(List.of(SEVEN_WORDS, SEVEN_WORDS), typist.hidden);
        assertFalse((ran.out() + ran.err()).contains(SEVEN_WORDS));
    }

    @Test
    void a_slip_keeps_nothing() {
        Ran ran = run(Optional.of(new Typist(SEVEN_WORDS, SEVEN_WORDS + "s")), "--ask", "passphrase");

        assertEquals(Outcome.WRONG_USE, ran.outcome());
        assertTrue(ran.err().contains("in two ways"), ran.err());
        assertEquals(Optional.empty(), kept("passphrase"));
    }

    @Test
    void who_names_no_secret_is_asked_for_the_names() {
        Typist typist = new Typist("access-key", "id", "secret-key", "hush", "");

        assertEquals(Outcome.DONE, run(Optional.of(typist)).outcome());

        assertEquals(Optional.of("id"), kept("access-key"));
        assertEquals(Optional.of("hush"), kept("secret-key"));
        assertEquals(List.of("id", "hush"), typist.hidden);
        assertEquals(Outcome.WRONG_USE, run(Optional.of(new Typist())).outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run(Optional.of(new Typist("")), "--ask", "secret-key").outcome());
        assertEquals(Optional.of("hush"), kept("secret-key"));
    }

    @Test
    void a_passphrase_that_no_store_takes_is_not_kept() {
        for (Ran ran : List.of(
                piped("passphrase=short\n"), run(Optional.of(new Typist("short", "short")), "--ask", "passphrase"))) {
            assertEquals(Outcome.WRONG_USE, ran.outcome());
            assertTrue(ran.err().contains("less than 12 characters"), ran.err());
        }
        assertEquals(Optional.empty(), kept("passphrase"));
    }

    @Test
    void without_a_terminal_they_are_read_from_a_pipe() {
        assertEquals(Outcome.DONE, piped("access-key=id\nsecret-key=a=b\n").outcome());

        assertEquals(Optional.of("id"), kept("access-key"));
        assertEquals(Optional.of("a=b"), kept("secret-key"));
        assertEquals(Outcome.WRONG_USE, piped("hush\n").outcome());
        assertEquals(Outcome.WRONG_USE, piped("").outcome());
        Ran asked = piped("passphrase=" + SEVEN_WORDS, "--ask", "passphrase");
        assertEquals(Outcome.WRONG_USE, asked.outcome());
        assertTrue(asked.err().contains("needs a terminal"), asked.err());
    }
}
