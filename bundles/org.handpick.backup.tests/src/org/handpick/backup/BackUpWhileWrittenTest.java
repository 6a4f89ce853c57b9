package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs and files that others write to while they are backed up. */
class BackUpWhileWrittenTest {
    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
    }

    /** Does something once, in the middle of the one large file. */
    private static Progress inTheMiddle(Runnable deed) {
        return new Progress() {
            private boolean done;

            @Override
            public void advance(long steps) {
                if (!done && steps > 100_000) {
                    done = true;
                    deed.run();
                }
            }
        };
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_log_that_is_written_to_just_now_is_taken_up_to_its_last_whole_record() throws IOException {
        Path log = ground.log(3);
        long whole = Files.size(log);
        append(log, "s1,t_000000000004,\"half\nof a rec");

        Manifest.Entry taken = Ground.entry(ground.backUp(), Ground.LOG);

        assertEquals(whole, taken.size());
        assertEquals(OptionalLong.of(3), taken.records());
        assertEquals("s1,t_000000000004,\"half\nof a rec".length(), taken.leftOut());
    }

    @Test
    void a_log_at_rest_is_taken_to_its_last_byte_even_without_a_line_end() throws IOException {
        Path log = Ground.rest(Files.writeString(ground.log(3), "s1,t_4,x", StandardOpenOption.APPEND));

        Manifest.Entry taken = Ground.entry(ground.backUp(), Ground.LOG);

        assertEquals(Files.size(log), taken.size());
        assertEquals(OptionalLong.of(4), taken.records());
        assertEquals(0, taken.leftOut());
    }

    @Test
    void a_quote_that_nothing_closes_does_not_leave_out_the_rest_of_a_log() throws IOException {
        Path log = ground.log(3);
        append(log, "\"open,x\r\n" + "s1,t_4,x\r\n".repeat(20_000) + "half");

        Manifest.Entry taken = Ground.entry(ground.backUp(), Ground.LOG);

        assertEquals(Files.size(log) - "half".length(), taken.size());
    }

    @Test
    void records_that_are_appended_while_it_is_read_are_left_for_the_next_backup() throws IOException {
        Path log = ground.log(50_000);
        long size = Files.size(log);
        Progress appending = inTheMiddle(() -> append(log, "s1,t_5,late\r\n"));

        BackUp.Made made = ground.backUp(ground.store, appending);

        assertEquals(size, Ground.entry(made, Ground.LOG).size());
        assertEquals(OptionalLong.of(50_000), Ground.entry(made, Ground.LOG).records());
        assertEquals(1, ground.verify().sound().size());
    }

    @Test
    void a_log_that_becomes_shorter_while_it_is_read_is_read_again() throws IOException {
        Path log = ground.log(50_000);
        long half = Files.size(log) / 2;
        Progress cutting = inTheMiddle(() -> {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(half);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        BackUp.Made made = ground.backUp(ground.store, cutting);

        assertTrue(Ground.entry(made, Ground.LOG).size() <= half);
        assertEquals(1, ground.verify().sound().size());
    }

    @Test
    void a_file_that_is_never_still_is_refused_by_name() throws IOException {
        Path config = ground.write(Ground.RUN + "config.yaml", "x".repeat(1 << 20));
        Progress restless = new Progress() {
            @Override
            public void advance(long steps) {
                append(config, "y");
            }
        };

        UnreadableSource error = assertThrows(UnreadableSource.class, () -> ground.backUp(ground.store, restless));

        assertTrue(error.getMessage().contains("config.yaml"), error.getMessage());
        assertTrue(error.getMessage().contains("3 times"), error.getMessage());
        assertEquals(List.of(), ground.backups());
        assertEquals(
                List.of(
                        new History.Packing(Ground.SUNDAY, ground.store.id()),
                        new History.Failed(Ground.SUNDAY, ground.store.id(), error.getMessage())),
                ground.backup.history().read().events());
    }

    @Test
    void a_file_that_is_replaced_by_a_new_one_while_it_is_read_is_taken_as_it_was() throws IOException {
        ground.write(Ground.RUN + "config.yaml", "x".repeat(1 << 20));
        Path other = ground.write("other.yaml", "new");
        Progress replacing = inTheMiddle(() -> {
            try {
                Files.move(other, ground.data.resolve(Ground.RUN + "config.yaml"), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        BackUp.Made made = ground.backUp(ground.store, replacing);

        assertEquals(1 << 20, Ground.entry(made, Ground.RUN + "config.yaml").size());
        assertEquals(1, ground.verify().sound().size());
    }
}
