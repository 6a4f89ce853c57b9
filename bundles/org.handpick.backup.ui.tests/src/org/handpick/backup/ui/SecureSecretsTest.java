package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.WrongSettings;
import org.handpick.backup.store.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real secure storage, and a key ring of the test's own. */
class SecureSecretsTest {
    private static final String SECRET = "correct horse battery staple";

    @TempDir
    Path folder;

    private SecureSecrets secrets;

    @BeforeEach
    void open() {
        TestKeyRing.unlock();
        secrets = secrets("data");
    }

    private SecureSecrets secrets(String dataArea) {
        return SecureSecrets.silent(new BackupFolder(folder.resolve(dataArea)));
    }

    private Path file(String dataArea) {
        return new BackupFolder(folder.resolve(dataArea)).folder().resolve("secure_storage");
    }

    @Test
    void what_is_kept_is_found_again_and_nobody_can_read_it_in_the_file() throws IOException {
        secrets.keep("cloud", Map.of("secret_key", SECRET));

        assertEquals(Optional.of(SECRET), secrets.find("cloud", "secret_key"));
        assertEquals(Optional.empty(), secrets.find("cloud", "access_key"));
        assertEquals(Optional.empty(), secrets.find("usb", "secret_key"));
        String kept = Files.readString(file("data"));
        assertTrue(kept.contains("cloud"), kept);
        assertFalse(kept.contains("horse"), kept);
    }

    @Test
    void another_workbench_with_the_same_key_ring_finds_it_too() throws IOException {
        secrets.keep("cloud", Map.of("secret_key", SECRET));
        copy("data", "copied");

        assertEquals(Optional.of(SECRET), secrets("copied").find("cloud", "secret_key"));
    }

    @Test
    void a_locked_storage_is_said_to_be_locked() throws IOException {
        secrets.keep("cloud", Map.of("secret_key", SECRET));
        copy("data", "locked");
        TestKeyRing.lock();

        WrongSettings refused =
                assertThrows(WrongSettings.class, () -> secrets("locked").find("cloud", "secret_key"));

        assertTrue(refused.getMessage().contains("is locked"), refused::getMessage);
    }

    @Test
    void a_store_without_a_secret_is_no_reason_to_ask_for_a_password() {
        assertEquals(Optional.empty(), secrets.find("usb", Secrets.PASSPHRASE));

        assertEquals(0, TestKeyRing.asked());
    }

    @Test
    void who_removes_a_store_loses_its_keys_and_never_the_passphrase_of_its_backups() {
        secrets.keep("cloud", Map.of("secret_key", "abc", Secrets.PASSPHRASE, SECRET));

        secrets.forget("cloud");

        assertEquals(Optional.empty(), secrets.find("cloud", "secret_key"));
        assertEquals(Optional.of(SECRET), secrets.find("cloud", Secrets.PASSPHRASE));
        assertThrows(WrongSettings.class, () -> secrets.keep("cloud", Map.of(Secrets.PASSPHRASE, "another one")));
        assertEquals(Optional.of(SECRET), secrets.find("cloud", Secrets.PASSPHRASE));
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(file(to).getParent());
        Files.copy(file(from), file(to));
    }
}
