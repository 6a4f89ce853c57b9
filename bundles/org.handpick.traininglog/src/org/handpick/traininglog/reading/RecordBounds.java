package org.handpick.traininglog.reading;

/**
 * Finds where a record ends: at the first line end (CR, LF or CR LF) outside quotes. Quotes count only where a field
 * begins with them (RFC 4180).
 *
 * <p>Quotes that are left open, or closed before anything but a comma or a line end, were torn; such a record ends at
 * its first line end, whatever the quotes say, so that it takes no other record with it.
 */
final class RecordBounds {
    /** No row of a log is longer; what is longer is not a row, and is cut so that memory stays bounded. */
    static final int LONGEST = 1 << 20;

    private static final int TORN = -1;
    private static final int OPEN = -2;

    /** Where its text ends. */
    int end;
    /** Where the next record begins. */
    int next;
    /** Whether it has a line end and its quotes are in order. */
    boolean whole;
    /** Whether it has a line end. */
    boolean ended;
    /** Whether bytes that are yet to come could change this answer. */
    boolean provisional;

    /**
     * Looks at {@code bytes} from {@code from} to {@code limit}.
     *
     * @param last whether the file ends at {@code limit}
     * @return false when more bytes are needed; true when the fields of this object say where the record ends
     */
    boolean find(byte[] bytes, int from, int limit, boolean last) {
        provisional = false;
        boolean clean = true;
        int at = from;
        for (; at < limit; at++) {
            byte b = bytes[at];
            if (b == '"') {
                return findQuoted(bytes, from, limit, last);
            }
            if (b == '\n' || b == '\r') {
                break;
            }
            clean &= b != 0;
        }
        return at < limit ? close(bytes, at, limit, last, clean) : unended(from, limit, last);
    }

    /** The position after the quoted field that begins at {@code from}; {@link #TORN} or {@link #OPEN}. */
    static int afterQuotes(byte[] bytes, int from, int limit) {
        int at = from + 1;
        while (true) {
            while (at < limit && bytes[at] != '"') {
                at++;
            }
            if (at >= limit) {
                return OPEN;
            }
            if (at + 1 == limit) {
                return limit;
            }
            byte after = bytes[at + 1];
            if (after != '"') {
                return after == ',' || after == '\r' || after == '\n' ? at + 1 : TORN;
            }
            at += 2;
        }
    }

    private boolean findQuoted(byte[] bytes, int from, int limit, boolean last) {
        int at = from;
        boolean clean = true;
        while (at < limit) {
            if (bytes[at] == '"') {
                int after = afterQuotes(bytes, at, limit);
                if (after == TORN) {
                    return torn(bytes, from, limit, last);
                }
                if (after == OPEN || after == limit) {
                    if (!last && limit - from < LONGEST) {
                        return false;
                    }
                    boolean closed = after == limit;
                    boolean found = closed ? unended(from, limit, last) : torn(bytes, from, limit, last);
                    provisional = last;
                    return found;
                }
                at = after;
            }
            while (at < limit && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
                clean &= bytes[at] != 0;
                at++;
            }
            if (at < limit && bytes[at] != ',') {
                return close(bytes, at, limit, last, clean);
            }
            at++;
        }
        return unended(from, limit, last);
    }

    private boolean torn(byte[] bytes, int from, int limit, boolean last) {
        for (int at = from; at < limit; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return close(bytes, at, limit, last, false);
            }
        }
        return unended(from, limit, last);
    }

    private boolean close(byte[] bytes, int at, int limit, boolean last, boolean clean) {
        if (bytes[at] == '\r' && at + 1 == limit && !last) {
            return false; // its LF may be the next byte
        }
        end = at;
        next = bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n' ? at + 2 : at + 1;
        whole = clean;
        ended = true;
        return true;
    }

    private boolean unended(int from, int limit, boolean last) {
        if (!last && limit - from < LONGEST) {
            return false;
        }
        end = limit;
        next = limit;
        whole = false;
        ended = false;
        provisional = last;
        return true;
    }
}
