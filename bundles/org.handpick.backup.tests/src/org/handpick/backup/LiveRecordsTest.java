package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRecordsTest {
    @TempDir
    Path folder;

    @Test
    void the_log_of_decisions_is_counted_also_where_no_backup_is() throws IOException {
        Ground ground = Ground.withLogs(folder);
        LiveRecords live = new LiveRecords(ground.backup);

        assertEquals(Map.of(Ground.LOG, 100L), live.count(none(), Progress.NONE));
        Files.delete(ground.data.resolve(Ground.LOG));
        assertEquals(Map.of(Ground.LOG, 0L), live.count(none(), Progress.NONE));
    }

    @Test
    void each_log_of_a_backup_is_counted_but_no_run() throws IOException {
        Ground ground = Ground.withLogs(folder);
        ground.write("training/repeat_log.csv", "a,b\n1,2\n");
        ground.backUp();
        Files.delete(ground.data.resolve("training/repeat_log.csv"));
        ground.log(141);

        assertEquals(
                Map.of(Ground.LOG, 141L, "training/repeat_log.csv", 0L),
                new LiveRecords(ground.backup).count(ground.backup.history().read(), Progress.NONE));
    }

    @Test
    void what_is_added_is_counted_the_next_time() throws IOException {
        Ground ground = Ground.withLogs(folder);
        LiveRecords live = new LiveRecords(ground.backup);
        live.count(none(), Progress.NONE);
        ground.log(101);

        assertEquals(Map.of(Ground.LOG, 101L), live.count(none(), Progress.NONE));
    }

    private static History.Told none() {
        return new History.Told(List.of(), List.of());
    }
}
