package org.handpick.backup;

/**
 * Counts the records of a CSV (RFC 4180) as its bytes pass by, and knows where the last whole one ends.
 *
 * <p>A line end inside quotes ends no record, and an empty line is none. Bytes are enough: in UTF-8 no byte of a longer character looks
 * like a quote, a comma or a line end.
 */
final class RecordScan {
    private long position;
    private long records;
    private long endOfRecord;
    private long endOfLine;
    private boolean isQuoted;
    private boolean isFieldStart = true;
    private boolean isAfterQuote;
    private boolean isBlank = true;

    /** Hears of line ends. */
    @FunctionalInterface
    interface Ends {
        /** @param behind where in the bytes what follows the line end begins @param isOfRecord false inside quotes */
        void end(int behind, boolean isOfRecord);
    }

    void read(byte[] bytes, int length) {
        read(bytes, length, (_, _) -> {});
    }

    /** The same, telling of the line ends among these bytes. */
    void read(byte[] bytes, int length, Ends ends) {
        for (int i = 0; i < length; i++) {
            byte c = bytes[i];
            if (isQuoted) {
                isQuoted = c != '"';
                isAfterQuote = !isQuoted;
                if (c == '\n') {
                    endOfLine = position + i + 1;
                    ends.end(i + 1, false);
                }
            } else if (c == '\n') {
                endOfLine = position + i + 1;
                endOfRecord = endOfLine;
                records += isBlank ? 0 : 1;
                isBlank = true;
                isFieldStart = true;
                isAfterQuote = false;
                ends.end(i + 1, true);
            } else if (c != '\r') {
                isQuoted = c == '"' && (isFieldStart || isAfterQuote); // a doubled quote opens again what it has closed
                isFieldStart = c == ',';
                isAfterQuote = false;
                isBlank = false;
            }
        }
        position += length;
    }

    /** The records behind the header; one that has no line end counts. */
    long records() {
        long all = records + (isBlank ? 0 : 1);
        return Math.max(0, all - 1);
    }

    /** The length of the file up to its last whole record. */
    long endOfRecord() {
        return endOfRecord;
    }

    /** The length of the file up to its last line end, be it inside quotes. */
    long endOfLine() {
        return endOfLine;
    }
}
