package org.handpick.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendOnlyFileTest {
    private static final String HEADER = "id,name\r\n";

    @TempDir
    Path folder;

    private Path log;
    private AppendOnlyFile file;

    @BeforeEach
    void open() {
        log = folder.resolve("logs/rows.csv");
        file = new AppendOnlyFile(log, HEADER, Disk.LOCAL);
    }

    @Test
    void a_new_file_begins_with_its_header() throws IOException {
        long first = file.append("1,a\r\n");
        long second = file.append("2,b\r\n");

        assertEquals("id,name\r\n1,a\r\n2,b\r\n", Files.readString(log));
        assertEquals(HEADER.length(), first);
        assertEquals(HEADER.length() + 5, second);
    }

    @Test
    void what_a_crash_has_cut_is_moved_aside_and_the_file_goes_on() throws IOException {
        file.append("1,a\r\n");
        Files.writeString(log, HEADER + "1,a\r\n2,b cut he");

        file.append("3,c\r\n");

        assertEquals(HEADER + "1,a\r\n3,c\r\n", Files.readString(log));
        assertEquals("2,b cut he\n", Files.readString(log.resolveSibling("rows.csv.cut")));
    }

    @Test
    void a_cut_longer_than_a_block_is_found_whole() throws IOException {
        String cut = "x".repeat(20_000);
        file.append("1,a\r\n");
        Files.writeString(log, HEADER + "1,a\r\n" + cut);

        file.append("2,b\r\n");

        assertEquals(HEADER + "1,a\r\n2,b\r\n", Files.readString(log));
        assertEquals(cut + "\n", Files.readString(log.resolveSibling("rows.csv.cut")));
    }

    @Test
    void a_header_cut_by_a_crash_is_written_again() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "id,na");

        file.append("1,a\r\n");

        assertEquals(HEADER + "1,a\r\n", Files.readString(log));
    }

    @Test
    void a_first_line_shorter_than_the_header_is_refused_like_any_other() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "a\n");

        assertThrows(FileSystemException.class, () -> file.append("2,b\r\n"));

        assertEquals("a\n", Files.readString(log));
    }

    @Test
    void rows_are_never_written_under_other_columns() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "id,name,size\r\n1,a,3\r\n");

        FileSystemException refused = assertThrows(FileSystemException.class, () -> file.append("2,b\r\n"));

        assertTrue(refused.getMessage().contains("other columns"), refused.getMessage());
        assertEquals("id,name,size\r\n1,a,3\r\n", Files.readString(log));
    }

    @Test
    void a_record_is_one_line() {
        assertThrows(IllegalArgumentException.class, () -> file.append("1,a"));
        assertThrows(IllegalArgumentException.class, () -> file.append("1,\"a\nb\"\r\n"));
        assertFalse(Files.exists(log));
    }

    @Test
    void a_record_with_a_known_marker_is_not_written_twice() throws IOException {
        file.appendOnce("1,a\r\n", "1,", HEADER.length());
        file.appendOnce("1,a\r\n", "1,", HEADER.length());

        assertEquals(HEADER + "1,a\r\n", Files.readString(log));
    }

    @Test
    void a_marker_is_only_looked_for_in_whole_records_behind_the_offset() throws IOException {
        long first = file.append("1,a\r\n");
        Files.writeString(log, HEADER + "1,a\r\n2,b");

        assertTrue(file.contains("1,a", first));
        assertFalse(file.contains("1,a", first + 5));
        assertFalse(file.contains("2,b", 0), "it is cut, so it is no record");
        assertTrue(file.contains("1,a", 1_000_000), "a file that is shorter now was begun anew");
    }

    @Test
    void only_the_last_record_can_be_taken_back() throws IOException {
        file.append("1,a\r\n");
        file.append("2,b\r\n");

        assertThrows(IOException.class, () -> file.retract("1,a\r\n", "1,a", 0));
        file.retract("2,b\r\n", "2,b", 0);
        file.retract("2,b\r\n", "2,b", 0);

        assertEquals(HEADER + "1,a\r\n", Files.readString(log));
    }

    @Test
    void a_full_disk_leaves_the_file_as_it_was() throws IOException {
        file.append("1,a\r\n");
        AppendOnlyFile full = new AppendOnlyFile(log, HEADER, new Disk((touch, touched) -> {
            if (touch.equals("sync")) {
                throw new FileSystemException(touched.toString(), null, "No space left on device");
            }
        }));

        assertThrows(FileSystemException.class, () -> full.append("2,b\r\n"));

        assertEquals(HEADER + "1,a\r\n", Files.readString(log));
    }

    @Test
    void many_threads_write_whole_records() throws Exception {
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 100; i++) {
                String record = i + "," + "x".repeat(i) + "\r\n";
                written.add(threads.submit(() -> new AppendOnlyFile(log, HEADER, Disk.LOCAL).append(record)));
            }
        }
        for (Future<?> one : written) {
            one.get();
        }
        List<String> lines = Files.readAllLines(log);
        assertEquals(101, lines.size());
        assertEquals("id,name", lines.getFirst());
        for (String line : lines.subList(1, 101)) {
            int comma = line.indexOf(',');
            assertEquals(Integer.parseInt(line.substring(0, comma)), line.length() - comma - 1, line);
        }
    }
}
