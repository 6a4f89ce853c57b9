package org.handpick.backup.store.s3;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect until it can be spoken to
 * @param silence until it says something more
 * @param attempts how often each request is sent at most, and how often in a row the reading of an object is taken up again
 * @param pause the longest before the second attempt; it doubles each time
 */
record Patience(Duration connect, Duration silence, int attempts, Duration pause) {
    /** Goes through a line that is away for half a minute. */
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), 6, Duration.ofSeconds(2));

    /** For a person who has just typed an address, and may have mistyped it. */
    static final Patience BRIEF =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), 2, Duration.ofMillis(200));

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** How long a server may take no more of what is sent: as long as one that says nothing is asked again. */
    Duration stillness() {
        return silence.multipliedBy(attempts);
    }

    Duration longestPause() {
        return LONGEST_PAUSE.compareTo(pause) < 0 ? pause : LONGEST_PAUSE;
    }
}
