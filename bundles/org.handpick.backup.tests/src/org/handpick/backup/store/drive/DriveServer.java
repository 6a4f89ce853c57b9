package org.handpick.backup.store.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Progress;

/**
 * A Drive on this computer: its files, the resumable protocol, tokens, and the page on which a person agrees. It does what it is told to
 * go wrong, each fault once. Written from Google's documentation, so it is no proof of what Google does.
 */
public final class DriveServer implements AutoCloseable {
    public static final String CLIENT_ID = "an-app.apps.example";
    public static final String CLIENT_SECRET = "client-sesame";
    public static final String REFRESH_TOKEN = "refresh-sesame";
    public static final String WHO = "ann@example.org";
    private static final String FOLDER = "application/vnd.google-apps.folder";
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+)");

    /** A file or a folder. */
    static final class Item {
        String id;
        String name;
        String mimeType;
        String parent = "root";
        String driveId = "";
        boolean trashed;
        Instant created = Instant.now();
        Map<String, String> properties = new HashMap<>();
        byte[] content = new byte[0];
        /** What is listed in place of the right sum. */
        Optional<String> wrongSum = Optional.empty();
    }

    private static final class Session {
        JsonObject metadata;
        long bytes;
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        Optional<Item> made = Optional.empty();
    }

    /** What goes wrong with one request. */
    public interface Fault {
        /** @return whether the request was answered by this */
        boolean answers(HttpExchange exchange) throws IOException;
    }

    private record Planned(String request, Fault fault) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<Planned> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Map<String, String>> tokenRequests = new ArrayList<>();
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private int ids;
    private int tokens;
    private String goodToken = "";
    private int pageSize = 1000;
    private int keptOfAPiece = Integer.MAX_VALUE;
    private String grantedScope = "https://www.googleapis.com/auth/drive.file";
    private Optional<String> consent = Optional.empty();
    private Optional<String> serviceKey = Optional.empty();

    public DriveServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
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
    public synchronized void plan(String request, Fault fault) {
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

    /** An answer as Drive gives it: a status and a reason. */
    public static Fault refuse(int status, String reason, String... headers) {
        return exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            reply(exchange, status, error(status, reason));
            return true;
        };
    }

    /** An answer as the server of tokens gives it. */
    public static Fault refuseToken(int status, String error, String... headers) {
        return exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            JsonObject json = new JsonObject();
            json.addProperty("error", error);
            json.addProperty("error_description", "It says why.");
            reply(exchange, status, json);
            return true;
        };
    }

    /** The line is cut before an answer. */
    public static Fault cut() {
        return exchange -> {
            exchange.close();
            return true;
        };
    }

    /** No answer comes until the test is over. */
    public static Fault sayNothing(CountDownLatch over) {
        return exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server is closed
            }
            exchange.close();
            return true;
        };
    }

    /** So many bytes of a piece arrive and are kept; then the line is cut. */
    public Fault cutUpload(int bytes) {
        return exchange -> {
            byte[] some = exchange.getRequestBody().readNBytes(bytes);
            synchronized (this) {
                session(exchange).arrived.writeBytes(some);
            }
            exchange.close();
            return true;
        };
    }

    /** The piece arrives, and maybe the file is made, but the answer is lost. */
    public Fault loseAnswer() {
        return exchange -> {
            Session session = session(exchange);
            byte[] piece = exchange.getRequestBody().readAllBytes();
            synchronized (this) {
                take(session, piece);
            }
            exchange.close();
            return true;
        };
    }

    /** Of a download so many bytes come. */
    public Fault cutDownload(int bytes) {
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
    public Fault garbleDownload() {
        return exchange -> {
            byte[] content = item(exchange).content.clone();
            content[content.length / 2] ^= 1;
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
            return true;
        };
    }

    /** The session is forgotten. */
    public Fault forgetUpload() {
        return exchange -> {
            synchronized (this) {
                sessions.clear();
            }
            return refuse(404, "notFound").answers(exchange);
        };
    }

    /** Of what arrives one bit becomes another. */
    public Fault garbleUpload() {
        return exchange -> {
            Session session = session(exchange);
            byte[] piece = exchange.getRequestBody().readAllBytes();
            piece[piece.length / 2] ^= 1;
            synchronized (this) {
                take(session, piece);
                finish(exchange, session);
            }
            return true;
        };
    }

    /** Something happens first, and then the request is answered as ever. */
    public static Fault first(Runnable before) {
        return _ -> {
            before.run();
            return false;
        };
    }

    /** So many files a page, at most. */
    public synchronized void pagesOf(int files) {
        pageSize = files;
    }

    /** Of a piece no more than so many bytes are kept. */
    public synchronized void keepOfAPiece(int bytes) {
        keptOfAPiece = bytes;
    }

    /** All tokens that were given are good no more. */
    public synchronized void forgetTokens() {
        goodToken = "none";
    }

    public synchronized void grant(String scope) {
        grantedScope = scope;
    }

    /** A person who does not agree. */
    public synchronized void refuseConsent(String error) {
        consent = Optional.of(error);
    }

    /** Who may come with a signed word. */
    public synchronized void knowServiceAccount(String mail) {
        serviceKey = Optional.of(mail);
    }

    // ---- what a test looks at

    public synchronized List<String> names() {
        return items.values().stream()
                .filter(item -> !item.mimeType.equals(FOLDER) && !item.trashed)
                .map(item -> item.name)
                .toList();
    }

    synchronized List<Item> folders() {
        return items.values().stream()
                .filter(item -> item.mimeType.equals(FOLDER))
                .toList();
    }

    synchronized Item named(String name) {
        return items.values().stream()
                .filter(item -> item.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    synchronized void remove(String id) {
        items.remove(id);
        items.values().removeIf(item -> item.parent.equals(id));
    }

    synchronized Item add(String name, String parent, byte[] content) {
        Item item = new Item();
        item.id = "id" + ++ids;
        item.name = name;
        item.mimeType = "application/octet-stream";
        item.parent = parent;
        item.content = content;
        items.put(item.id, item);
        return item;
    }

    /** A folder, or a shared drive, that is there before Handpick is. */
    synchronized void addShared(String id, String driveId) {
        Item item = new Item();
        item.id = id;
        item.name = "shared";
        item.mimeType = FOLDER;
        item.driveId = driveId;
        items.put(id, item);
    }

    /** Method and path of all requests that begin so. */
    public synchronized List<String> requests(String beginning) {
        return requests.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    public synchronized List<Map<String, String>> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    // ---- the server

    private void answer(HttpExchange exchange) throws IOException {
        String line = method(exchange) + " " + exchange.getRequestURI().getPath();
        Optional<Fault> fault;
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
            reply(exchange, 500, error(500, "testServer: " + e));
        } finally {
            exchange.close();
        }
    }

    /** The client asks so for what its transport has no method for. */
    private static String method(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override"))
                .orElse(exchange.getRequestMethod());
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/token")) {
            token(exchange);
        } else if (path.equals("/consent")) {
            consent(exchange);
        } else if (!("Bearer " + goodToken())
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(401, "authError").answers(exchange);
        } else if (path.startsWith("/upload/")) {
            upload(exchange);
        } else if (path.equals("/drive/v3/about")) {
            JsonObject user = new JsonObject();
            user.addProperty("emailAddress", WHO);
            JsonObject about = new JsonObject();
            about.add("user", user);
            reply(exchange, 200, about);
        } else {
            files(exchange);
        }
    }

    private synchronized String goodToken() {
        return goodToken;
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(body(exchange));
        tokenRequests.add(asked);
        Optional<String> fault = switch (asked.getOrDefault("grant_type", "")) {
            case "refresh_token" ->
                !isClient(asked)
                        ? Optional.of("invalid_client")
                        : asked.get("refresh_token").equals(REFRESH_TOKEN)
                                ? Optional.empty()
                                : Optional.of("invalid_grant");
            case "authorization_code" ->
                !isClient(asked)
                        ? Optional.of("invalid_client")
                        : isVerified(asked) ? Optional.empty() : Optional.of("invalid_grant");
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                isKnown(asked.get("assertion")) ? Optional.empty() : Optional.of("invalid_grant");
            default -> Optional.of("unsupported_grant_type");
        };
        if (fault.isPresent()) {
            refuseToken(fault.get().equals("invalid_client") ? 401 : 400, fault.get())
                    .answers(exchange);
            return;
        }
        goodToken = "access-sesame-" + ++tokens;
        JsonObject json = new JsonObject();
        json.addProperty("access_token", goodToken);
        json.addProperty("expires_in", 3599);
        json.addProperty("token_type", "Bearer");
        json.addProperty("scope", grantedScope);
        if (asked.containsKey("code")) {
            json.addProperty("refresh_token", REFRESH_TOKEN);
        }
        reply(exchange, 200, json);
    }

    private static boolean isClient(Map<String, String> asked) {
        return CLIENT_ID.equals(asked.get("client_id")) && CLIENT_SECRET.equals(asked.get("client_secret"));
    }

    /** The code is good once, for who has made up the challenge, at the same door. */
    private boolean isVerified(Map<String, String> asked) {
        Map<String, String> given = codes.remove(asked.get("code"));
        if (given == null || !given.get("redirect_uri").equals(asked.get("redirect_uri"))) {
            return false;
        }
        byte[] sum = digest("SHA-256", asked.get("code_verifier").getBytes(UTF_8));
        return given.get("code_challenge")
                .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(sum));
    }

    private boolean isKnown(String assertion) {
        String claims = new String(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]), UTF_8);
        JsonObject json = JsonParser.parseString(claims).getAsJsonObject();
        return serviceKey.isPresent()
                && serviceKey.get().equals(json.get("iss").getAsString())
                && json.get("scope").getAsString().equals("https://www.googleapis.com/auth/drive")
                && json.get("aud").getAsString().equals("https://oauth2.googleapis.com/token");
    }

    /** The page in the browser; who looks at it agrees at once. */
    private synchronized void consent(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
        String back = asked.get("redirect_uri");
        String answer;
        if (consent.isPresent()) {
            answer = "error=" + consent.get();
        } else {
            String code = "code-" + ++ids;
            codes.put(code, asked);
            answer = "code=" + code;
        }
        exchange.getResponseHeaders()
                .set("Location", back + "?" + answer + "&state=" + URLEncoder.encode(asked.get("state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    private synchronized void upload(HttpExchange exchange) throws IOException {
        switch (method(exchange)) {
            case "POST" -> {
                Session session = new Session();
                session.metadata = JsonParser.parseString(body(exchange)).getAsJsonObject();
                session.bytes = Long.parseLong(exchange.getRequestHeaders().getFirst("X-Upload-Content-Length"));
                String parent =
                        session.metadata.getAsJsonArray("parents").get(0).getAsString();
                if (!items.containsKey(parent)) {
                    refuse(404, "notFound").answers(exchange);
                    return;
                }
                String id = "session-" + ++ids;
                sessions.put(id, session);
                exchange.getResponseHeaders().set("Location", address() + "upload/drive/v3/files?upload_id=" + id);
                reply(exchange, 200, new JsonObject());
            }
            case "PUT" -> {
                Session session = session(exchange);
                if (session == null) {
                    refuse(404, "notFound").answers(exchange);
                    return;
                }
                Matcher range =
                        CONTENT_RANGE.matcher(exchange.getRequestHeaders().getFirst("Content-Range"));
                byte[] piece = exchange.getRequestBody().readAllBytes();
                if (!range.matches()
                        || range.group(1) != null && Long.parseLong(range.group(1)) != session.arrived.size()
                        || Long.parseLong(range.group(3)) != session.bytes) {
                    refuse(400, "badContent").answers(exchange);
                    return;
                }
                take(session, piece);
                finish(exchange, session);
            }
            case "DELETE" -> {
                sessions.remove(query(exchange.getRequestURI().getRawQuery()).get("upload_id"));
                exchange.sendResponseHeaders(499, -1);
            }
            default -> refuse(400, "badMethod").answers(exchange);
        }
    }

    private Session session(HttpExchange exchange) {
        synchronized (this) {
            return sessions.get(query(exchange.getRequestURI().getRawQuery()).get("upload_id"));
        }
    }

    private void take(Session session, byte[] piece) {
        session.arrived.write(piece, 0, Math.min(keptOfAPiece, piece.length));
        if (session.arrived.size() == session.bytes && session.made.isEmpty()) {
            session.made = Optional.of(add(
                    session.metadata.get("name").getAsString(),
                    session.metadata.getAsJsonArray("parents").get(0).getAsString(),
                    session.arrived.toByteArray()));
        }
    }

    private void finish(HttpExchange exchange, Session session) throws IOException {
        if (session.made.isPresent()) {
            reply(exchange, 200, json(session.made.get()));
            return;
        }
        if (session.arrived.size() > 0) {
            exchange.getResponseHeaders().set("Range", "bytes=0-" + (session.arrived.size() - 1));
        }
        exchange.sendResponseHeaders(308, -1);
    }

    private synchronized void files(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/drive/v3/files")) {
            if (method(exchange).equals("POST")) {
                create(exchange);
            } else {
                list(exchange, query(exchange.getRequestURI().getRawQuery()));
            }
            return;
        }
        Item item = item(exchange);
        if (item == null) {
            refuse(404, "notFound").answers(exchange);
            return;
        }
        switch (method(exchange)) {
            case "GET" -> {
                byte[] content = from(exchange, item);
                exchange.sendResponseHeaders(
                        exchange.getRequestHeaders().containsKey("Range") ? 206 : 200,
                        content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            }
            case "PATCH" -> {
                item.name = JsonParser.parseString(body(exchange))
                        .getAsJsonObject()
                        .get("name")
                        .getAsString();
                reply(exchange, 200, json(item));
            }
            case "DELETE" -> {
                items.remove(item.id);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> refuse(400, "badMethod").answers(exchange);
        }
    }

    private Item item(HttpExchange exchange) {
        synchronized (this) {
            return items.get(exchange.getRequestURI().getPath().substring("/drive/v3/files/".length()));
        }
    }

    private static byte[] from(HttpExchange exchange, Item item) {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("bytes=0-");
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        return Arrays.copyOfRange(item.content, from, item.content.length);
    }

    private void create(HttpExchange exchange) throws IOException {
        JsonObject asked = JsonParser.parseString(body(exchange)).getAsJsonObject();
        String parent =
                asked.has("parents") ? asked.getAsJsonArray("parents").get(0).getAsString() : "root";
        if (!parent.equals("root") && !items.containsKey(parent)) {
            refuse(404, "notFound").answers(exchange);
            return;
        }
        Item folder = add(asked.get("name").getAsString(), parent, new byte[0]);
        folder.mimeType = asked.get("mimeType").getAsString();
        folder.driveId = parent.equals("root") ? "" : items.get(parent).driveId;
        asked.getAsJsonObject("appProperties")
                .entrySet()
                .forEach(property -> folder.properties.put(
                        property.getKey(), property.getValue().getAsString()));
        reply(exchange, 200, json(folder));
    }

    private void list(HttpExchange exchange, Map<String, String> asked) throws IOException {
        List<Item> found = items.values().stream()
                .filter(item -> matches(item, asked.get("q")))
                .sorted(Comparator.comparing(item -> item.created))
                .toList();
        int from = Integer.parseInt(asked.getOrDefault("pageToken", "0"));
        int to = Math.min(
                found.size(), from + Math.min(pageSize, Integer.parseInt(asked.getOrDefault("pageSize", "100"))));
        JsonArray files = new JsonArray();
        found.subList(from, to).forEach(item -> files.add(json(item)));
        JsonObject list = new JsonObject();
        list.add("files", files);
        if (to < found.size()) {
            list.addProperty("nextPageToken", Integer.toString(to));
        }
        reply(exchange, 200, list);
    }

    private static final Pattern WORD = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

    private static boolean matches(Item item, String query) {
        boolean all = true;
        for (String condition : query.split(" and (?=mimeType|trashed|appProperties|')")) {
            List<String> words = WORD.matcher(condition)
                    .results()
                    .map(word -> word.group(1).replaceAll("\\\\(.)", "$1"))
                    .toList();
            if (condition.startsWith("mimeType")) {
                all &= item.mimeType.equals(words.getFirst());
            } else if (condition.startsWith("trashed")) {
                all &= item.trashed == condition.endsWith("true");
            } else if (condition.startsWith("appProperties")) {
                all &= words.get(1).equals(item.properties.get(words.get(0)));
            } else {
                all &= item.parent.equals(words.getFirst());
            }
        }
        return all;
    }

    private static JsonObject json(Item item) {
        JsonObject json = new JsonObject();
        json.addProperty("id", item.id);
        json.addProperty("name", item.name);
        json.addProperty("createdTime", item.created.toString());
        if (!item.driveId.isEmpty()) {
            json.addProperty("driveId", item.driveId);
        }
        if (!item.mimeType.equals(FOLDER)) {
            json.addProperty("size", Integer.toString(item.content.length));
            json.addProperty(
                    "md5Checksum",
                    item.wrongSum.orElseGet(() -> HexFormat.of().formatHex(digest("MD5", item.content))));
        }
        return json;
    }

    /** The client packs what it says. */
    private static String body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = exchange.getRequestBody(); // closed with the exchange
        return new String((packed ? new GZIPInputStream(in) : in).readAllBytes(), UTF_8);
    }

    private static JsonObject error(int status, String reason) {
        JsonObject first = new JsonObject();
        first.addProperty("domain", "global");
        first.addProperty("reason", reason);
        first.addProperty("message", "It says " + reason + ".");
        JsonArray errors = new JsonArray();
        errors.add(first);
        JsonObject error = new JsonObject();
        error.add("errors", errors);
        error.addProperty("code", status);
        error.addProperty("message", "It says " + reason + ".");
        JsonObject json = new JsonObject();
        json.add("error", error);
        return json;
    }

    private static void reply(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] bytes = json.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (a, _) -> a));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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
