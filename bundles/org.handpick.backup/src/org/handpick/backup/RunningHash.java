package org.handpick.backup;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The SHA-256 of what goes by, and on the way those of some beginnings of it. */
final class RunningHash {
    private final MessageDigest digest = WriteArchive.sha256();
    private final NavigableSet<Long> ahead;
    private final Map<Long, String> beginnings = new HashMap<>();
    private long passed;

    /** @param beginnings how many bytes they have */
    RunningHash(Collection<Long> beginnings) {
        this.ahead = new TreeSet<>(beginnings);
        takeBeginning();
    }

    void update(byte[] buffer, int length) {
        for (int at = 0; at < length; ) {
            long next = ahead.isEmpty() ? Long.MAX_VALUE : ahead.first() - passed;
            int part = (int) Math.min(length - at, next);
            digest.update(buffer, at, part);
            passed += part;
            at += part;
            takeBeginning();
        }
    }

    private void takeBeginning() {
        if (ahead.remove(passed)) {
            try {
                byte[] hash = ((MessageDigest) digest.clone()).digest();
                beginnings.put(passed, HexFormat.of().formatHex(hash));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e); // that of Java can be cloned
            }
        }
    }

    /** That of the first so many bytes; empty until they went by, and when nobody asked for it at the start. */
    Optional<String> ofBeginning(long bytes) {
        return Optional.ofNullable(beginnings.get(bytes));
    }

    /** To be asked once, at the end. */
    byte[] ofAll() {
        return digest.digest();
    }
}
