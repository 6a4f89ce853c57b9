package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may: persons and service accounts, and what becomes of those who may not. */
class DriveAccountTest extends DriveTest {
    private static final String ROBOT = "robot@a-project.example";

    @Test
    void a_token_that_is_taken_no_more_is_replaced() throws IOException {
        DriveStore store = store();
        store.list();
        Path file = file("large", large());
        server.plan("PUT /upload", DriveFault.first(server.tokens()::forgetTokens));
        server.plan("PATCH /drive", DriveFault.first(server.tokens()::forgetTokens));

        store.put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(List.of(), waits);
    }

    @Test
    void a_token_that_is_never_taken_is_told() {
        server.plan("GET /drive", DriveFault.refuse(401, "authError"));
        server.plan("GET /drive", DriveFault.refuse(401, "authError"));

        assertTold("log in again with 'store login gdrive'", () -> store().list());
    }

    @Test
    void a_leave_that_has_ended_is_told_with_what_to_do() {
        DriveStore store = store(Map.of(DriveAccount.REFRESH_TOKEN, "old-sesame"));

        String told = told(store::list);

        assertTrue(told.contains("store login gdrive"), told);
        assertTrue(told.contains("after 7 days"), told);
        assertEquals(List.of(), waits);
    }

    @Test
    void a_client_that_is_not_known_is_told() {
        assertTold(
                "does not know the client id",
                () -> store(Map.of(DriveAccount.CLIENT_SECRET, "wrong-sesame")).list());
    }

    @Test
    void tokens_are_waited_for_too() {
        server.plan("POST /token", DriveFault.refuseToken(503, "temporarily_unavailable"));
        server.plan("POST /token", DriveFault.cut());

        store().list();

        assertEquals(2, waits.size());
    }

    @ParameterizedTest
    @CsvSource({
        "403, storageQuotaExceeded, the Drive is full",
        "403, accessNotConfigured, not switched on",
        "403, insufficientPermissions, tick what Handpick asks for",
        "403, dailyLimitExceeded, try tomorrow",
        "403, domainPolicy, It says domainPolicy.",
        "400, badRequest, answers 400"
    })
    void what_drive_refuses_is_told_with_what_to_do(int status, String reason, String sentence) throws IOException {
        Path file = file("some", 1000);
        server.plan("PUT /upload", DriveFault.refuse(status, reason));

        assertTold(sentence, () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
        assertEquals(List.of(), waits);
    }

    @Test
    void a_drive_that_can_not_be_reached_is_told() throws IOException {
        String nowhere;
        try (ServerSocket free = new ServerSocket(0)) {
            nowhere = "http://127.0.0.1:" + free.getLocalPort();
        }

        assertTold(
                "can't be reached",
                () -> store(Map.of(DriveServers.TEST_SERVER, nowhere)).list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://drive.example.org/",
                "http://127.0.0.1.example.org/",
                "http://localhost.example:80",
                "?",
                "x y"
            })
    void tokens_go_to_google_or_stay_here(String address) {
        assertTold("an address of this computer", () -> store(Map.of(DriveServers.TEST_SERVER, address)));
    }

    @Test
    void what_is_missing_is_asked_for() {
        Credentials none = new Credentials("gdrive", (_, _) -> Optional.empty());
        Credentials half = new Credentials(
                "gdrive", (_, secret) -> secret.startsWith("client") ? Optional.of("x") : Optional.empty());

        assertTrue(assertThrows(MissingSecret.class, () -> DriveStore.in(FOLDER, "", none))
                .getMessage()
                .contains("client-id"));
        assertTrue(assertThrows(MissingSecret.class, () -> DriveStore.in(FOLDER, "", half))
                .getMessage()
                .contains("log in with 'store login gdrive'"));
    }

    private static String serviceAccount() {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            JsonObject json = new JsonObject();
            json.addProperty("type", "service_account");
            json.addProperty("client_id", "1");
            json.addProperty("client_email", ROBOT);
            json.addProperty("private_key_id", "k");
            json.addProperty(
                    "private_key",
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            return json.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private DriveStore robot(String within) {
        return DriveStore.in(FOLDER, within, credentials(Map.of(DriveAccount.SERVICE_ACCOUNT, serviceAccount())), time);
    }

    @Test
    void a_service_account_keeps_backups_in_a_shared_drive() throws IOException {
        server.tokens().knowServiceAccount(ROBOT);
        server.items().addShared("shared-drive", "shared-drive");

        robot("shared-drive").make().check();
        robot("shared-drive").put(NAME, file("some", 1000), Progress.NONE);

        assertEquals(
                List.of(new Store.Stored(NAME, 1000)), robot("shared-drive").list());
        assertEquals(List.of(), store().list(), "a person has another folder of that name");
        assertNotEquals(
                List.of(),
                server.requests("GET /drive").stream()
                        .filter(line -> line.contains("driveId=shared-drive"))
                        .toList());
    }

    @Test
    void a_service_account_without_room_is_told_to_use_a_shared_drive() throws IOException {
        server.tokens().knowServiceAccount(ROBOT);
        server.items().addShared("shared-folder", "");
        DriveStore store = robot("shared-folder").make();
        Path file = file("some", 1000);
        server.plan("PUT /upload", DriveFault.refuse(403, "storageQuotaExceeded"));

        assertTold("shared drive", () -> store.put(NAME, file, Progress.NONE));
    }

    @Test
    void a_service_account_that_google_refuses_is_told() {
        assertTold("does not know the service account", () -> robot("").list());
        ahead = Duration.ofHours(3);
        assertTold("minutes fast, so Google takes nothing", () -> robot("").list());
        ahead = Duration.ofHours(-3);
        assertTold("minutes slow, so Google takes nothing", () -> robot("").list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sesame",
                "{\"private_key\":\"sesame\"}",
                "{}",
                "[1]",
                "{\"client_id\":\"1\",\"client_email\":\"a\",\"private_key_id\":\"k\",\"private_key\":\"sesame\"}"
            })
    void a_service_account_that_is_none_is_told_without_its_key(String key) {
        assertTold("is no key of a service account", () -> store(Map.of(DriveAccount.SERVICE_ACCOUNT, key)));
    }
}
