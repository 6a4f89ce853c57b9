package org.handpick.ui.pages;

import java.util.Locale;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.handpick.ui.driver.Driver;

/** What a person goes to for a kind of work. */
enum Perspective {
    PICK,
    TRAIN,
    EVALUATE,
    BACKUP;

    void show(Driver driver) {
        String id = "org.handpick.perspective." + name().toLowerCase(Locale.ROOT);
        driver.ask(() -> {
            try {
                return PlatformUI.getWorkbench()
                        .showPerspective(id, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
