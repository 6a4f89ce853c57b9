package org.handpick.backup;

/** A store needs a secret, such as a key, that is kept nowhere. Nothing was done. */
public final class MissingSecret extends BackupException {
    private static final long serialVersionUID = 1;

    /** @param variable that would hold it in the environment */
    public MissingSecret(String store, String secret, String variable) {
        super("The store %s needs its %s: put it in the environment as %s, or let 'store secrets %s' keep it"
                .formatted(store, secret, variable, store));
    }
}
