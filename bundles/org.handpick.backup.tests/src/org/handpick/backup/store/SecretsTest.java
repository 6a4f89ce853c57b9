package org.handpick.backup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.RefusedStore;
import org.handpick.backup.WrongSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @TempDir
    Path dataArea;

    private BackupFolder folder;
    private Path file;

    @BeforeEach
    void folder() {
        folder = new BackupFolder(dataArea);
        file = folder.folder().resolve("secrets.json");
    }

    private SecretsFile secrets() {
        return new SecretsFile(folder);
    }

    @Test
    void what_was_kept_is_found_until_it_is_forgotten() {
        secrets().keep("b2", Map.of("access-key", "a", "secret-key", "s=\\"));
        secrets().keep("nas", Map.of("passphrase", "p"));
        secrets().keep("b2", Map.of("access-key", "b"));

        assertEquals(Optional.of("b"), secrets().find("b2", "access-key"));
        assertEquals(Optional.of("s=\\"), secrets().find("b2", "secret-key"));
        secrets().forget("b2");
        assertEquals(Optional.empty(), secrets().find("b2", "secret-key"));
        assertEquals(Optional.of("p"), secrets().find("nas", "passphrase"));
    }

    @Test
    void a_passphrase_is_lost_only_where_a_person_says_so() {
        secrets().keep("nas", Map.of("passphrase", "p", "access-key", "a"));

        secrets().keep("nas", Map.of("passphrase", "p", "access-key", "b"));
        RefusedStore refused = assertThrows(RefusedStore.class, () -> secrets().keep("nas", Map.of("passphrase", "q")));
        assertTrue(refused.getMessage().contains("--replace"), refused.getMessage());
        assertFalse(refused.getMessage().contains("'p'"), refused.getMessage());
        secrets().forget("nas");
        assertEquals(Optional.of("p"), secrets().find("nas", "passphrase"));
        assertEquals(Optional.empty(), secrets().find("nas", "access-key"));

        secrets().replace("nas", Map.of("passphrase", "q"));
        assertEquals(Optional.of("q"), secrets().find("nas", "passphrase"));
        secrets().forgetAll("nas");
        assertEquals(Optional.empty(), secrets().find("nas", "passphrase"));
    }

    @Test
    void of_what_several_keep_at_once_nothing_is_lost() {
        List<String> stores =
                IntStream.range(0, 40).mapToObj(number -> "s" + number).toList();

        stores.parallelStream().forEach(store -> secrets().keep(store, Map.of("secret-key", "s")));

        assertEquals(
                stores,
                stores.stream()
                        .filter(store -> secrets().find(store, "secret-key").isPresent())
                        .toList());
    }

    @Test
    void only_its_owner_may_read_the_file() throws IOException {
        secrets().keep("b2", Map.of("secret-key", "s"));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----"})
    void a_file_that_others_may_read_is_refused(String permissions) throws IOException {
        secrets().keep("b2", Map.of("secret-key", "s"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        WrongSettings refused =
                assertThrows(WrongSettings.class, () -> secrets().find("b2", "secret-key"));

        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[1]", "{\"b2\":null}", "{\"b2\":\"open sesame\"}", "{\"b2\":{\"key\":\"open sesame"
            })
    void a_file_that_can_not_be_understood_is_told_without_what_stands_in_it(String text) throws IOException {
        secrets().keep("b2", Map.of("secret-key", "s"));
        Files.writeString(file, text);

        WrongSettings wrong = assertThrows(WrongSettings.class, () -> secrets().find("b2", "secret-key"));

        assertTrue(wrong.getMessage().contains("secrets.json"), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("sesame"), wrong.getMessage());
        assertEquals(null, wrong.getCause());
    }

    @Test
    void the_environment_goes_before_the_file() {
        secrets().keep("b2.eu", Map.of("secret-key", "file", "access-key", "file"));

        Secrets both =
                Secrets.in(Map.of("HANDPICK_B2_EU_SECRET_KEY", "environment")).or(secrets());

        assertEquals("environment", new Credentials("b2.eu", both).demand("secret-key"));
        assertEquals("file", new Credentials("b2.eu", both).demand("access-key"));
    }

    @Test
    void a_secret_that_is_kept_nowhere_is_asked_for_by_its_names() {
        MissingSecret missing =
                assertThrows(MissingSecret.class, () -> new Credentials("b2", secrets()).demand("secret-key"));

        assertTrue(missing.getMessage().contains("HANDPICK_B2_SECRET_KEY"), missing.getMessage());
        assertTrue(missing.getMessage().contains("store secrets b2"), missing.getMessage());
    }
}
