package org.handpick.backup.store.drive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who gives tokens, and the page on which a person agrees. */
final class TokenServer {
    private final List<Map<String, String>> requests = new ArrayList<>();
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private int tokens;
    private String goodToken = "";
    private String grantedScope = "https://www.googleapis.com/auth/drive.file";
    private Optional<String> consent = Optional.empty();
    private Optional<String> serviceKey = Optional.empty();

    /** All tokens that were given are good no more. */
    synchronized void forgetTokens() {
        goodToken = "none";
    }

    synchronized void grant(String scope) {
        grantedScope = scope;
    }

    /** A person who does not agree. */
    synchronized void refuseConsent(String error) {
        consent = Optional.of(error);
    }

    /** Who may come with a signed word. */
    synchronized void knowServiceAccount(String mail) {
        serviceKey = Optional.of(mail);
    }

    synchronized List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    synchronized String goodToken() {
        return goodToken;
    }

    synchronized void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asked = Exchanges.query(Exchanges.body(exchange));
        requests.add(asked);
        Optional<String> fault = switch (asked.getOrDefault("grant_type", "")) {
            case "refresh_token" ->
                !isClient(asked)
                        ? Optional.of("invalid_client")
                        : asked.get("refresh_token").equals(DriveServer.REFRESH_TOKEN)
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
            DriveFault.refuseToken(fault.get().equals("invalid_client") ? 401 : 400, fault.get())
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
            json.addProperty("refresh_token", DriveServer.REFRESH_TOKEN);
        }
        Exchanges.reply(exchange, 200, json);
    }

    private static boolean isClient(Map<String, String> asked) {
        return DriveServer.CLIENT_ID.equals(asked.get("client_id"))
                && DriveServer.CLIENT_SECRET.equals(asked.get("client_secret"));
    }

    /** The code is good once, for who has made up the challenge, at the same door. */
    private boolean isVerified(Map<String, String> asked) {
        Map<String, String> given = codes.remove(asked.get("code"));
        if (given == null || !given.get("redirect_uri").equals(asked.get("redirect_uri"))) {
            return false;
        }
        byte[] sum = Exchanges.digest("SHA-256", asked.get("code_verifier").getBytes(UTF_8));
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
    synchronized void showConsent(HttpExchange exchange) throws IOException {
        Map<String, String> asked = Exchanges.query(exchange.getRequestURI().getRawQuery());
        String back = asked.get("redirect_uri");
        String answer;
        if (consent.isPresent()) {
            answer = "error=" + consent.get();
        } else {
            String code = "code-" + ++tokens;
            codes.put(code, asked);
            answer = "code=" + code;
        }
        exchange.getResponseHeaders()
                .set("Location", back + "?" + answer + "&state=" + URLEncoder.encode(asked.get("state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }
}
