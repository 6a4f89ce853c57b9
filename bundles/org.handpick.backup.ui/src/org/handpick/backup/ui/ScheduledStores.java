package org.handpick.backup.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;

/** Which stores get a backup: all, also those that are added later, or some that are ticked. */
final class ScheduledStores {
    private static final int COLUMNS = 4;

    private final Button all;
    private final Map<String, Button> each = new LinkedHashMap<>();

    /**
     * @param stores that there are
     * @param chosen some of them; empty for all
     * @param changed called when another choice is made
     */
    ScheduledStores(Composite parent, List<String> stores, List<String> chosen, Runnable changed) {
        Group where = FormControls.group(parent, "Where", COLUMNS);
        all = CheckBox.in(where, "A&ll stores, also those that are added later");
        all.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1));
        all.setSelection(chosen.isEmpty());
        all.addListener(SWT.Selection, event -> {
            show();
            changed.run();
        });
        for (String store : stores) {
            Button box = CheckBox.in(where, store.replace("&", "&&"));
            box.setSelection(chosen.isEmpty() || chosen.contains(store));
            box.addListener(SWT.Selection, event -> changed.run());
            each.put(store, box);
        }
        show();
    }

    private void show() {
        each.values().forEach(box -> box.setEnabled(!all.getSelection()));
    }

    /** The names of those that are ticked; empty for all. @throws IllegalArgumentException when none is */
    List<String> chosen() {
        if (all.getSelection()) {
            return List.of();
        }
        List<String> ticked = each.entrySet().stream()
                .filter(store -> store.getValue().getSelection())
                .map(Map.Entry::getKey)
                .toList();
        if (ticked.isEmpty()) {
            throw new IllegalArgumentException("Choose a store at least.");
        }
        return ticked;
    }
}
