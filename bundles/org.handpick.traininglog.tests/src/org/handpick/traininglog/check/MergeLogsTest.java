package org.handpick.traininglog.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.UnmergeableLogs;
import org.handpick.traininglog.UnwritableLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeLogsTest {
    @TempDir
    Path folder;

    private Path log(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), SelectCropRow.header() + String.join("", rows));
    }

    /** The row of a decision that was made so many seconds after midnight. */
    private static String row(int second) {
        return Logs.ours(second, 2, 1, CropBox.FULL).csv();
    }

    private Path out() {
        return folder.resolve("merged.csv");
    }

    private MergeLogs.Merged merge(Path first, Path second) {
        return new MergeLogs(first, second, out()).run(Progress.NONE);
    }

    @Test
    void what_was_decided_since_is_joined_with_what_was_restored() throws IOException {
        Path restored = log("restored.csv", row(1), row(2), row(3), row(6));
        Path since = log("since.csv", row(1), row(2), row(4), row(7));

        MergeLogs.Merged merged = merge(restored, since);

        assertEquals(new MergeLogs.Merged(2, 2, 2, 0), merged);
        assertEquals(6, merged.rows());
        assertEquals(
                SelectCropRow.header() + row(1) + row(2) + row(3) + row(4) + row(6) + row(7), Files.readString(out()));
        assertEquals(6, new CheckLog(out()).run(Progress.NONE).valid());
    }

    @Test
    void the_order_of_each_log_stays_also_where_its_times_go_back() throws IOException {
        Path first = log("first.csv", row(5), row(3), row(9));
        Path second = log("second.csv", row(4));

        merge(first, second);

        assertEquals(SelectCropRow.header() + row(4) + row(5) + row(3) + row(9), Files.readString(out()));
    }

    @Test
    void it_does_not_matter_which_log_is_named_first() throws IOException {
        Path first = log("first.csv", row(1), row(3));
        Path second = log("second.csv", row(1), row(2));

        merge(first, second);
        String one = Files.readString(out());
        Files.delete(out());
        merge(second, first);

        assertEquals(one, Files.readString(out()));
    }

    @Test
    void a_set_that_was_decided_in_each_is_counted() throws IOException {
        String again = row(2).replace(",e2,", ",other,");

        assertEquals(
                new MergeLogs.Merged(1, 1, 1, 1),
                merge(log("first.csv", row(1), row(2)), log("second.csv", row(1), again)));
    }

    @Test
    void an_event_that_is_told_in_two_ways_is_refused() throws IOException {
        Path first = log("first.csv", row(1), row(2));
        Path second = log("second.csv", row(1), row(2).replace("640", "320"));

        assertRefused(first, second, "tells the event e2 in another way");
    }

    @Test
    void what_would_have_to_be_guessed_is_refused() throws IOException {
        Path good = log("good.csv", row(1));

        assertRefused(good, log("torn.csv", row(1), row(2).substring(0, 60)), "row 2 is not whole");
        assertRefused(good, log("timeless.csv", row(1).replaceAll("2026-01-01T[^,]*", "noon")), "has no time");
        assertRefused(good, log("nameless.csv", row(1).replace(",e1,", ",,")), "has no event_id");
        Path earlier = Files.writeString(
                folder.resolve("earlier.csv"), Logs.EARLIER_HEADER + Logs.row("a", "0.1,0.1,0.9,0.9"));
        assertRefused(good, earlier, "has other columns than " + good);
        Path alike = Files.copy(earlier, folder.resolve("alike.csv"));
        assertRefused(earlier, alike, "has no column event_id");
    }

    private void assertRefused(Path first, Path second, String why) throws IOException {
        UnmergeableLogs refused = assertThrows(UnmergeableLogs.class, () -> merge(first, second));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertFalse(Files.exists(out()));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")), "nothing is left of it");
        }
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Files.writeString(out(), "mine");

        assertThrows(UnwritableLog.class, () -> merge(log("first.csv", row(1)), log("second.csv", row(2))));

        assertEquals("mine", Files.readString(out()));
    }
}
