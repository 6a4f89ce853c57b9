package org.handpick.backup.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.store.StorePlace;
import org.handpick.workbench.forms.FormControls;

/** Asks for a folder. */
final class FolderPage extends PlacePage {
    private Text folder;
    private String suggested = "";

    FolderPage() {
        super("A folder", "It is made where it is missing. A copy on the disk of the data is lost with that disk.");
    }

    @Override
    void createFields(Composite area) {
        label(area, "F&older:");
        Composite row = FormControls.row(area, 2);
        folder = new Text(row, SWT.BORDER);
        folder.setLayoutData(FormControls.wide());
        folder.setToolTipText("The whole path, such as /media/usb/handpick");
        folder.addListener(SWT.Modify, event -> {
            String before = suggested;
            suggested = suggestedName();
            suggest(before);
            check();
        });
        FormControls.button(row, "Bro&wse…", "Chooses a folder", () -> {
            DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
            dialog.setText("Folder for Backups");
            Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
        });
    }

    @Override
    StorePlace place() {
        String text = folder.getText().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Choose a folder.");
        }
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("Name the folder by its whole path.");
            }
            return new StorePlace.Folder(path.normalize());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("No folder can be called so.", e);
        }
    }

    /** The last folder but one: people call the last one after the program. */
    @Override
    String suggestedName() {
        try {
            Path path = Path.of(folder.getText().strip()).normalize();
            int names = path.getNameCount();
            String last = names == 0 ? "" : path.getName(names - 1).toString();
            String name = names > 1 && last.toLowerCase(Locale.ROOT).startsWith("handpick")
                    ? path.getName(names - 2).toString()
                    : last;
            return nameOf(name);
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
