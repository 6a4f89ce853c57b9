package org.handpick.backup.store.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What is read from a request, and what Google answers with. */
final class Exchanges {
    private Exchanges() {}

    /** The client asks so for what its transport has no method for. */
    static String method(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override"))
                .orElse(exchange.getRequestMethod());
    }

    /** The client packs what it says. */
    static String body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = exchange.getRequestBody(); // closed with the exchange
        return new String((packed ? new GZIPInputStream(in) : in).readAllBytes(), UTF_8);
    }

    static JsonObject error(int status, String reason) {
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

    static void reply(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] bytes = json.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (a, _) -> a));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
