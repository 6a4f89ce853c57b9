package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.handpick.backup.WrongSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountKeyTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("key.json"), text);
    }

    @Test
    void a_key_becomes_one_line_and_tells_whose_it_is() throws IOException {
        ServiceAccountKey key = ServiceAccountKey.read(file("""
                {
                  "type": "service_account",
                  "client_email": "robot@example.iam",
                  "private_key": "sesame\\nopen"
                }
                """));

        assertEquals("robot@example.iam", key.mail());
        assertEquals(
                Map.of(
                        "service-account",
                        "{\"type\":\"service_account\",\"client_email\":\"robot@example.iam\",\"private_key\":\"sesame\\nopen\"}"),
                key.secrets());
        assertFalse(key.toString().contains("sesame"), "a record that is printed shows no key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sesame",
                "[\"sesame\"]",
                "{\"private_key\":\"sesame\"}",
                "{\"client_email\":\"robot@example.iam\",\"client_secret\":\"sesame\"}",
                "{\"client_email\":{},\"private_key\":\"sesame\"}",
                "{\"private_key\":\"sesame\",,}"
            })
    void something_else_is_refused_and_not_quoted(String text) throws IOException {
        Path file = file(text);

        WrongSettings wrong = assertThrows(WrongSettings.class, () -> ServiceAccountKey.read(file));

        assertTrue(wrong.getMessage().startsWith(file + ": is no key of a service account"), wrong.getMessage());
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause).contains("sesame"), "a secret is told: " + cause);
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path file = folder.resolve("none.json");

        assertTrue(assertThrows(WrongSettings.class, () -> ServiceAccountKey.read(file))
                .getMessage()
                .startsWith(file + ": can't be read"));
    }
}
