package org.handpick.backup;

import org.handpick.core.AskedWrongly;

/** What a person asks of a store can't be done so: there is none of this name, or none can be added as it is told. Nothing was done. */
public final class RefusedStore extends BackupException implements AskedWrongly {
    private static final long serialVersionUID = 1;

    public RefusedStore(String fault) {
        super(fault + "; nothing was done");
    }
}
