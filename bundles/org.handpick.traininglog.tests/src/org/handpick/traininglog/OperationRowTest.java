package org.handpick.traininglog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationRowTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void a_line_counts_and_lists_images_only() {
        OperationRow row = new OperationRow(
                "20260203_040500",
                TIME,
                FileOperation.SEND_TO_TRASH,
                "/lib/a",
                Optional.empty(),
                List.of("1.png", "2.png"));

        assertEquals(
                "{\"type\":\"file_operation\",\"script\":\"handpick\",\"session_id\":\"20260203_040500\","
                        + "\"timestamp\":\"2026-02-03T04:05:06.000000Z\",\"operation\":\"send_to_trash\","
                        + "\"source_dir\":\"/lib/a\",\"file_count\":2,\"files\":[\"1.png\",\"2.png\"]}\n",
                row.json());
    }

    @Test
    void a_file_with_a_folder_is_refused() {
        UntrueRow refusal = assertThrows(
                UntrueRow.class,
                () -> new OperationRow("s", TIME, FileOperation.MOVE, "/a", Optional.of("/b"), List.of("c/1.png")));

        assertEquals("files", refusal.column());
    }

    @Test
    void a_line_without_images_is_refused() {
        UntrueRow refusal = assertThrows(
                UntrueRow.class,
                () -> new OperationRow("s", TIME, FileOperation.CROP, "/a", Optional.empty(), List.of()));

        assertEquals("file_count", refusal.column());
    }
}
