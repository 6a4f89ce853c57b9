package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriveLoginTest {
    private DriveServer server;
    /** What the browser was given, and what it showed in the end. */
    private final List<URI> pages = new ArrayList<>();

    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new DriveServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Credentials credentials(Map<String, String> others) {
        Map<String, String> secrets = new HashMap<>(Map.of(
                DriveServers.TEST_SERVER, server.address(),
                DriveAccount.CLIENT_ID, DriveServer.CLIENT_ID,
                DriveAccount.CLIENT_SECRET, DriveServer.CLIENT_SECRET));
        secrets.putAll(others);
        return new Credentials("gdrive", (_, secret) -> Optional.ofNullable(secrets.get(secret)));
    }

    private DriveLogin login(Consumer<URI> browser) {
        return new DriveLogin(credentials(Map.of()), Optional.of("ann@example.org"), page -> {
            pages.add(page);
            browser.accept(page);
        });
    }

    private void browse(URI page) {
        shown.add(DriveServer.browse(page));
    }

    private static String parameter(URI page, String name) {
        for (String pair : page.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String told(DriveLogin login) {
        StoreFailure failure = assertThrows(StoreFailure.class, () -> login.run(Progress.NONE));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause).contains("sesame"), "a secret is told: " + cause);
        }
        return failure.getMessage();
    }

    @Test
    void who_agrees_in_the_browser_has_logged_in() {
        DriveLogin.Granted granted = login(this::browse).run(Progress.NONE);

        assertEquals(Map.of("refresh-token", DriveServer.REFRESH_TOKEN), granted.secrets());
        assertEquals(DriveServer.WHO, granted.account());
        assertFalse(granted.toString().contains("sesame"), "a record that is printed shows no token");
        assertTrue(shown.getFirst().contains("can be closed"), shown.toString());
    }

    @Test
    void no_more_is_asked_for_than_the_files_that_handpick_makes() {
        login(this::browse).run(Progress.NONE);

        URI page = pages.getFirst();
        assertEquals("https://www.googleapis.com/auth/drive.file", parameter(page, "scope"));
        assertEquals("offline", parameter(page, "access_type"));
        assertEquals("ann@example.org", parameter(page, "login_hint"));
        assertEquals("S256", parameter(page, "code_challenge_method"));
        assertTrue(parameter(page, "redirect_uri").matches("http://127\\.0\\.0\\.1:\\d+/"), page.toString());
        assertFalse(page.toString().contains("sesame"), "the browser is told no secret");
        assertEquals("offline", parameter(page, "access_type"));
    }

    @Test
    void each_time_other_words_are_made_up_and_the_door_is_shut_behind() {
        login(this::browse).run(Progress.NONE);
        login(this::browse).run(Progress.NONE);

        for (String word : List.of("state", "code_challenge")) {
            assertNotEquals(parameter(pages.get(0), word), parameter(pages.get(1), word));
            assertTrue(parameter(pages.get(0), word).length() >= 43, word);
        }
        int port = URI.create(parameter(pages.get(0), "redirect_uri")).getPort();
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }

    @Test
    void who_comes_without_the_word_is_not_let_in() {
        DriveLogin login = login(page -> {
            String back = parameter(page, "redirect_uri");
            browse(URI.create(back + "?code=theirs&state=guessed"));
            browse(URI.create(back + "?code=theirs"));
            browse(URI.create(back + "favicon.ico?code=theirs&state=" + parameter(page, "state")));
            browse(URI.create(back));
            browse(page);
        });

        assertEquals(DriveServer.WHO, login.run(Progress.NONE).account());

        assertTrue(
                shown.subList(0, 4).stream().allMatch(text -> text.contains("not what Handpick waits for")),
                shown.toString());
        assertEquals(
                1,
                server.tokens().requests().stream()
                        .filter(asked -> asked.containsKey("code"))
                        .count());
    }

    @Test
    void who_does_not_agree_changes_nothing() {
        server.tokens().refuseConsent("access_denied");

        assertTrue(told(login(this::browse)).contains("refused in the browser"));

        assertTrue(shown.getFirst().contains("not given leave"), shown.toString());
        assertEquals(List.of(), server.tokens().requests());
    }

    @Test
    void leave_for_something_else_is_not_enough() {
        server.tokens().grant("openid");

        assertTrue(told(login(this::browse)).contains("tick what Handpick asks for"));
    }

    @Test
    void a_code_that_google_does_not_know_is_told() {
        DriveLogin login = login(page ->
                browse(URI.create(parameter(page, "redirect_uri") + "?code=sesame&state=" + parameter(page, "state"))));

        assertTrue(told(login).contains("log in again"));
    }

    @Test
    void a_wrong_secret_of_the_client_is_told() {
        DriveLogin login = new DriveLogin(
                credentials(Map.of(DriveAccount.CLIENT_SECRET, "wrong-sesame")), Optional.empty(), this::browse);

        assertTrue(told(login).contains("does not know the client id"));
    }

    @Test
    void a_drive_that_is_not_switched_on_is_told_at_once() {
        server.plan("GET /drive/v3/about", DriveFault.refuse(403, "accessNotConfigured"));

        assertTrue(told(login(this::browse)).contains("not switched on"));
    }

    @Test
    void who_does_not_come_back_is_not_waited_for_for_ever() {
        DriveLogin login = new DriveLogin(credentials(Map.of()), Optional.empty(), pages::add, Duration.ZERO);

        assertTrue(told(login).contains("nobody has agreed"));
    }

    @Test
    void a_person_can_stop_waiting() {
        Progress cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return !pages.isEmpty();
            }
        };

        assertThrows(Cancelled.class, () -> login(_ -> {}).run(cancelled));
    }

    @Test
    void without_a_client_there_is_nothing_to_ask() {
        DriveLogin login =
                new DriveLogin(new Credentials("gdrive", (_, _) -> Optional.empty()), Optional.empty(), pages::add);

        assertTrue(assertThrows(MissingSecret.class, () -> login.run(Progress.NONE))
                .getMessage()
                .contains("HANDPICK_GDRIVE_CLIENT_ID"));
        assertEquals(List.of(), pages);
    }
}
