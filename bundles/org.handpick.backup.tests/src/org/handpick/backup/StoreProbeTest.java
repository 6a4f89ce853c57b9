package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreProbeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stored", "get", "list", "delete"})
    void a_test_that_fails_leaves_nothing(String failing) {
        Store store = new Ground(folder).store.store();
        boolean[] failed = {false};
        Store faulty = new FaultyStore(store) {
            @Override
            void before(String call, String name) {
                if (call.equals(failing) && !failed[0]) {
                    failed[0] = true;
                    throw new StoreFailure("usb", "the line was cut");
                }
            }
        };

        assertThrows(StoreFailure.class, faulty::check);

        assertEquals(List.of(), store.list());
    }

    @Test
    void a_store_that_gives_back_something_else_is_told_as_what_it_is() {
        Store store = new Ground(folder).store.store();
        Store lying = new FaultyStore(store) {
            @Override
            byte[] changed(String name, byte[] bytes) {
                bytes[0] ^= 1;
                return bytes;
            }
        };

        StoreFailure failure = assertThrows(StoreFailure.class, lying::check);

        assertEquals(
                "A test with a small file: the store gave back other bytes than were written", failure.getMessage());
        assertEquals(List.of(), store.list());
    }

    @Test
    void a_test_that_is_cancelled_leaves_nothing() {
        Store store = new Ground(folder).store.store();
        Progress cancelled = new Progress() {
            private int steps;

            @Override
            public void begin(String step, long work) {
                steps++;
            }

            @Override
            public boolean isCancelled() {
                return steps == 2;
            }
        };

        assertThrows(Cancelled.class, () -> store.check(cancelled));

        assertEquals(List.of(), store.list());
    }
}
