package org.handpick.learning.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** The sets that a run had most trouble with in one epoch; Enter or a double click opens one. */
final class HardestList {
    private static final String HINT =
            "Click a point of a curve to see the sets of that epoch which the model found hardest.";

    private final Composite whole;
    private final Label heading;
    private final Table sets;

    HardestList(Composite parent, Consumer<String> onOpen) {
        whole = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 0;
        whole.setLayout(layout);
        heading = new Label(whole, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wide.widthHint = 1; // wraps to the width that there is
        heading.setLayoutData(wide);
        sets = new Table(whole, SWT.SINGLE | SWT.BORDER | SWT.FULL_SELECTION);
        sets.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sets.setToolTipText("Enter or a double click shows the set in the Crop Editor, when its library is open");
        sets.addListener(SWT.DefaultSelection, event -> onOpen.accept(((TableItem) event.item).getText()));
        hint();
    }

    Control control() {
        return whole;
    }

    /** Says what to do, unless sets are listed. */
    void hint() {
        if (sets.getItemCount() == 0) {
            show(HINT, List.of());
        }
    }

    void show(String says, List<String> ids) {
        heading.setText(says);
        sets.setItemCount(0);
        for (String id : ids) {
            new TableItem(sets, SWT.NONE).setText(id);
        }
        sets.setVisible(!ids.isEmpty());
        whole.layout();
    }
}
