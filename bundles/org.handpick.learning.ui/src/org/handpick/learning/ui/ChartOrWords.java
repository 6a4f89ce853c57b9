package org.handpick.learning.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** A chart, or in its place why there is nothing to draw: axes without a line tell nothing. */
final class ChartOrWords {
    private final Composite whole;
    private final StackLayout stack = new StackLayout();
    private final Composite words;
    private final Label says;

    ChartOrWords(Composite parent) {
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(stack);
        words = new Composite(whole, SWT.NONE);
        words.setLayout(new GridLayout());
        says = new Label(words, SWT.WRAP | SWT.CENTER);
        GridData middle = new GridData(SWT.FILL, SWT.CENTER, true, true);
        middle.widthHint = 1; // it wraps to the width that there is
        says.setLayoutData(middle);
        stack.topControl = words;
    }

    Control control() {
        return whole;
    }

    /** Where the chart is made. */
    Composite room() {
        return whole;
    }

    /** @param chart that was made in the {@link #room} */
    void show(Control chart) {
        bringUp(chart);
    }

    void say(String sentence) {
        says.setText(sentence.replace("&", "&&"));
        words.layout();
        bringUp(words);
    }

    private void bringUp(Control top) {
        if (stack.topControl != top) {
            stack.topControl = top;
            whole.layout();
        }
    }
}
