package org.handpick.backup.schedule;

/** Text in a document that a system reads. */
final class Xml {
    private Xml() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
