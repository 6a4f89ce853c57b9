package org.handpick.backup.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the secrets of stores are kept, such as keys and passphrases. None of them stands in a log, a setting or a command line. */
@FunctionalInterface
public interface Secrets {
    /** Where there are none at all. */
    Secrets NONE = (store, secret) -> Optional.empty();

    /**
     * A secret of a store.
     *
     * @param store the name of the store
     * @param secret what it is, such as {@code secret-key}: small letters and {@code -}
     * @throws org.handpick.backup.WrongSettings when the place where they are kept can't be read, or others may read it, too
     */
    Optional<String> find(String store, String secret);

    /** These, and where they have none those. */
    default Secrets or(Secrets those) {
        return (store, secret) -> find(store, secret).or(() -> those.find(store, secret));
    }

    /** Those of an environment, each in the variable that {@link #variable} tells. */
    static Secrets in(Map<String, String> environment) {
        return (store, secret) -> Optional.ofNullable(environment.get(variable(store, secret)));
    }

    /** The variable that holds a secret, such as {@code HANDPICK_B2_SECRET_KEY}. */
    static String variable(String store, String secret) {
        return "HANDPICK_" + (store + "_" + secret).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
