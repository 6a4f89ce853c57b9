package org.handpick.picking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Names of what goes to the logs: unique over all libraries, and sorted by time. */
final class EventId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private EventId() {}

    static String at(Instant now) {
        return TIME.format(now) + "-%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
    }
}
