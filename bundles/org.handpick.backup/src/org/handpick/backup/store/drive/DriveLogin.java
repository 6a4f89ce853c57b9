package org.handpick.backup.store.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.oauth2.ClientId;
import com.google.auth.oauth2.DefaultPKCEProvider;
import com.google.auth.oauth2.UserAuthorizer;
import com.google.auth.oauth2.UserCredentials;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Asks a person, in the browser of the system, for leave to keep files in their Google Drive. The browser comes back to a door on this
 * computer that is open only meanwhile and takes only who knows a word that was made up for this one time (RFC 8252, RFC 7636).
 */
public final class DriveLogin implements Operation<DriveLogin.Granted> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;
    private static final int STATE_BYTES = 32;
    private static final String WHERE = "Google Drive";

    private final Credentials credentials;
    private final Optional<String> account;
    private final Consumer<URI> browser;
    private final Duration patience;

    /**
     * @param credentials with the {@code client-id} and the {@code client-secret} of an app that a person has registered with Google
     * @param account the mail address that is suggested in the browser
     * @param browser is given the page on which a person agrees
     */
    public DriveLogin(Credentials credentials, Optional<String> account, Consumer<URI> browser) {
        this(credentials, account, browser, PATIENCE);
    }

    DriveLogin(Credentials credentials, Optional<String> account, Consumer<URI> browser, Duration patience) {
        this.credentials = credentials;
        this.account = account;
        this.browser = browser;
        this.patience = patience;
    }

    /**
     * The leave, which Drive takes.
     *
     * @param refreshToken the secret {@code refresh-token} of the store
     * @param account the mail address of who has agreed
     */
    public record Granted(String refreshToken, String account) {
        /** The secrets to be kept. */
        public Map<String, String> secrets() {
            return Map.of(DriveAccount.REFRESH_TOKEN, refreshToken);
        }

        @Override
        public String toString() {
            return "Granted[" + account + "]";
        }
    }

    /**
     * @throws org.handpick.backup.MissingSecret when there is no client id, or no secret of it
     * @throws StoreFailure when the person refuses, or does not come back, or Google does not give what was agreed to
     */
    @Override
    public Granted run(Progress progress) {
        DriveServers servers = DriveServers.of(credentials);
        HttpTransport transport = new NetHttpTransport();
        DriveFaults faults = new DriveFaults(WHERE, credentials.store(), false, Time.REAL);
        ClientId client =
                ClientId.of(credentials.demand(DriveAccount.CLIENT_ID), credentials.demand(DriveAccount.CLIENT_SECRET));
        try (Door door = Door.open()) {
            UserAuthorizer authorizer = UserAuthorizer.newBuilder()
                    .setClientId(client)
                    .setScopes(List.of(DriveAccount.OWN_FILES))
                    .setUserAuthUri(servers.consent())
                    .setTokenServerUri(servers.tokens())
                    .setCallbackUri(door.address())
                    .setPKCEProvider(new DefaultPKCEProvider())
                    .setHttpTransportFactory(() -> transport)
                    .build();
            URI page = URI.create(authorizer
                    .getAuthorizationUrl(account.orElse(null), door.state, null)
                    .toString());
            browser.accept(page);
            String code = door.code(patience, progress);
            UserCredentials granted = authorizer.getCredentialsFromCode(code, null);
            return granted(granted, progress);
        } catch (IOException e) {
            throw faults.failure(e);
        }
    }

    private Granted granted(UserCredentials granted, Progress progress) {
        String token = granted.getRefreshToken();
        if (token == null || !granted.getAccessToken().getScopes().contains(DriveAccount.OWN_FILES)) {
            throw new StoreFailure(
                    WHERE, "the leave to keep files was not given; log in once more and tick what Handpick asks for");
        }
        Secrets all = (store, secret) -> secret.equals(DriveAccount.REFRESH_TOKEN)
                ? Optional.of(token)
                : secret.equals(DriveAccount.SERVICE_ACCOUNT) ? Optional.empty() : credentials.find(secret);
        DriveLine line = new DriveLine(new Credentials(credentials.store(), all), WHERE, Time.REAL);
        String who = line.ask(
                        progress,
                        () -> line.drive()
                                .about()
                                .get()
                                .setFields("user(emailAddress)")
                                .execute())
                .getUser()
                .getEmailAddress();
        return new Granted(token, who);
    }

    /** Where the browser comes back to. */
    private static final class Door implements AutoCloseable {
        private final HttpServer server;
        private final String state = random();
        private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

        private Door(HttpServer server) {
            this.server = server;
            server.createContext("/", this::hear);
            server.start();
        }

        static Door open() throws IOException {
            return new Door(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
        }

        private static String random() {
            byte[] bytes = new byte[STATE_BYTES];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        private void hear(HttpExchange exchange) throws IOException {
            Map<String, String> said = query(exchange.getRequestURI());
            boolean known = MessageDigest.isEqual(
                    state.getBytes(UTF_8), said.getOrDefault("state", "").getBytes(UTF_8));
            if (!exchange.getRequestURI().getPath().equals("/") || !known) {
                reply(exchange, 404, "This is not what Handpick waits for.");
                return;
            }
            boolean agreed = said.containsKey("code");
            reply(
                    exchange,
                    200,
                    agreed
                            ? "Handpick goes on now. This page can be closed."
                            : "Handpick was not given leave. This page can be closed.");
            answer.complete(said);
        }

        private static void reply(HttpExchange exchange, int status, String sentence) throws IOException {
            byte[] page = ("<!doctype html><title>Handpick</title><p>" + sentence + "</p>").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(status, page.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(page);
            }
        }

        private static Map<String, String> query(URI uri) {
            return Arrays.stream(
                            Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (first, second) -> first));
        }

        String code(Duration patience, Progress progress) {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                progress.check();
                try {
                    Map<String, String> said = answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (said.containsKey("code")) {
                        return said.get("code");
                    }
                    throw new StoreFailure(WHERE, "the leave was refused in the browser; nothing was changed");
                } catch (TimeoutException e) {
                    if (System.nanoTime() - end > 0) {
                        throw new StoreFailure(
                                WHERE,
                                "nobody has agreed in the browser within " + patience.toMinutes()
                                        + " minutes; nothing was changed");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Cancelled();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("it is never completed with a failure", e);
                }
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
