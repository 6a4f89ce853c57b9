package org.handpick.backup.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the secrets of stores are kept, such as keys and passphrases. None of them stands in a log, a setting or a command line. */
@FunctionalInterface
public interface Secrets {
    /** Where there are none at all. */
    Secrets NONE = (store, secret) -> Optional.empty();

    /** The secret without which nobody reads what was encrypted with it. It is never lost by the way. */
    String PASSPHRASE = "passphrase";

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

    /**
     * Why secrets of a store are not to be kept: another passphrase would be lost. Empty where none would.
     *
     * @param kept the passphrase that is kept already
     */
    static Optional<String> losing(String store, Optional<String> kept, Map<String, String> given) {
        return kept.filter(before -> !before.equals(given.getOrDefault(PASSPHRASE, before)))
                .map(_ -> "another passphrase is kept for " + store + ", and what was encrypted with it can't be read"
                        + " without it. Give the new store another name; where nothing is needed any more that was"
                        + " encrypted with the old one, 'store secrets " + store + " --replace' keeps the new one");
    }
}
