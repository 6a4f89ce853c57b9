package org.handpick.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.handpick.core.Pace;
import org.handpick.core.Progress;

/**
 * How far an operation is, on one line of a terminal that is written anew a few times a second: what is being done, its share, its speed and
 * how long it will take. Nothing is written of what is over in a moment, nor where nobody watches.
 */
final class ProgressLine implements Progress {
    private static final long SECOND = 1_000_000_000L;
    private static final long BETWEEN = SECOND / 5;
    private static final double MEGABYTE = 1e6;
    private static final int PERCENT = 100;
    /** No terminal is narrower, and a line that is broken in two can't be written anew. */
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final BooleanSupplier isWatched;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanos;
    private String what = "";
    private long total;
    private long done;
    private long begun;
    private long written;
    private int shown;

    /** @param isWatched asked when there is something to show, not before */
    ProgressLine(PrintStream err, BooleanSupplier isWatched, BooleanSupplier cancelled, LongSupplier nanos) {
        this.err = err;
        this.isWatched = isWatched;
        this.cancelled = cancelled;
        this.nanos = nanos;
        this.written = nanos.getAsLong();
    }

    @Override
    public synchronized void begin(String work, long steps) {
        what = work;
        total = steps;
        done = 0;
        begun = nanos.getAsLong();
        writeWhenDue();
    }

    @Override
    public synchronized void advance(long steps) {
        done += steps;
        writeWhenDue();
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /** Makes room for what is to be read for longer. */
    synchronized void erase() {
        if (shown > 0) {
            write("");
            err.print('\r');
            err.flush();
        }
    }

    private void writeWhenDue() {
        long now = nanos.getAsLong();
        if (now - written >= BETWEEN && isWatched.getAsBoolean()) {
            written = now;
            String line = words(now - begun);
            write(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
        }
    }

    /** With as many spaces as what stood there was longer. */
    private void write(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        err.flush();
        shown = line.length();
    }

    private String words(long since) {
        if (total <= 0) {
            return what + "…";
        }
        Pace pace = new Pace(what, done, total, Duration.ofNanos(since));
        return "%3d %%  ".formatted((int) (PERCENT * pace.share()))
                + pace.left().map(left -> speed(pace) + left + " left  ").orElse("")
                + what;
    }

    private static String speed(Pace pace) {
        return String.format(Locale.ROOT, "%.1f MB/s  ", pace.speed().getAsDouble() / MEGABYTE);
    }
}
