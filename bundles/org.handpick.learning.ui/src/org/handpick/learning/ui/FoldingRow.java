package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.handpick.workbench.forms.FormControls;

/** Makes rows of controls the last of which, of type {@link FormControls#wide}, goes below the others where it would be too narrow. */
final class FoldingRow {
    private FoldingRow() {}

    /** @param least how wide the last control has to be to stay beside the others */
    static Composite in(Composite parent, int controls, int least) {
        Composite row = FormControls.row(parent, controls);
        row.addListener(SWT.Resize, event -> fold(row, least));
        return row;
    }

    private static void fold(Composite row, int least) {
        GridLayout layout = (GridLayout) row.getLayout();
        List<Control> controls = List.of(row.getChildren());
        int others = controls.stream()
                .limit(controls.size() - 1L)
                .mapToInt(control -> control.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + layout.horizontalSpacing)
                .sum();
        boolean isFolded = others + least > row.getSize().x;
        int columns = controls.size() - (isFolded ? 1 : 0);
        if (layout.numColumns != columns) {
            layout.numColumns = columns;
            ((GridData) controls.getLast().getLayoutData()).horizontalSpan = isFolded ? columns : 1;
            row.requestLayout();
        }
    }
}
