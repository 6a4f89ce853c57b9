package org.handpick.backup.store;

import java.util.Objects;
import java.util.Optional;
import org.handpick.backup.MissingSecret;

/** The secrets of one store. */
public record Credentials(String store, Secrets secrets) {
    public Credentials {
        Objects.requireNonNull(store);
        Objects.requireNonNull(secrets);
    }

    public Optional<String> find(String secret) {
        return secrets.find(store, secret);
    }

    /** @throws MissingSecret when it is kept nowhere */
    public String demand(String secret) {
        return find(secret).orElseThrow(() -> new MissingSecret(store, secret, Secrets.variable(store, secret)));
    }
}
