package org.handpick.picking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.handpick.core.sets.SetId;

/**
 * How many sets are shown again, and when. Which they are is told by names and times alone, so that equal libraries see equal repeats.
 *
 * @param share of the sets that a person works through before which an earlier one comes again, in [0, 1]; 0 for never
 * @param after the least time between a decision and its repeat, so that it is not remembered
 */
public record RepeatRule(double share, Duration after) {
    /** A set that was shown again is left alone for so long. */
    public static final Duration PAUSE = Duration.ofDays(90);

    private static final double HALF = 0x1p63;

    public RepeatRule {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException("repeats after " + after);
        }
    }

    /** Whether an earlier set comes again before this one, which is to do. */
    public boolean repeatsBefore(SetId next) {
        return number("repeat before " + next.text()) / HALF < share;
    }

    /** Whether a decision is old enough. @param last when something was last done about the set */
    boolean isOld(Instant last, Instant now) {
        return !last.plus(after).isAfter(now);
    }

    /** Whether a set may come again after a repeat. */
    static boolean isRested(Instant repeated, Instant now) {
        return !repeated.plus(PAUSE).isAfter(now);
    }

    /** The place of a set among those that may come again: as good as drawn by lot, and always the same. */
    static long lot(SetId set) {
        return number("repeat " + set.text());
    }

    /** Spread evenly over 0 to 2^63 - 1. */
    private static long number(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
