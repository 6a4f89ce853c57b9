package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import org.handpick.backup.PreviewRestore;
import org.handpick.backup.PreviewRestore.Fate;

/** What is said of a restore before it is done. */
final class RestoreWords {
    private RestoreWords() {}

    /** What becomes of a file. */
    static String fate(PreviewRestore.Line line) {
        String records = line.file().records().isPresent()
                ? " with " + BackupWords.count(line.file().records().getAsLong(), "record", "records")
                : "";
        return switch (line.fate()) {
            case RETURNS -> "comes back" + records;
            case STAYS -> "stands there already";
            case REPLACES ->
                line.now().isPresent()
                        ? "comes back%s; the one there, with %s, is moved aside"
                                .formatted(
                                        records, BackupWords.number(line.now().getAsLong()))
                        : "comes back; the one there is moved aside";
            case KEPT -> "stays as it is; it comes back where it alone is asked for";
        };
    }

    /** All of it in a sentence or two. */
    static String sum(PreviewRestore.Preview preview) {
        List<String> parts = new ArrayList<>();
        add(parts, preview.count(Fate.RETURNS), "comes back", "come back");
        add(parts, preview.count(Fate.REPLACES), "takes the place of another", "take the place of others");
        add(parts, preview.count(Fate.STAYS), "stands there already", "stand there already");
        add(parts, preview.count(Fate.KEPT), "stays as it is", "stay as they are");
        long newer =
                preview.lines().stream().mapToLong(PreviewRestore.Line::newer).sum();
        String careful = newer == 0
                ? ""
                : " " + BackupWords.count(newer, "record", "records") + " newer than the backup would be moved aside.";
        return String.join(", ", parts) + "." + careful;
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(BackupWords.count(count, "file " + one, "files " + many));
        }
    }
}
