package org.handpick.ui.pages;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Control;

/** What a list of image sets tells about itself. On the UI thread. */
final class Rows {
    private Rows() {}

    /** Whether a control is such a list, and has been painted. */
    static boolean is(Control control) {
        return control.getData("handpick.rows") != null;
    }

    /** The row at the top, from 0. */
    static int first(Control list) {
        return (int) list.getData("handpick.row.first");
    }

    static int height(Control list) {
        return (int) list.getData("handpick.row.height");
    }

    /** What is read out of each row on screen. */
    static List<String> words(Control list) {
        list.update(); // or it may tell of what it showed before
        return Optional.ofNullable((List<?>) list.getData("handpick.row.words")).orElse(List.of()).stream()
                .map(String.class::cast)
                .toList();
    }
}
