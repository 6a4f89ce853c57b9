package org.handpick.dataset.split;

import java.nio.charset.StandardCharsets;

/** A set of ids of events: 18 to 36 bytes each, because an id is kept as the first 64 bits of its SHA-256. For one thread. */
public final class EventKeys {
    private final LongsToMasks keys = new LongsToMasks();

    /** @return false when it is in the set already */
    public boolean add(String event) {
        return keys.add(key(event), 1) == 0;
    }

    boolean contains(long key) {
        return keys.of(key) != 0;
    }

    static long key(String event) {
        return Sha256.first64(event.getBytes(StandardCharsets.UTF_8));
    }
}
