package org.handpick.backup.store.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.drive.DriveItems.Item;
import org.handpick.core.Progress;

/**
 * A Drive on this computer: its {@link DriveItems files}, the {@link UploadSessions resumable protocol}, and {@link TokenServer tokens}. It
 * lets go wrong what it is told to, each fault once. Written from Google's documentation, so it is no proof of what Google does.
 */
public final class DriveServer implements AutoCloseable {
    public static final String CLIENT_ID = "an-app.apps.example";
    public static final String CLIENT_SECRET = "client-sesame";
    public static final String REFRESH_TOKEN = "refresh-sesame";
    public static final String WHO = "ann@example.org";

    private record Planned(String request, DriveFault fault) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Planned> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final TokenServer tokens = new TokenServer();
    private final DriveItems items = new DriveItems();
    private final UploadSessions uploads;

    public DriveServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        uploads = new UploadSessions(items, address());
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    // ---- what a test plans

    /** The next request that begins so, such as {@code PUT /upload}, goes wrong. */
    public synchronized void plan(String request, DriveFault fault) {
        faults.add(new Planned(request, fault));
    }

    /** Nothing goes wrong any more. @return how many faults nobody has met */
    public synchronized int forgetPlans() {
        int left = faults.size();
        faults.clear();
        return left;
    }

    /** The store in it, which never waits. */
    public Store store() {
        return DriveStore.in("Backups", "", credentials(), PASSES_AT_ONCE).make();
    }

    public Credentials credentials() {
        Map<String, String> secrets = secrets();
        return new Credentials("gdrive", (_, secret) -> Optional.ofNullable(secrets.get(secret)));
    }

    /** Those that a store in it is opened with. */
    public Map<String, String> secrets() {
        return Map.of(
                DriveServers.TEST_SERVER, address(),
                DriveAccount.CLIENT_ID, CLIENT_ID,
                DriveAccount.CLIENT_SECRET, CLIENT_SECRET,
                DriveAccount.REFRESH_TOKEN, REFRESH_TOKEN);
    }

    private static final Time PASSES_AT_ONCE = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Duration longestSilence() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void pass(Duration wait, Progress progress) {
            progress.check();
        }
    };

    /** Of a download so many bytes come. */
    public DriveFault cutDownload(int bytes) {
        return exchange -> {
            Item item = item(exchange);
            byte[] content = from(exchange, item);
            exchange.sendResponseHeaders(exchange.getRequestHeaders().containsKey("Range") ? 206 : 200, content.length);
            exchange.getResponseBody().write(content, 0, Math.min(bytes, content.length));
            exchange.getResponseBody().flush();
            exchange.close();
            return true;
        };
    }

    /** A download in which one bit is another. */
    public DriveFault garbleDownload() {
        return exchange -> {
            byte[] content = item(exchange).content.clone();
            content[content.length / 2] ^= 1;
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
            return true;
        };
    }

    /** Its tokens, and who is given them. */
    TokenServer tokens() {
        return tokens;
    }

    /** What is in it. */
    DriveItems items() {
        return items;
    }

    /** What is on its way into it. */
    public UploadSessions uploads() {
        return uploads;
    }

    // ---- what a test looks at

    /** The names of its files. */
    public List<String> names() {
        return items.names();
    }

    /** Method and path of all requests that begin so. */
    public synchronized List<String> requests(String beginning) {
        return requests.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    // ---- the server

    private void answer(HttpExchange exchange) throws IOException {
        String line =
                Exchanges.method(exchange) + " " + exchange.getRequestURI().getPath();
        Optional<DriveFault> fault;
        synchronized (this) {
            requests.add(line
                    + Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                            .map(query -> "?" + query)
                            .orElse(""));
            Optional<Planned> planned = faults.stream()
                    .filter(some -> line.startsWith(some.request))
                    .findFirst();
            planned.ifPresent(faults::remove);
            fault = planned.map(Planned::fault);
        }
        try {
            if (fault.isPresent() && fault.get().answers(exchange)) {
                return;
            }
            route(exchange, exchange.getRequestURI().getPath());
        } catch (RuntimeException e) {
            Exchanges.reply(exchange, 500, Exchanges.error(500, "testServer: " + e));
        } finally {
            exchange.close();
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/token")) {
            tokens.answer(exchange);
        } else if (path.equals("/consent")) {
            tokens.showConsent(exchange);
        } else if (!("Bearer " + tokens.goodToken())
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            DriveFault.refuse(401, "authError").answers(exchange);
        } else if (path.startsWith("/upload/")) {
            uploads.answer(exchange);
        } else if (path.equals("/drive/v3/about")) {
            JsonObject user = new JsonObject();
            user.addProperty("emailAddress", WHO);
            JsonObject about = new JsonObject();
            about.add("user", user);
            Exchanges.reply(exchange, 200, about);
        } else {
            files(exchange);
        }
    }

    private synchronized void files(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/drive/v3/files")) {
            if (Exchanges.method(exchange).equals("POST")) {
                items.create(exchange);
            } else {
                items.list(exchange, Exchanges.query(exchange.getRequestURI().getRawQuery()));
            }
            return;
        }
        Optional<Item> found = items.find(id(exchange));
        if (found.isEmpty()) {
            DriveFault.refuse(404, "notFound").answers(exchange);
            return;
        }
        Item item = found.get();
        switch (Exchanges.method(exchange)) {
            case "GET" -> {
                byte[] content = from(exchange, item);
                exchange.sendResponseHeaders(
                        exchange.getRequestHeaders().containsKey("Range") ? 206 : 200,
                        content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            }
            case "PATCH" -> {
                item.name = JsonParser.parseString(Exchanges.body(exchange))
                        .getAsJsonObject()
                        .get("name")
                        .getAsString();
                Exchanges.reply(exchange, 200, DriveItems.json(item));
            }
            case "DELETE" -> {
                items.remove(item.id);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> DriveFault.refuse(400, "badMethod").answers(exchange);
        }
    }

    private Item item(HttpExchange exchange) {
        return items.find(id(exchange)).orElseThrow();
    }

    private static String id(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring("/drive/v3/files/".length());
    }

    private static byte[] from(HttpExchange exchange, Item item) {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("bytes=0-");
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        return Arrays.copyOfRange(item.content, from, item.content.length);
    }

    /** A person at a browser: goes where it is sent to, and answers with the page that is shown in the end. */
    public static String browse(URI page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            try (InputStream in =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
