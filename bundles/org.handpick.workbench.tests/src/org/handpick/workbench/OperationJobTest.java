package org.handpick.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.junit.jupiter.api.Test;

/** A view waits for one of three ends, and one of them comes whatever the work does. */
class OperationJobTest {
    private final List<String> ends = new ArrayList<>();

    private void run(Operation<String> operation) throws InterruptedException {
        OperationJob<String> job = new OperationJob<>("Work", Runnable::run, () -> operation, new OperationJob.End<>() {
            @Override
            public void done(String result) {
                ends.add("done: " + result);
            }

            @Override
            public void cancelled() {
                ends.add("cancelled");
            }

            @Override
            public void failed(String sentence) {
                ends.add("failed: " + sentence);
            }
        });
        job.schedule();
        job.join();
    }

    @Test
    void what_is_done_or_cancelled_is_told_once() throws InterruptedException {
        run(_ -> "it");
        run(_ -> {
            throw new Cancelled();
        });

        assertEquals(List.of("done: it", "cancelled"), ends);
    }

    @Test
    void an_error_of_the_program_is_an_end_too() throws InterruptedException {
        run(_ -> {
            throw new StackOverflowError("too deep");
        });

        assertEquals(1, ends.size());
        assertTrue(ends.getFirst().startsWith("failed: This failed because of an error in Handpick"), ends::toString);
        assertTrue(ends.getFirst().contains("too deep"), ends::toString);
    }
}
