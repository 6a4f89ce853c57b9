package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.handpick.backup.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person chooses when backups are to be made by themselves. */
@ExtendWith(OnUiThread.class)
class ScheduleDialogTest {
    private final OnScreen screen = new OnScreen();
    private ScheduleDialog dialog;

    @AfterEach
    void close() {
        screen.close();
    }

    private void show(boolean isInstalled) {
        dialog = new ScheduleDialog(
                screen.shell(),
                new ScheduleDialog.Plan(
                        isInstalled, Schedule.DEFAULT, "systemd", List.of(), List.of("nas", "usb"), List.of("nas")));
        dialog.create();
    }

    private Button button(String words) {
        return OnScreen.button(dialog.getShell(), words);
    }

    @Test
    void the_days_and_the_time_that_are_chosen_are_the_schedule() {
        show(false);
        OnScreen.tick(button("Sun"), false);
        OnScreen.tick(button("Mon"), true);
        OnScreen.tick(button("Fri"), true);
        OnScreen.field(dialog.getShell(), "At:").setText("23:05");

        assertEquals(new Schedule(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(23, 5)), dialog.schedule());
        assertEquals(List.of(), dialog.stores(), "all of them");
        assertTrue(button("Schedule").isEnabled());
        assertTrue(dialog.getMessage().contains("nas"), "nobody is there to open it: " + dialog.getMessage());
    }

    @Test
    void without_a_day_and_with_what_is_no_time_nothing_can_be_scheduled() {
        show(true);
        OnScreen.tick(button("Sun"), false);
        assertFalse(button("Change").isEnabled());

        OnScreen.tick(button("Sun"), true);
        assertTrue(button("Change").isEnabled());
        OnScreen.field(dialog.getShell(), "At:").setText("late");
        assertFalse(button("Change").isEnabled());
        assertFalse(dialog.getErrorMessage().isBlank());
    }

    @Test
    void only_what_is_installed_can_be_removed() {
        show(true);

        button("Remove Schedule").notifyListeners(SWT.Selection, new Event());

        assertEquals(ScheduleDialog.REMOVE, dialog.getReturnCode());
        show(false);
        assertThrows(NoSuchElementException.class, () -> button("Remove Schedule"));
    }
}
