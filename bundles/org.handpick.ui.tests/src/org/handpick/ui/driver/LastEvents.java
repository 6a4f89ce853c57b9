package org.handpick.ui.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** What came of clicks and keys, and where the focus went, for the report of a wait that was in vain. On the UI thread. */
final class LastEvents {
    private static final int KEPT = 40;
    private static final int CALLERS = 4;
    private static final String KEY = "handpick.last.events";
    private static final Map<Integer, String> NAMES = Map.of(
            SWT.MouseDown, "mouse down",
            SWT.MouseUp, "mouse up",
            SWT.KeyDown, "key down",
            SWT.FocusIn, "focus in",
            SWT.FocusOut, "focus out",
            SWT.Activate, "activate",
            SWT.Deactivate, "deactivate");

    private final Deque<String> lines = new ArrayDeque<>();

    private LastEvents(Display display) {
        NAMES.keySet().forEach(type -> display.addFilter(type, this::keep));
    }

    /** Those of a display, kept from the first time that it is asked for them. */
    static LastEvents of(Display display) {
        if (!(display.getData(KEY) instanceof LastEvents kept)) {
            LastEvents begun = new LastEvents(display);
            display.setData(KEY, begun);
            return begun;
        }
        return kept;
    }

    private void keep(Event event) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(Integer.toUnsignedString(event.time) + " " + NAMES.get(event.type) + ": " + event.widget
                + where(event) + " by " + callers());
    }

    private static String where(Event event) {
        return switch (event.type) {
            case SWT.MouseDown, SWT.MouseUp -> " at " + ((Control) event.widget).toDisplay(event.x, event.y);
            case SWT.KeyDown -> " " + Integer.toHexString(event.keyCode);
            default -> "";
        };
    }

    /** Who, outside SWT, did it. */
    private static String callers() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith("org.eclipse.swt.")
                                && !frame.getClassName().startsWith(LastEvents.class.getName()))
                        .limit(CALLERS)
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                        .collect(Collectors.joining(" < ")));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
