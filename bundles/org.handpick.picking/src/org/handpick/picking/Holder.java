package org.handpick.picking;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** Who has a library open. */
public record Holder(String user, String host, long pid, Instant since) {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    public Holder {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
        Objects.requireNonNull(since);
    }

    /** Since when, for a person at this desk. */
    String sinceLocally() {
        return LOCAL.format(since);
    }
}
