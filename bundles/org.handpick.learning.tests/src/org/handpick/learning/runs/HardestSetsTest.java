package org.handpick.learning.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardestSetsTest {
    @TempDir
    Path folder;

    @Test
    void what_is_added_is_read_and_an_epoch_that_was_done_again_counts_as_last_said() {
        HardestSets hardest = hardest();
        assertEquals(Map.of(), hardest.byEpoch());
        hardest.add(1, List.of("t_1", "t_\"2\""));
        hardest.add(2, List.of());
        hardest.add(1, List.of("t_3"));
        assertEquals(Map.of(1, List.of("t_3"), 2, List.of()), hardest.byEpoch());
    }

    @Test
    void a_line_is_readable_by_others() throws IOException {
        hardest().add(7, List.of("t_1", "t_2"));
        assertEquals("{\"epoch\":7,\"sets\":[\"t_1\",\"t_2\"]}\n", Files.readString(file()));
    }

    @Test
    void a_line_that_is_still_written_is_not_read_yet() throws IOException {
        hardest().add(1, List.of("t_1"));
        Files.writeString(file(), "{\"epoch\":2,\"se", StandardOpenOption.APPEND);
        assertEquals(Map.of(1, List.of("t_1")), hardest().byEpoch());
    }

    @Test
    void a_line_that_says_something_else_is_named() throws IOException {
        for (String line :
                List.of("", "null", "[]", "{}", "{\"epoch\":\"x\",\"sets\":[]}", "{\"epoch\":1,\"sets\":{}}")) {
            Files.writeString(file(), "{\"epoch\":1,\"sets\":[]}\n" + line + "\n");
            String message =
                    assertThrows(UnreadableRun.class, hardest()::byEpoch, line).getMessage();
            assertTrue(message.contains("hardest.jsonl") && message.contains("line 2"), message);
        }
    }

    private HardestSets hardest() {
        return new HardestSets(file());
    }

    private Path file() {
        return folder.resolve("hardest.jsonl");
    }
}
