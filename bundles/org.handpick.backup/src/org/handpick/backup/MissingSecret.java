package org.handpick.backup;

import org.handpick.core.AskedWrongly;

/** A store needs a secret, such as a key, that is kept nowhere. Nothing was done. */
public final class MissingSecret extends BackupException implements AskedWrongly {
    private static final long serialVersionUID = 1;

    /** @param variable that would hold it in the environment */
    public MissingSecret(String store, String secret, String variable) {
        this(store, secret, variable, "let 'store secrets " + store + "' keep it");
    }

    /** @param remedy what else a person can do */
    public MissingSecret(String store, String secret, String variable, String remedy) {
        super("The store %s needs its %s: put it in the environment as %s, or %s"
                .formatted(store, secret, variable, remedy));
    }
}
