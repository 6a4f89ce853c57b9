package org.handpick.backup.store.drive;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.handpick.backup.WrongSettings;

/**
 * The key of a service account, from the file that Google Cloud makes.
 *
 * @param mail the address that folders are shared with
 * @param json the file, in one line
 */
public record ServiceAccountKey(String mail, String json) {
    private static final int LONGEST = 100_000;

    public ServiceAccountKey {
        Objects.requireNonNull(mail);
        Objects.requireNonNull(json);
    }

    /** @throws WrongSettings when it can't be read, or is something else */
    public static ServiceAccountKey read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw none(file);
            }
            JsonElement json = JsonParser.parseString(Files.readString(file));
            JsonObject fields = json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
            JsonElement mail = fields.get("client_email");
            JsonElement key = fields.get("private_key");
            if (mail == null || !mail.isJsonPrimitive() || key == null) {
                throw none(file);
            }
            return new ServiceAccountKey(mail.getAsString(), fields.toString());
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getClass().getSimpleName() + ")", e);
        } catch (JsonParseException e) {
            throw none(file); // the message of the cause may quote the key
        }
    }

    private static WrongSettings none(Path file) {
        return new WrongSettings(
                file, "is no key of a service account; that is the JSON file that Google Cloud makes with a key");
    }

    /** The secrets to be kept. */
    public Map<String, String> secrets() {
        return Map.of(DriveAccount.SERVICE_ACCOUNT, json);
    }

    @Override
    public String toString() {
        return "ServiceAccountKey[" + mail + "]";
    }
}
