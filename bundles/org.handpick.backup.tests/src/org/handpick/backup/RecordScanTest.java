package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordScanTest {
    private static RecordScan scan(String text) {
        RecordScan scan = new RecordScan();
        for (byte b : text.getBytes(UTF_8)) {
            scan.read(new byte[] {b}, 1); // whatever the blocks are
        }
        return scan;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                ``|0|0
                h|0|0
                h~|0|2
                h~a~|1|4
                h~a|1|2
                h~a~b~~~c~|3|10
                h~"a~b"~|1|8
                h~"a~b|1|2
                h~"a""~b"~|1|10
                h~x"y~z~|2|8
                h,i~1,"2~3"~4,5~|2|16
                h~"",""~"~"~|2|12
                """)
    void records_are_counted_and_the_last_whole_one_is_known(String text, long records, long end) {
        String content = text.replace('~', '\n');

        assertEquals(records, scan(content).records(), text);
        assertEquals(end, scan(content).endOfRecord(), text);
    }

    @Test
    void line_ends_of_windows_and_empty_lines_count_no_record() {
        assertEquals(2, scan("h\r\na\r\n\r\nb\r\n\r\n").records());
    }

    @Test
    void the_last_line_end_is_known_even_inside_quotes() {
        assertEquals(6, scan("h\n\"a\nb\n\"c").endOfLine() - 1);
    }
}
