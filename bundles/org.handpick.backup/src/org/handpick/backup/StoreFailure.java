package org.handpick.backup;

/** A store can't be reached, or does not do what it should. */
public final class StoreFailure extends BackupException {
    private static final long serialVersionUID = 1;

    /** @param store where it is, for a person */
    public StoreFailure(String store, String fault) {
        super(store + ": " + fault);
    }

    public StoreFailure(String store, String fault, Throwable cause) {
        super(store + ": " + fault, cause);
    }
}
