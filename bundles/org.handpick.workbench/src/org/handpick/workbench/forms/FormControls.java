package org.handpick.workbench.forms;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.handpick.workbench.theme.DesktopLook;

/** What the views are put together from, so that all of it lines up. */
public final class FormControls {
    private static final int DIALOG_WIDTH = 520;
    private static final int CHOICE_INDENT = 24;

    private FormControls() {}

    public static Group group(Composite parent, String title, int columns) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        group.setLayout(new GridLayout(columns, false));
        group.setLayoutData(wide());
        return group;
    }

    /** Controls beside each other, flush with what stands above and below. */
    public static Composite row(Composite parent, int columns) {
        Composite row = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(wide());
        return row;
    }

    public static Button button(Composite parent, String text, String tip, Runnable action) {
        Button button = DesktopLook.of(new Button(parent, SWT.PUSH));
        button.setText(text);
        button.setToolTipText(tip);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** One of several things of which one is chosen, in a dialog. @param explanation stands below it */
    public static Button choice(Composite parent, String title, String explanation) {
        Button choice = DesktopLook.of(new Button(parent, SWT.RADIO));
        choice.setText(title);
        choice.addListener(SWT.Traverse, event -> chooseNext(choice, event));
        Label label = new Label(parent, SWT.WRAP);
        label.setText(explanation);
        GridData indented = wrappingInDialog(1);
        indented.horizontalIndent = CHOICE_INDENT;
        label.setLayoutData(indented);
        return choice;
    }

    /** The keys Down and Up choose, as where no words stand between the choices. */
    private static void chooseNext(Button choice, Event event) {
        int step = event.detail == SWT.TRAVERSE_ARROW_NEXT ? 1 : event.detail == SWT.TRAVERSE_ARROW_PREVIOUS ? -1 : 0;
        if (step == 0) {
            return;
        }
        List<Button> choices = Stream.of(choice.getParent().getChildren())
                .filter(child -> child instanceof Button && (child.getStyle() & SWT.RADIO) != 0)
                .map(Button.class::cast)
                .toList();
        Button next = choices.get(Math.floorMod(choices.indexOf(choice) + step, choices.size()));
        event.doit = false;
        choices.forEach(one -> one.setSelection(one == next));
        next.setFocus();
        next.notifyListeners(SWT.Selection, new Event());
    }

    /** As wide as there is room. */
    public static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /**
     * A row for words that come and go, as high as some lines of them even while there are none, so that nothing below moves when they
     * come. Whatever is put into it gets {@link #wrapping}.
     */
    public static Composite place(Composite parent, int columns, int lines) {
        Composite place = row(parent, 2);
        ((GridLayout) place.getLayout()).horizontalSpacing = 0;
        place.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1));
        Label strut = new Label(place, SWT.NONE);
        strut.setText("\n".repeat(lines - 1));
        return place;
    }

    /** Words that wrap to the width that there is. */
    public static GridData wrapping(int columns) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
        data.widthHint = 1;
        return data;
    }

    /** Words of a dialog, which take their own width and height at first. */
    public static GridData wrappingInDialog(int columns) {
        GridData data = wrapping(columns);
        data.widthHint = DIALOG_WIDTH;
        return data;
    }
}
