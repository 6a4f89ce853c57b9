package org.handpick.picking;

import java.time.Instant;
import java.util.Objects;

/** Who has a library open. */
public record Holder(String user, String host, long pid, Instant since) {
    public Holder {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
        Objects.requireNonNull(since);
    }
}
