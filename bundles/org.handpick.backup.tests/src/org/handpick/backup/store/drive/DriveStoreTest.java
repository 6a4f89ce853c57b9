package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.handpick.backup.BackupException;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.StoreContract;
import org.handpick.backup.store.StorePlace;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriveStoreTest extends StoreContract {
    private static final String FOLDER = "Ann's \\ backups";
    private static final String ROBOT = "robot@a-project.example";

    private final List<Duration> waits = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private Duration longestSilence = Duration.ofMinutes(1);
    private final Time time = new Time() {
        @Override
        public Instant now() {
            return Instant.now().plus(ahead);
        }

        @Override
        public Duration longestSilence() {
            return longestSilence;
        }

        @Override
        public void pass(Duration wait, Progress progress) {
            waits.add(wait);
            progress.check();
        }
    };
    private DriveServer server;

    @Override
    protected Store empty() throws IOException {
        server = new DriveServer();
        return store().make();
    }

    @Override
    protected Store again() {
        return store();
    }

    @Override
    protected Store gone() {
        return DriveStore.in("never made", "", credentials(Map.of()), time);
    }

    @Override
    protected int large() {
        return ResumableUpload.PIECE + 1_000_000;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DriveStore store() {
        return store(Map.of());
    }

    private DriveStore store(Map<String, String> secrets) {
        return DriveStore.in(FOLDER, "", credentials(secrets), time);
    }

    private Credentials credentials(Map<String, String> others) {
        Map<String, String> secrets = new HashMap<>(Map.of(
                DriveServers.TEST_SERVER, server.address(),
                DriveAccount.CLIENT_ID, DriveServer.CLIENT_ID,
                DriveAccount.CLIENT_SECRET, DriveServer.CLIENT_SECRET,
                DriveAccount.REFRESH_TOKEN, DriveServer.REFRESH_TOKEN));
        secrets.putAll(others);
        return new Credentials("gdrive", (_, secret) -> Optional.ofNullable(secrets.get(secret)));
    }

    private static String told(Runnable call) {
        BackupException failure = assertThrows(BackupException.class, call::run);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause).contains("sesame"), "a secret is told: " + cause);
            assertFalse(String.valueOf(cause).contains("upload_id"), "the way into an upload is told: " + cause);
        }
        return failure.getMessage();
    }

    private static void assertTold(String part, Runnable call) {
        String told = told(call);
        assertTrue(told.contains(part), told);
        assertTrue(told.startsWith("Google Drive"), told);
    }

    private void assertStored(Path file) throws IOException {
        assertEquals(List.of(NAME), server.names());
        assertArrayEquals(Files.readAllBytes(file), read(store(), NAME));
    }

    // ---- on the way there

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_144, 5_000_000})
    void an_upload_that_is_cut_goes_on_where_it_was(int bytes) throws IOException {
        Path file = file("large", large());
        server.plan("PUT /upload", server.cutUpload(bytes));

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(1, server.requests("POST /upload").size(), "the same upload");
        assertEquals(1, waits.size());
    }

    @Test
    void an_upload_goes_on_behind_what_has_arrived_of_each_piece() throws IOException {
        Path file = file("large", large());
        server.keepOfAPiece(3 * 262_144);

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(List.of(), waits);
    }

    @Test
    void an_upload_whose_last_answer_is_lost_is_done_once() throws IOException {
        Path file = file("some", 1000);
        server.plan("PUT /upload", server.loseAnswer());

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
    }

    @Test
    void an_upload_that_is_forgotten_is_begun_anew() throws IOException {
        Path file = file("large", large());
        server.plan("PUT /upload", DriveServer.first(() -> {}));
        server.plan("PUT /upload", server.forgetUpload());
        List<Long> steps = new ArrayList<>();

        store().put(NAME, file, new Progress() {
            @Override
            public void advance(long more) {
                steps.add(more);
            }
        });

        assertStored(file);
        assertEquals(large(), steps.stream().mapToLong(step -> step).sum(), "what is sent again is not told again");
    }

    @Test
    void an_upload_that_is_always_forgotten_is_given_up() throws IOException {
        Path file = file("large", large());
        for (int i = 0; i < 30; i++) {
            server.plan("PUT /upload", DriveServer.first(() -> {}));
            server.plan("PUT /upload", server.forgetUpload());
        }

        assertTold("forgotten there again and again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @ParameterizedTest
    @CsvSource({
        "500, backendError",
        "503, backendError",
        "429, rateLimitExceeded",
        "403, userRateLimitExceeded",
        "408, timeout"
    })
    void what_passes_is_waited_for(int status, String reason) throws IOException {
        Path file = file("some", 1000);
        for (String request : List.of("GET /drive", "POST /upload", "PUT /upload", "PATCH /drive")) {
            server.plan(request, DriveServer.refuse(status, reason));
            server.plan(request, DriveServer.refuse(status, reason));
        }

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(8, waits.size());
        assertTrue(waits.get(1).compareTo(waits.get(0)) > 0, "longer each time: " + waits);
    }

    @Test
    void what_does_not_pass_is_given_up_and_nothing_is_there() throws IOException {
        Path file = file("some", 1000);
        for (int i = 0; i < 30; i++) {
            server.plan("PUT /upload", DriveServer.refuse(503, "backendError"));
        }

        assertTold("answers 503 again and again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
        assertEquals(8, waits.size());
    }

    @Test
    void it_waits_as_long_as_it_is_asked_to() throws IOException {
        server.plan("GET /drive", DriveServer.refuse(429, "rateLimitExceeded", "Retry-After", "17"));
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofMinutes(4)).atOffset(ZoneOffset.UTC));
        server.plan("GET /drive", DriveServer.refuse(503, "backendError", "Retry-After", later));
        ahead = Duration.ofDays(4000); // the clock of this computer does not count

        store().list();

        assertEquals(Duration.ofSeconds(17), waits.get(0));
        assertTrue(waits.get(1).compareTo(Duration.ofMinutes(2)) > 0, waits.toString());
    }

    @Test
    void a_server_that_says_nothing_is_asked_again() throws IOException {
        Path file = file("some", 1000);
        longestSilence = Duration.ofSeconds(2);
        CountDownLatch over = new CountDownLatch(1);
        for (String request : List.of("GET /drive", "PUT /upload", "PATCH /drive")) {
            server.plan(request, DriveServer.sayNothing(over));
        }

        store().put(NAME, file, Progress.NONE);
        over.countDown();

        assertStored(file);
        assertTrue(waits.size() >= 3, waits.toString());
    }

    @Test
    void a_server_that_takes_nothing_is_asked_how_much_it_has() throws IOException {
        Path file = file("large", large());
        longestSilence = Duration.ofSeconds(1);
        CountDownLatch over = new CountDownLatch(1);
        server.plan("PUT /upload", DriveServer.sayNothing(over)); // nor does it read what is sent

        store().put(NAME, file, Progress.NONE);
        over.countDown();

        assertStored(file);
        assertEquals(1, server.requests("POST /upload").size(), "the same upload");
    }

    @Test
    void nobody_waits_for_an_hour() {
        server.plan("GET /drive", DriveServer.refuse(429, "rateLimitExceeded", "Retry-After", "3600"));

        assertTold("left alone for 60 minutes", () -> store().list());

        assertEquals(List.of(), waits);
    }

    @Test
    void a_person_can_stop_while_it_waits() throws IOException {
        Path file = file("some", 1000);
        boolean[] asked = {false};
        server.plan("PUT /upload", DriveServer.first(() -> asked[0] = true));
        server.plan("PUT /upload", DriveServer.refuse(503, "backendError"));
        server.keepOfAPiece(100);

        assertThrows(
                Cancelled.class,
                () -> store().put(NAME, file, new Progress() {
                    @Override
                    public boolean isCancelled() {
                        return asked[0];
                    }
                }));

        assertEquals(List.of(), server.names());
        assertEquals(1, server.requests("DELETE /upload").size(), "Drive may forget it, too");
    }

    @Test
    void what_arrives_as_something_else_is_deleted_again() throws IOException {
        Path file = file("some", 1000);
        server.plan("PUT /upload", server.garbleUpload());

        assertTold("it was deleted again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @Test
    void a_name_that_is_taken_meanwhile_stays_the_others() throws IOException {
        Path file = file("some", 1000);
        String parent = server.folders().getFirst().id;
        server.plan("PATCH /drive", DriveServer.first(() -> server.add(NAME, parent, new byte[5])));

        assertTold("there is something else of this name", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(new Store.Stored(NAME, 5)), store().list());
    }

    @Test
    void a_put_that_can_not_take_its_name_leaves_nothing() throws IOException {
        Path file = file("some", 1000);
        server.plan("PATCH /drive", DriveServer.refuse(403, "insufficientFilePermissions"));

        assertTold("not allowed", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @Test
    void what_was_given_up_long_ago_goes_by_the_clock_of_drive() throws IOException {
        String parent = server.folders().getFirst().id;
        server.add(".handpick-x.1.part", parent, new byte[3]).created =
                Instant.now().minus(Duration.ofHours(25));
        server.add(".handpick-x.2.part", parent, new byte[3]);
        server.add("notes.txt", parent, new byte[3]).created = Instant.now().minus(Duration.ofDays(900));

        store().put(NAME, file("some", 1000), Progress.NONE);

        assertEquals(List.of(".handpick-x.2.part", "notes.txt", NAME), server.names());
        assertEquals(List.of(new Store.Stored(NAME, 1000)), store().list());
    }

    // ---- on the way back

    @Test
    void a_download_that_is_cut_goes_on_where_it_was() throws IOException {
        Path file = file("large", large());
        store().put(NAME, file, Progress.NONE);
        server.plan("GET /drive/v3/files/id", server.cutDownload(4_000_000));
        server.plan("GET /drive/v3/files/id", server.cutDownload(0));
        server.plan("GET /drive/v3/files/id", DriveServer.refuse(503, "backendError"));
        server.plan("GET /drive/v3/files/id", server.cutDownload(1));

        assertArrayEquals(Files.readAllBytes(file), read(store(), NAME));
    }

    @Test
    void a_download_that_is_always_cut_is_an_error() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        for (int i = 0; i < 30; i++) {
            server.plan("GET /drive/v3/files/id", server.cutDownload(0));
        }

        try (InputStream in = store().get(NAME)) {
            IOException cut = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(cut.getMessage().contains("behind 0 bytes of " + NAME), cut.getMessage());
        }
    }

    @Test
    void other_bytes_than_are_listed_are_an_error() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        server.plan("GET /drive/v3/files/id", server.garbleDownload());

        try (InputStream in = store().get(NAME)) {
            IOException wrong = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(wrong.getMessage().contains("other bytes"), wrong.getMessage());
        }
    }

    @Test
    void two_files_of_one_name_are_none() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        server.add(NAME, server.folders().getFirst().id, new byte[7]);

        assertTold("there are 2 files", () -> store().get(NAME));

        assertEquals(1, store().list().size());
        store().delete(NAME);
        assertEquals(List.of(), server.names());
    }

    @Test
    void a_long_list_comes_in_pages() throws IOException {
        server.pagesOf(2);
        for (int i = 0; i < 5; i++) {
            server.add("handpick-" + i, server.folders().getFirst().id, new byte[i]);
        }

        assertEquals(5, store().list().size());
        store().delete("handpick-4");
        assertEquals(4, store().list().size());
    }

    @Test
    void a_deletion_whose_answer_is_lost_is_done() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        String id = server.named(NAME).id;
        server.plan("DELETE /drive", exchange -> {
            server.remove(id);
            return DriveServer.cut().answers(exchange);
        });

        store().delete(NAME);

        assertEquals(List.of(), server.names());
    }

    // ---- the folder

    @Test
    void the_folder_is_made_once_and_may_be_renamed() {
        store().make();
        server.folders().getFirst().name = "Old things";

        store().make().check();

        assertEquals(1, server.folders().size());
    }

    @Test
    void a_folder_whose_making_was_not_answered_is_not_made_twice() {
        server.remove(server.folders().getFirst().id);
        server.plan("POST /drive", exchange -> {
            DriveServer.Item folder = server.add(FOLDER, "root", new byte[0]);
            folder.mimeType = "application/vnd.google-apps.folder";
            folder.properties.put("handpickStore", FOLDER);
            return DriveServer.cut().answers(exchange);
        });

        store().make();

        assertEquals(1, server.folders().size());
    }

    @Test
    void a_folder_that_is_gone_is_told() throws IOException {
        Path file = file("some", 1000);
        Store open = store();
        open.list();
        server.folders().getFirst().trashed = true;
        assertTold("in the bin", () -> store().list());
        server.remove(server.folders().getFirst().id);

        assertTold("no such folder", () -> store().list());
        assertTold("not there any more", () -> open.put(NAME, file, Progress.NONE));
    }

    // ---- who may

    @Test
    void a_token_that_is_taken_no_more_is_replaced() throws IOException {
        DriveStore store = store();
        store.list();
        Path file = file("large", large());
        server.plan("PUT /upload", DriveServer.first(server::forgetTokens));
        server.plan("PATCH /drive", DriveServer.first(server::forgetTokens));

        store.put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(List.of(), waits);
    }

    @Test
    void a_token_that_is_never_taken_is_told() {
        server.plan("GET /drive", DriveServer.refuse(401, "authError"));
        server.plan("GET /drive", DriveServer.refuse(401, "authError"));

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
        server.plan("POST /token", DriveServer.refuseToken(503, "temporarily_unavailable"));
        server.plan("POST /token", DriveServer.cut());

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
        server.plan("PUT /upload", DriveServer.refuse(status, reason));

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

    // ---- service accounts

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
        server.knowServiceAccount(ROBOT);
        server.addShared("shared-drive", "shared-drive");

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
        server.knowServiceAccount(ROBOT);
        server.addShared("shared-folder", "");
        DriveStore store = robot("shared-folder").make();
        Path file = file("some", 1000);
        server.plan("PUT /upload", DriveServer.refuse(403, "storageQuotaExceeded"));

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

    // ---- the place

    @ParameterizedTest
    @CsvSource({"'', ''", "'  ', ''", "'a\nb', ''", "x, 'https://drive.google.com/1'", "x, \"' or ''='\""})
    void a_place_that_is_none_is_refused(String folder, String within) {
        assertThrows(IllegalArgumentException.class, () -> new StorePlace.Drive(folder, within));
        assertThrows(IllegalArgumentException.class, () -> new StorePlace.Drive("é".repeat(51), ""));
    }
}
