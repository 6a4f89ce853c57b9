package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftRecordsTest {
    @TempDir
    Path folder;

    private long more(Content content, String log, String than) throws IOException {
        return more(content, LeftRecords.MOST, log, than).orElseThrow();
    }

    private OptionalLong more(Content content, int most, String log, String than) throws IOException {
        return new LeftRecords(content, most, Progress.NONE)
                .count(Files.writeString(folder.resolve("log"), log), Files.writeString(folder.resolve("than"), than));
    }

    @Test
    void what_another_log_has_not_is_counted_in_any_order_and_as_often_as_it_is_there() throws IOException {
        assertEquals(0, more(Content.RECORDS, "a,1\nb,2\n", "b,2\na,1\n"));
        assertEquals(1, more(Content.RECORDS, "a,1\nb,2\nb,2\n", "b,2\na,1\n"));
        assertEquals(0, more(Content.RECORDS, "a,1\r\nb,2", "a,1\n\nb,2\n"), "how lines end is no difference");
    }

    @Test
    void a_line_end_inside_quotes_ends_a_line_and_no_record() throws IOException {
        String one = "a,\"x\ny\"\n";

        assertEquals(1, more(Content.RECORDS, one, ""));
        assertEquals(2, more(Content.LINES, one, ""));
        assertEquals(1, more(Content.RECORDS, one, "a,\"x\nz\"\n"));
        assertEquals(0, more(Content.RECORDS, one, one));
    }

    @Test
    void records_that_lie_over_the_edges_of_what_is_read_at_once_are_whole() throws IOException {
        List<String> records = IntStream.range(0, 30_000)
                .mapToObj(i -> "s,t_%d,\"%s\n\"\"%d\"\"\"\r\n".formatted(i, "x".repeat(i % 97), i))
                .collect(Collectors.toList());
        String log = String.join("", records);
        Collections.reverse(records);

        assertEquals(0, more(Content.RECORDS, log, String.join("", records)));
        assertEquals(1, more(Content.RECORDS, log, String.join("", records.subList(1, records.size()))));
    }

    @Test
    void what_both_begin_with_and_what_one_alone_has_is_held_by_nobody() throws IOException {
        String both = "a,1\na,1\na,2\na,3\n";

        assertEquals(OptionalLong.of(0), more(Content.RECORDS, 1, both, both + "b,1\nb,2\n"));
        assertEquals(OptionalLong.of(2), more(Content.RECORDS, 1, both + "b,1\nb,2\n", both));
        assertEquals(OptionalLong.of(1), more(Content.RECORDS, 1, both + "b,1\nb,2\n", both + "b,2\n"));
        assertEquals(OptionalLong.of(1), more(Content.RECORDS, 1, both + "b,2\n", both + "c,1\nc,2\n"));
        assertEquals(OptionalLong.empty(), more(Content.RECORDS, 1, both + "b,1\nb,2\n", both + "c,1\nc,2\n"));
    }

    @Test
    void a_record_that_begins_as_another_does_is_another() throws IOException {
        assertEquals(1, more(Content.RECORDS, "a,1\na,22\n", "a,1\na,2\n"));
        assertEquals(1, more(Content.LINES, "a,\"1\n2\"\n", "a,\"1\n3\"\n"));
    }
}
