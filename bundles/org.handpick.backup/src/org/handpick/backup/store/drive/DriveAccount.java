package org.handpick.backup.store.drive;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;

/** Who asks Drive: a person who has given leave, or a service account. For any thread. */
final class DriveAccount {
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";
    static final String SERVICE_ACCOUNT = "service-account";

    /** The files that Handpick made, and no others. */
    static final String OWN_FILES = "https://www.googleapis.com/auth/drive.file";

    /**
     * All files of the account. A service account has none but those that others share with it, and with {@link #OWN_FILES} it may not even
     * put a file into a folder that was shared.
     */
    private static final String SHARED_FILES = "https://www.googleapis.com/auth/drive";

    private final GoogleCredentials credentials;
    private final boolean service;

    private DriveAccount(GoogleCredentials credentials, boolean service) {
        this.credentials = credentials;
        this.service = service;
    }

    /**
     * The service account whose key is kept, or else the person who has logged in.
     *
     * @throws MissingSecret when there is neither
     * @throws StoreFailure when the key is none
     */
    static DriveAccount of(Credentials credentials, DriveServers servers, HttpTransport transport) {
        return credentials
                .find(SERVICE_ACCOUNT)
                .map(key -> serviceAccount(key, servers, transport))
                .orElseGet(() -> person(credentials, servers, transport));
    }

    private static DriveAccount person(Credentials credentials, DriveServers servers, HttpTransport transport) {
        String id = credentials.demand(CLIENT_ID);
        String secret = credentials.demand(CLIENT_SECRET);
        String store = credentials.store();
        String token = credentials
                .find(REFRESH_TOKEN)
                .orElseThrow(() -> new MissingSecret(
                        store,
                        REFRESH_TOKEN,
                        Secrets.variable(store, REFRESH_TOKEN),
                        "log in with 'store login " + store + "'"));
        return new DriveAccount(
                UserCredentials.newBuilder()
                        .setClientId(id)
                        .setClientSecret(secret)
                        .setRefreshToken(token)
                        .setTokenServerUri(servers.tokens())
                        .setHttpTransportFactory(() -> transport)
                        .build(),
                false);
    }

    private static DriveAccount serviceAccount(String key, DriveServers servers, HttpTransport transport) {
        try {
            JsonElement json = JsonParser.parseString(key);
            JsonObject fields = json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
            return new DriveAccount(
                    ServiceAccountCredentials.fromPkcs8(
                                    field(fields, "client_id"),
                                    field(fields, "client_email"),
                                    field(fields, "private_key"),
                                    field(fields, "private_key_id"),
                                    List.of(SHARED_FILES),
                                    () -> transport,
                                    servers.tokens())
                            .createWithCustomRetryStrategy(false),
                    true);
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            // neither the cause nor its message is told: they may quote the key
            throw new StoreFailure(
                    "Google Drive",
                    "the secret " + SERVICE_ACCOUNT
                            + " is no key of a service account; it is the JSON file of a key that Google Cloud has made, in one line");
        }
    }

    private static String field(JsonObject fields, String name) {
        JsonElement value = fields.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IllegalArgumentException(name);
        }
        return value.getAsString();
    }

    /** A token that is still good, as far as the clock of this computer tells. */
    String token() throws IOException {
        credentials.refreshIfExpired();
        return credentials.getAccessToken().getTokenValue();
    }

    /** Gets another token, when Drive says that this one is not good. */
    void renew() throws IOException {
        credentials.refresh();
    }

    boolean isService() {
        return service;
    }
}
