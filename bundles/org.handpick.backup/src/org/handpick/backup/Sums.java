package org.handpick.backup;

/**
 * The text that {@code sha256sum --check} reads: a line for the archive, then one for each file in it. So it checks the archive where
 * it is stored, and the files where the archive was unpacked, each with {@code --ignore-missing}.
 */
final class Sums {
    private Sums() {}

    static String of(BackupName name, String archiveSha256, Manifest manifest) {
        StringBuilder text = new StringBuilder(line(archiveSha256, name.archive()));
        manifest.files().forEach(file -> text.append(line(file.sha256(), file.path())));
        return text.toString();
    }

    /** A name with a backslash or a line end is escaped, and a backslash before the hash says so; that is how GNU writes it. */
    private static String line(String sha256, String path) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + sha256 + "  " + escaped + "\n";
    }
}
