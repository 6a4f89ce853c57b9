package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void the_second_is_told_who_runs() {
        try (RunLock _ = RunLock.take(folder, "A backup")) {
            BusyBackup busy = assertThrows(BusyBackup.class, () -> RunLock.take(folder, "A drill"));
            assertTrue(
                    busy.getMessage()
                            .contains("A backup is running, process "
                                    + ProcessHandle.current().pid()),
                    busy.getMessage());
            assertThrows(BusyBackup.class, () -> RunLock.take(folder, "A drill"));
        }
        RunLock.take(folder, "A drill").close();
    }

    @Test
    void who_waits_gets_it_when_the_other_has_ended() {
        RunLock first = RunLock.take(folder, "A backup");
        List<String> told = new ArrayList<>();

        RunLock.await(folder, "A drill", new Progress() {
                    @Override
                    public void begin(String what, long total) {
                        told.add(what);
                        first.close();
                    }
                })
                .close();

        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("A backup is running"), told.getFirst());
    }

    @Test
    void who_waits_can_give_up() {
        try (RunLock _ = RunLock.take(folder, "A backup")) {
            assertThrows(
                    Cancelled.class,
                    () -> RunLock.await(folder, "A drill", new Progress() {
                        @Override
                        public boolean isCancelled() {
                            return true;
                        }
                    }));
        }
    }

    /** Takes the lock and holds it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            RunLock.take(Path.of(arguments[0]), "A backup");
            System.out.println("taken");
            System.in.read();
        }
    }

    @Test
    void another_process_has_it_until_it_is_killed() throws IOException, InterruptedException {
        Process holder =
                ChildProcess.of(Holder.class, folder.resolve("said"), folder).start();
        try (BufferedReader said = holder.inputReader()) {
            assertEquals("taken", said.readLine());
            BusyBackup busy = assertThrows(BusyBackup.class, () -> RunLock.take(folder, "A drill"));
            assertTrue(busy.getMessage().contains("process " + holder.pid()), busy.getMessage());
            assertThrows(BusyBackup.class, () -> RunLock.take(folder, "A drill"));
        } finally {
            holder.destroyForcibly();
        }
        assertEquals(ChildProcess.KILLED, holder.waitFor());

        RunLock.take(folder, "A drill").close();
    }
}
