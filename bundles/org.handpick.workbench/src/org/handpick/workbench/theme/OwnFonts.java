package org.handpick.workbench.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/** The fonts that views have given to words and rows, such as a bold one. A change of theme takes them off. */
final class OwnFonts {
    private final List<Worn> worn = new ArrayList<>();

    private record Worn(Widget widget, Font font, Consumer<Font> setter) {
        void putOn() {
            if (!widget.isDisposed() && !font.isDisposed()) {
                setter.accept(null); // else a widget that believes that it wears the font does nothing
                setter.accept(font);
            }
        }
    }

    private OwnFonts() {}

    /** Those that are worn now in all windows. */
    static OwnFonts of(Display display) {
        OwnFonts fonts = new OwnFonts();
        Stream.of(display.getShells()).forEach(fonts::remember);
        return fonts;
    }

    private void remember(Control control) {
        switch (control) {
            case Table table
            when !isVirtual(table) ->
                Stream.of(table.getItems()).forEach(row -> remember(row, row.getFont(), table, row::setFont));
            case Tree tree
            when !isVirtual(tree) ->
                Stream.of(tree.getItems()).forEach(row -> remember(row, row.getFont(), tree, row::setFont));
            case Label label -> remember(label, label.getFont(), label.getParent(), label::setFont);
            case Composite composite -> Stream.of(composite.getChildren()).forEach(this::remember);
            default -> {
                // wears what the desktop gives it
            }
        }
    }

    /** Such a list may have a million rows, which it would make all to be asked. */
    private static boolean isVirtual(Composite list) {
        return (list.getStyle() & SWT.VIRTUAL) != 0;
    }

    /** Nothing where it wears what it stands in does. */
    private void remember(Widget widget, Font font, Control in, Consumer<Font> setter) {
        if (!font.equals(in.getFont())) {
            worn.add(new Worn(widget, font, setter));
        }
    }

    /** Gives them back to what is still there. */
    void putOn() {
        worn.forEach(Worn::putOn);
    }
}
