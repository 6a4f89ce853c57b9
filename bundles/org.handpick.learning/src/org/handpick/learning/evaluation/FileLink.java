package org.handpick.learning.evaluation;

import java.nio.charset.StandardCharsets;

/** A file beside a report as a relative link (RFC 3986). */
final class FileLink {
    private static final String PLAIN = "-._~/";

    private FileLink() {}

    /** Every byte that could mean something is encoded, so that no name is taken for an address or ends the link. */
    static String to(String file) {
        StringBuilder link = new StringBuilder("./");
        for (byte one : file.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xFF);
            boolean isLetter = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
            if (isLetter || character >= '0' && character <= '9' || PLAIN.indexOf(character) >= 0) {
                link.append(character);
            } else {
                link.append(String.format("%%%02X", (int) character));
            }
        }
        return link.toString();
    }
}
