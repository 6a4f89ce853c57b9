package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.handpick.workbench.forms.FormControls;

/** The buttons of the Backups, and the same as menus and as keys of their tables. */
final class BackupsTools {
    private static final int GAP = 12;

    private final BackupDesk desk;
    private final BackupActions actions;
    private final StoreActions stores;
    private final Composite bar;
    private final Button backUp;
    private final Button verify;
    private final Button restore;
    private final Button drill;
    private final Button add;
    private final Button test;
    private final Button remove;
    private final Button delete;

    BackupsTools(Composite parent, BackupDesk desk, BackupActions actions) {
        this.desk = desk;
        this.actions = actions;
        this.stores = new StoreActions(desk);
        bar = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.center = true;
        bar.setLayout(layout);
        bar.setLayoutData(FormControls.wide());
        backUp = button(
                "&Back Up Now", "Makes a backup in the chosen store, or in all, and reads it back", actions::backUp);
        verify = button("&Verify", "Reads the chosen backup to its last byte", actions::verify);
        restore = button(
                "&Restore…",
                "Brings files back from the chosen backup, or the one that is chosen in its Contents; nothing is overwritten",
                () -> actions.restore(shell(), desk.model().chosenFile()));
        drill = button(
                "&Drill",
                "Restores the newest backup to a folder of its own and compares every file: the proof that it can be done",
                actions::drill);
        new Label(bar, SWT.NONE).setLayoutData(new RowData(GAP, SWT.DEFAULT));
        add = button("&Add Store…", "Sets up another place for backups", () -> stores.add(shell()));
        test = button("&Test Store", "Has a small file go to the chosen store and back, or to all", actions::test);
        remove = button(
                "Re&move Store…", "Forgets the chosen store; what is in it stays there", () -> stores.remove(shell()));
        delete = button(
                "Delete &Old…",
                "Shows which backups no rule keeps, and why, before any is deleted",
                () -> actions.deleteOld(shell()));
    }

    private Button button(String text, String tip, Runnable action) {
        Button button = FormControls.button(bar, text, tip, action);
        button.setLayoutData(new RowData()); // they wrap where there is little room
        return button;
    }

    private Shell shell() {
        return bar.getShell();
    }

    /** The menu and the keys of the list of stores. */
    void joinStores(Table table) {
        Menu menu = new Menu(table);
        item(menu, "&Back Up Now", backUp, actions::backUp);
        item(menu, "&Verify All", drill, actions::verifyAll);
        item(menu, "&Drill", drill, actions::drill);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "&Add Store…\tInsert", add, () -> stores.add(shell()));
        item(menu, "&Test Store", test, actions::test);
        item(menu, "Re&move Store…\tDelete", remove, () -> stores.remove(shell()));
        item(menu, "Delete &Old…", delete, () -> actions.deleteOld(shell()));
        refresh(menu);
        table.setMenu(menu);
        table.addListener(SWT.KeyDown, event -> {
            refreshed(event);
            if (event.stateMask == 0 && event.keyCode == SWT.INSERT && add.isEnabled()) {
                stores.add(shell());
            } else if (event.stateMask == 0 && event.keyCode == SWT.DEL && remove.isEnabled()) {
                stores.remove(shell());
            }
        });
    }

    /** The menu and the keys of the list of backups. */
    void joinBackups(Table backups) {
        Menu menu = new Menu(backups);
        item(menu, "&Restore…\tEnter", restore, () -> actions.restore(shell(), Optional.empty()));
        item(menu, "&Verify", verify, actions::verify);
        item(menu, "&Drill This One", restore, actions::drillChosen);
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem open = new MenuItem(menu, SWT.PUSH);
        open.setText("Open &Folder");
        open.addListener(SWT.Selection, event -> actions.openFolder(shell()));
        menu.addListener(
                SWT.Show, event -> open.setEnabled(desk.model().folderOfChosen().isPresent()));
        item(menu, "D&elete…\tDelete", verify, () -> actions.delete(shell()));
        item(menu, "Delete &Old…", delete, () -> actions.deleteOld(shell()));
        refresh(menu);
        backups.setMenu(menu);
        backups.addListener(SWT.KeyDown, event -> {
            refreshed(event);
            if (event.stateMask == 0 && event.keyCode == SWT.DEL && verify.isEnabled()) {
                actions.delete(shell());
            }
        });
        backups.addListener(SWT.DefaultSelection, event -> {
            if (restore.isEnabled()) {
                actions.restore(shell(), Optional.empty());
            }
        });
    }

    private void refresh(Menu menu) {
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem refresh = new MenuItem(menu, SWT.PUSH);
        refresh.setText("Refre&sh\tF5");
        refresh.addListener(SWT.Selection, event -> desk.refresh());
    }

    private void refreshed(Event event) {
        if (event.stateMask == 0 && event.keyCode == SWT.F5) {
            desk.refresh();
        }
    }

    /** @param like the button that can be pressed when the item can be chosen */
    private static void item(Menu menu, String text, Button like, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
        menu.addListener(SWT.Show, event -> item.setEnabled(like.isEnabled()));
    }

    /** Lets only be done what can be done now. */
    void show() {
        BackupsModel model = desk.model();
        boolean isFree = desk.work().isEmpty();
        boolean hasStores = !model.stores().isEmpty();
        boolean hasBackups =
                model.meant().stream().flatMap(row -> row.backups().stream()).anyMatch(BackupRow::isThere);
        Optional<BackupRow> chosen = model.chosen().filter(BackupRow::isThere);
        boolean isSound = chosen.filter(row -> row.backup().damage().isEmpty()).isPresent();
        backUp.setEnabled(isFree && hasStores);
        verify.setEnabled(isFree && chosen.isPresent());
        restore.setEnabled(isFree && isSound);
        drill.setEnabled(isFree && hasBackups);
        add.setEnabled(isFree);
        test.setEnabled(isFree && hasStores);
        remove.setEnabled(
                isFree && model.store().filter(row -> !row.isByItself()).isPresent());
        delete.setEnabled(isFree && hasBackups);
    }
}
