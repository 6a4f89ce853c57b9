package org.handpick.backup.store.drive;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.backup.StoreFailure;

/** What failed, as a sentence for a person. It never holds what the libraries say: they quote addresses and answers. */
final class DriveFaults {
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final Set<String> TOO_FAST = Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Duration CLOCK_IS_WRONG = Duration.ofMinutes(5);

    private final String where;
    private final String store;
    private final boolean service;
    private final Time time;

    /**
     * @param where what a message begins with
     * @param store the name of the store
     * @param service whether a service account asks
     */
    DriveFaults(String where, String store, boolean service, Time time) {
        this.where = where;
        this.store = store;
        this.service = service;
        this.time = time;
    }

    StoreFailure failure(String fault) {
        return new StoreFailure(where, fault);
    }

    StoreFailure failure(IOException e) {
        Optional<HttpResponseException> answer = answer(e);
        return answer.isPresent()
                ? failure(sentence(answer.get()))
                : new StoreFailure(where, "can't be reached (" + reason(e) + ")", e);
    }

    private static String reason(IOException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String name = root.getClass().getSimpleName();
        if (root.getMessage() == null) {
            return name;
        }
        return root.getClass() == IOException.class ? root.getMessage() : name + ": " + root.getMessage();
    }

    /** What a server said to what failed; empty where none has said anything. */
    static Optional<HttpResponseException> answer(IOException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(HttpResponseException.class::isInstance)
                .map(HttpResponseException.class::cast)
                .findFirst();
    }

    static boolean isMissing(IOException e) {
        return answer(e).map(said -> said.getStatusCode() == 404).orElse(false);
    }

    static boolean isUnauthorised(IOException e) {
        return answer(e)
                .map(said -> said.getStatusCode() == 401 && said instanceof GoogleJsonResponseException)
                .orElse(false);
    }

    /** Whether the same may go well in a while. */
    static boolean mayPass(IOException e) {
        return answer(e)
                .map(said -> PASSING.contains(said.getStatusCode()) || TOO_FAST.contains(code(said)))
                .orElse(true);
    }

    /** How long the server asks to wait. A date counts from the server's own: what the clock of this computer says is left out of it. */
    static Optional<Duration> retryAfter(IOException e) {
        Optional<HttpResponseException> said = answer(e);
        String after = said.map(answer -> answer.getHeaders().getRetryAfter()).orElse("");
        try {
            return after.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(after.strip()))));
        } catch (NumberFormatException _) {
            return time(after)
                    .flatMap(until -> serverTime(said.orElseThrow())
                            .map(now -> Duration.between(now, until))
                            .filter(Duration::isPositive));
        }
    }

    private static Optional<Instant> serverTime(HttpResponseException said) {
        return Optional.ofNullable(said.getHeaders().getDate()).flatMap(DriveFaults::time);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty(); // no time that HTTP knows
        }
    }

    private String sentence(HttpResponseException said) {
        String login = "log in again with 'store login " + store + "'";
        return switch (code(said)) {
            case "invalid_grant" ->
                service
                        ? refusedKey(said)
                        : "the leave to use it has ended or was taken back; " + login
                                + ". While the app of the client id is in 'Testing', Google ends it after 7 days: publish the app";
            case "invalid_client", "unauthorized_client", "deleted_client" ->
                "Google does not know the client id, or the client secret is not its own; let 'store secrets " + store
                        + "' keep the right ones";
            case "storageQuotaExceeded", "teamDriveFileLimitExceeded" ->
                service
                        ? "there is no room: a service account has none of its own, so the folder has to be in a shared drive that has some"
                        : "the Drive is full; make room there, or let fewer backups be kept";
            case "accessNotConfigured", "SERVICE_DISABLED" ->
                "the Google Drive API is not switched on in the project of the "
                        + (service ? "service account" : "client id") + "; switch it on in the Google Cloud console";
            case "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT" ->
                "the leave that was given does not go so far; " + login + " and tick what Handpick asks for";
            case "insufficientFilePermissions", "cannotDeleteResourceWithChildren" ->
                "that is not allowed to this account; in a shared drive it has to be a manager to delete for good";
            case "rateLimitExceeded", "userRateLimitExceeded" ->
                "is asked too much at a time, says Google, again and again; try later";
            case "dailyLimitExceeded" -> "is asked too much on one day, says Google; try tomorrow";
            default -> plain(said);
        };
    }

    private String plain(HttpResponseException said) {
        return switch (said.getStatusCode()) {
            case 401 ->
                "does not accept the token that Google has just given; log in again with 'store login " + store + "'";
            case 404 -> "what was asked for is not there any more; was the folder deleted, or shared no longer?";
            default ->
                "answers %d%s%s"
                        .formatted(
                                said.getStatusCode(),
                                PASSING.contains(said.getStatusCode()) ? " again and again" : "",
                                explained(said));
        };
    }

    private static String explained(HttpResponseException said) {
        return said instanceof GoogleJsonResponseException json
                        && json.getDetails() != null
                        && json.getDetails().getMessage() != null
                ? " (" + json.getDetails().getMessage().strip() + ")"
                : code(said).isEmpty() ? "" : " (" + code(said) + ")";
    }

    /** Its proof of who it is bears a time, and is good for an hour. */
    private String refusedKey(HttpResponseException said) {
        Duration off = serverTime(said)
                .map(server -> Duration.between(server, time.now()))
                .orElse(Duration.ZERO);
        return off.abs().compareTo(CLOCK_IS_WRONG) > 0
                ? "the clock of this computer is %d minutes %s, so Google takes nothing from the service account; set it"
                        .formatted(off.abs().toMinutes(), off.isNegative() ? "slow" : "fast")
                : "Google does not know the service account or its key any more; make a new key, and let 'store secrets' keep it";
    }

    /** The word by which Drive, or the server of tokens, calls a fault; empty where it has none. */
    private static String code(HttpResponseException said) {
        if (said instanceof GoogleJsonResponseException drive) {
            return Optional.ofNullable(drive.getDetails())
                    .map(GoogleJsonError::getErrors)
                    .flatMap(errors -> errors.stream().findFirst())
                    .map(GoogleJsonError.ErrorInfo::getReason)
                    .orElse("");
        }
        if (said.getStatusCode() == 401) {
            return "invalid_client"; // Java loses the body of such an answer to what was sent in one stream
        }
        try {
            JsonElement content = JsonParser.parseString(String.valueOf(said.getContent()));
            JsonObject token = content.isJsonObject() ? content.getAsJsonObject() : new JsonObject();
            return token.has("error") && token.get("error").isJsonPrimitive()
                    ? token.get("error").getAsString()
                    : "";
        } catch (JsonParseException e) {
            return ""; // a page for people
        }
    }
}
