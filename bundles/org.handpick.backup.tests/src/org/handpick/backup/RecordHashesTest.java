package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordHashesTest {
    @TempDir
    Path folder;

    private long more(Content content, String log, String than) throws IOException {
        RecordHashes of = RecordHashes.of(Files.writeString(folder.resolve("log"), log), content);
        return of.without(RecordHashes.of(Files.writeString(folder.resolve("than"), than), content));
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
}
