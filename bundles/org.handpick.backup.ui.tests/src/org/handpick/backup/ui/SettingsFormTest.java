package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.Proving;
import org.handpick.backup.Retention;
import org.handpick.backup.Scope;
import org.handpick.backup.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a person changes what is backed up and what stays. */
@ExtendWith(OnUiThread.class)
class SettingsFormTest {
    private static final Settings OWN = new Settings(
            new Scope(List.of("training/*.csv", "notes/**"), true, List.of(Path.of("/holiday"))),
            new Retention(1, 2, 3, 4, 50),
            new Proving(5, 6));

    private final OnScreen screen = new OnScreen();
    private final AtomicInteger changes = new AtomicInteger();
    private final SettingsForm form;

    SettingsFormTest() {
        screen.shell().setLayout(new GridLayout(2, false));
        form = new SettingsForm(screen.shell(), changes::incrementAndGet);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private Text patterns() {
        return OnScreen.field(screen.shell(), "What is backed up");
    }

    private Spinner number(String label) {
        return OnScreen.behind(screen.shell(), label, Spinner.class);
    }

    @Test
    void what_nobody_changes_stays_as_it_was() {
        form.show(OWN);

        assertEquals(Optional.of(OWN), form.filledIn());
    }

    @Test
    void before_the_settings_were_read_there_is_nothing_to_keep() {
        assertEquals(Optional.empty(), form.filledIn());
        form.showDefaults();
        assertEquals(Optional.empty(), form.filledIn());
    }

    @Test
    void each_field_is_what_it_says() {
        form.show(OWN);
        patterns().setText(" training/*.csv \n\nruns/*/notes*\n");
        OnScreen.button(screen.shell(), "The weights of runs").setSelection(false);
        number("Backups that stay: the last of so many days").setSelection(11);
        number("… of so many weeks").setSelection(12);
        number("… of so many months").setSelection(13);
        number("… and all of so many days").setSelection(14);
        number("Largest shrink").setSelection(15);

        assertEquals(
                Optional.of(new Settings(
                        new Scope(List.of("training/*.csv", "runs/*/notes*"), false, List.of(Path.of("/holiday"))),
                        new Retention(11, 12, 13, 14, 15),
                        new Proving(5, 6))),
                form.filledIn());
    }

    @Test
    void what_would_keep_or_take_nothing_is_refused_as_it_is_typed() {
        form.show(OWN);
        changes.set(0);
        List.of("Backups that stay", "… of so many weeks", "… of so many months", "… and all")
                .forEach(label -> number(label).setSelection(0));
        assertEquals(4, changes.get());
        assertTrue(assertThrows(IllegalArgumentException.class, form::filledIn)
                .getMessage()
                .startsWith("no rule keeps a backup"));

        form.show(OWN);
        patterns().setText("\n");
        assertThrows(IllegalArgumentException.class, form::filledIn);
    }

    @Test
    void the_defaults_leave_what_has_no_field() {
        form.show(OWN);

        form.showDefaults();

        assertEquals(
                Optional.of(new Settings(Scope.of(List.of(Path.of("/holiday"))), Retention.DEFAULT, new Proving(5, 6))),
                form.filledIn());
    }

    @Test
    void tab_goes_on_to_the_next_field() {
        Event tab = new Event();
        tab.detail = SWT.TRAVERSE_TAB_NEXT;
        tab.doit = false;

        patterns().notifyListeners(SWT.Traverse, tab);

        assertTrue(tab.doit);
    }
}
