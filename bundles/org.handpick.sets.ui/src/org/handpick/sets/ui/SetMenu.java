package org.handpick.sets.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.workbench.ClipboardText;
import org.handpick.workbench.OpenOutside;
import org.handpick.workbench.Workplace;

/** What can be done with the chosen set besides deciding it. */
final class SetMenu {
    private final Control control;
    private final Workplace workplace;

    /** @param folder where the images of a set are; empty without a library */
    SetMenu(Control control, Workplace workplace, Function<ImageSet, Optional<Path>> folder) {
        this.control = control;
        this.workplace = workplace;
        Menu menu = new Menu(control);
        MenuItem again = item(menu, "Take Back and Judge Again\tJ", this::judgeAgain);
        new MenuItem(menu, SWT.SEPARATOR);
        item(
                menu,
                "Open Folder",
                set -> folder.apply(set)
                        .ifPresent(place -> OpenOutside.open(control.getShell(), place, "It was moved or renamed.")));
        item(
                menu,
                "Copy File Names",
                set -> copy(set.images().stream().map(ImageRef::name).collect(Collectors.joining("\n"))));
        item(menu, "Copy Set Id", set -> copy(set.id().text()));
        menu.addListener(SWT.Show, event -> {
            for (MenuItem item : menu.getItems()) {
                item.setEnabled(workplace.selected().isPresent());
            }
            again.setEnabled(workplace
                    .selected()
                    .filter(set -> workplace.canTakeBack(set.id()))
                    .isPresent());
        });
        control.setMenu(menu);
        control.addListener(SWT.KeyDown, event -> {
            if (event.stateMask == 0 && event.keyCode == 'j') {
                workplace.selected().ifPresent(this::judgeAgain);
            }
        });
    }

    private void judgeAgain(ImageSet set) {
        if (workplace.canTakeBack(set.id())) {
            workplace.takeBack(set.id());
            workplace.bringUp(set.id());
        }
    }

    private MenuItem item(Menu menu, String text, Consumer<ImageSet> action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> workplace.selected().ifPresent(action));
        return item;
    }

    private void copy(String text) {
        ClipboardText.put(control.getDisplay(), text);
    }
}
