package org.handpick.sets.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.workbench.ClipboardText;

/** What can be done with the chosen set besides deciding it. */
final class SetMenu {
    private final Control control;
    private final Supplier<Optional<ImageSet>> chosen;

    /** @param folder where the images of a set are; empty without a library */
    SetMenu(Control control, Supplier<Optional<ImageSet>> chosen, Function<ImageSet, Optional<Path>> folder) {
        this.control = control;
        this.chosen = chosen;
        Menu menu = new Menu(control);
        item(menu, "Open Folder", set -> folder.apply(set).map(Path::toString).ifPresent(Program::launch));
        item(
                menu,
                "Copy File Names",
                set -> copy(set.images().stream().map(ImageRef::name).collect(Collectors.joining("\n"))));
        item(menu, "Copy Set Id", set -> copy(set.id().text()));
        menu.addListener(SWT.Show, event -> {
            for (MenuItem item : menu.getItems()) {
                item.setEnabled(chosen.get().isPresent());
            }
        });
        control.setMenu(menu);
    }

    private void item(Menu menu, String text, Consumer<ImageSet> action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> chosen.get().ifPresent(action));
    }

    private void copy(String text) {
        ClipboardText.put(control.getDisplay(), text);
    }
}
