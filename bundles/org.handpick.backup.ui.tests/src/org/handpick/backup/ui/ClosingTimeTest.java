package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.ui.IWorkbench;
import org.junit.jupiter.api.Test;

/** A window that is closed over a backup. */
class ClosingTimeTest {
    private final List<String> told = new ArrayList<>();
    private Optional<String> underWay = Optional.of("Back up to usb");
    private Runnable next = () -> told.add("nothing is to be done next");

    private final ClosingTime.Work work = new ClosingTime.Work() {
        @Override
        public Optional<String> underWay() {
            return underWay;
        }

        @Override
        public void cancel() {
            told.add("cancelled");
        }

        @Override
        public void afterWork(Runnable after) {
            next = after;
        }
    };

    private final IWorkbench workbench = (IWorkbench) Proxy.newProxyInstance(
            ClosingTimeTest.class.getClassLoader(), new Class<?>[] {IWorkbench.class}, (_, method, _) -> {
                told.add(method.getName());
                return method.getReturnType() == boolean.class ? true : null;
            });

    /** @return whether the window is closed at once */
    private boolean close(ClosingTime.Choice choice) {
        return new ClosingTime(work, (_, name) -> {
                    told.add("asked about: " + name);
                    return choice;
                })
                .preShutdown(workbench, false);
    }

    @Test
    void a_window_that_stays_open_stops_nothing() {
        assertFalse(close(ClosingTime.Choice.KEEP_OPEN));

        next.run();
        assertEquals(List.of("asked about: Back up to usb", "nothing is to be done next"), told);
    }

    @Test
    void what_is_to_be_done_first_is_waited_for() {
        assertFalse(close(ClosingTime.Choice.CLOSE_WHEN_DONE));
        assertEquals(List.of("asked about: Back up to usb"), told);

        next.run();
        assertEquals(List.of("asked about: Back up to usb", "close"), told);
    }

    @Test
    void what_is_stopped_takes_back_what_is_half_done_before_the_window_goes() {
        assertFalse(close(ClosingTime.Choice.STOP_AND_CLOSE));
        assertEquals(List.of("asked about: Back up to usb", "cancelled"), told);

        next.run();
        assertEquals("close", told.getLast());
    }

    @Test
    void where_nothing_is_under_way_nobody_is_asked() {
        assertFalse(new ClosingTime(work, (_, _) -> ClosingTime.Choice.KEEP_OPEN).preShutdown(workbench, false));
        assertTrue(
                new ClosingTime(work, (_, _) -> ClosingTime.Choice.KEEP_OPEN).preShutdown(workbench, true), "forced");

        underWay = Optional.empty();
        assertTrue(close(ClosingTime.Choice.KEEP_OPEN));
        assertEquals(List.of(), told);
    }

    @Test
    void work_that_ends_while_a_person_thinks_is_not_waited_for() {
        ClosingTime closing = new ClosingTime(work, (_, _) -> {
            underWay = Optional.empty();
            return ClosingTime.Choice.CLOSE_WHEN_DONE;
        });

        assertTrue(closing.preShutdown(workbench, false));
    }
}
