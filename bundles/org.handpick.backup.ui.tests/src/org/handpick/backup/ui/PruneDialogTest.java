package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Table;
import org.handpick.backup.Prune;
import org.handpick.backup.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees before old backups are deleted. */
@ExtendWith(OnUiThread.class)
class PruneDialogTest {
    private final OnScreen screen = new OnScreen();
    private PruneDialog dialog;

    @AfterEach
    void close() {
        screen.close();
    }

    private static PruneStores.Pruned preview(String store, Optional<Retention.Doubt> doubt) {
        return new PruneStores.Pruned(
                store,
                Optional.of(new Prune.Pruned(
                        List.of(
                                verdict(store, "2026-11-15T02:00:00Z", false),
                                verdict(store, "2026-11-22T02:00:00Z", true)),
                        List.of(),
                        doubt)),
                "");
    }

    private static Retention.Verdict verdict(String store, String time, boolean isKept) {
        return new Retention.Verdict(
                Samples.sound(store, time, 10).backup(), isKept, isKept ? "the newest" : "no rule keeps it");
    }

    private void show(PruneStores.Pruned... previews) {
        dialog = new PruneDialog(screen.shell(), List.of(previews));
        dialog.create();
    }

    private Button ok() {
        return dialog.getShell().getDefaultButton();
    }

    @Test
    void each_backup_has_a_line_with_its_fate_and_the_reason_and_the_button_counts() {
        show(preview("usb", Optional.empty()), new PruneStores.Pruned("nas", Optional.empty(), "it is not mounted"));

        Table table = OnScreen.only(dialog.getShell(), Table.class);
        assertEquals(3, table.getItemCount());
        assertEquals("goes", table.getItem(0).getText(2));
        assertEquals("no rule keeps it", table.getItem(0).getText(3));
        assertEquals("stays", table.getItem(1).getText(2));
        assertEquals("it is not mounted", table.getItem(2).getText(3));
        assertEquals("&Delete 1 Backup", ok().getText());
        assertTrue(ok().isEnabled());
        assertEquals(IDialogConstants.OK_ID, ok().getData());
    }

    @Test
    void a_doubt_keeps_all_of_its_store_until_a_person_says_that_it_is_right() {
        Retention.Doubt doubt = new Retention.Doubt(
                Samples.sound("usb", "2026-11-22T02:00:00Z", 10).backup().name(), "it has fewer records");
        show(preview("usb", Optional.of(doubt)), preview("nas", Optional.empty()));
        assertEquals("&Delete 1 Backup", ok().getText());
        assertEquals(
                "usb: no backup is deleted, since there is a doubt about the newest one.", dialog.getErrorMessage());

        Button accept = OnScreen.button(dialog.getShell(), "usb: it is right that it has fewer records");
        OnScreen.tick(accept, true);

        assertEquals("&Delete 2 Backups", ok().getText());
        assertEquals(Map.of("usb", doubt.newest()), dialog.accepted());
        OnScreen.tick(accept, false);
        assertEquals(Map.of(), dialog.accepted());
    }

    @Test
    void where_a_doubt_keeps_everything_there_is_nothing_to_delete() {
        show(preview(
                "usb",
                Optional.of(new Retention.Doubt(
                        Samples.sound("usb", "2026-11-22T02:00:00Z", 10)
                                .backup()
                                .name(),
                        "it is smaller"))));

        assertFalse(ok().isEnabled());
        assertEquals("Nothing to delete", ok().getText());
    }
}
