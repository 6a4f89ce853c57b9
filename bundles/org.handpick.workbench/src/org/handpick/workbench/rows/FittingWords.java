package org.handpick.workbench.rows;

import org.eclipse.swt.graphics.GC;

/** Words that are cut with an ellipsis where there is not room for all of them, so that nobody takes what is left for all. */
public final class FittingWords {
    private static final String MORE = "…";

    private FittingWords() {}

    /** As much of the text as fits into so many points; empty where not even a letter does. */
    public static String of(GC gc, String text, int room) {
        if (gc.textExtent(text).x <= room) {
            return text;
        }
        int least = 0;
        int most = text.length();
        while (least < most) {
            int length = (least + most + 1) / 2;
            if (gc.textExtent(text.substring(0, length) + MORE).x <= room) {
                least = length;
            } else {
                most = length - 1;
            }
        }
        return least == 0 ? "" : text.substring(0, least) + MORE;
    }
}
