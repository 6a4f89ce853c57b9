package org.handpick.crop.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;

/**
 * What the mouse does: it takes hold of boxes, zooms at the pointer, pans with the second or third button, and tells its
 * listener after each change. Shift zooms or pans one image alone.
 */
final class EditorCanvas extends Canvas {
    private static final double ZOOM_STEP = 1.2;
    private static final double FULL_PERCENT = 100;

    private final CropEditorModel model;
    private Runnable onChange = () -> {};
    private Optional<Pan> pan = Optional.empty();
    private boolean isSpaceDown;
    private int cursor = SWT.CURSOR_ARROW;
    private int line;
    private double pixelsPerPoint = 1;

    private record Pan(int pane, Point last) {}

    EditorCanvas(Composite parent, CropEditorModel model) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.model = model;
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseMove, this::moved);
        addListener(SWT.MouseUp, this::released);
        addListener(SWT.MouseWheel, this::turned);
        addListener(SWT.Traverse, EditorCanvas::traversed);
        addListener(SWT.KeyDown, event -> isSpaceDown |= event.character == ' ');
        addListener(SWT.KeyUp, event -> isSpaceDown &= event.character != ' ');
        addListener(SWT.FocusOut, event -> isSpaceDown = false);
        addListener(SWT.Settings, event -> line = 0);
        addListener(SWT.Resize, event -> measureZoom());
        addListener(SWT.ZoomChanged, event -> measureZoom());
    }

    /** Asking for it goes to the window system and back several times, too often for every paint. */
    private void measureZoom() {
        pixelsPerPoint = getMonitor().getZoom() / FULL_PERCENT;
    }

    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Device pixels for each point of the canvas. */
    double pixelsPerPoint() {
        return pixelsPerPoint;
    }

    /** Where the pointer is, if it is over the canvas. */
    Optional<Point> pointer() {
        Point at = toControl(getDisplay().getCursorLocation());
        return getClientArea().contains(at) ? Optional.of(at) : Optional.empty();
    }

    /** Where everything stands now. */
    EditorScene scene() {
        return model.scene(getClientArea(), lineHeight());
    }

    /** Where other images would stand. */
    EditorScene scene(List<EditorScene.Subject> subjects) {
        return EditorScene.of(getClientArea(), lineHeight(), subjects);
    }

    private int lineHeight() {
        if (line == 0) {
            GC gc = new GC(this);
            try {
                line = gc.getFontMetrics().getHeight();
            } finally {
                gc.dispose();
            }
        }
        return line;
    }

    /** Tab leaves the canvas; Enter, Esc and the arrows are keys of its own. */
    private static void traversed(Event event) {
        switch (event.detail) {
            case SWT.TRAVERSE_RETURN, SWT.TRAVERSE_ESCAPE, SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS ->
                event.doit = false;
            default -> {
                // goes its way
            }
        }
    }

    private void pressed(Event event) {
        setFocus();
        EditorScene scene = scene();
        scene.hit(event.x, event.y).ifPresent(hit -> {
            model.point(hit.pane().index());
            if (event.button > 1 || isSpaceDown) {
                pan = Optional.of(new Pan(hit.pane().index(), new Point(event.x, event.y)));
                show(SWT.CURSOR_HAND);
            } else {
                model.press(hit, event.x, event.y);
            }
        });
    }

    private void moved(Event event) {
        if (model.isDragging()) {
            model.dragTo(event.x, event.y);
            onChange.run();
            return;
        }
        EditorScene scene = scene();
        if (pan.isPresent()) {
            scene.pane(pan.get().pane()).ifPresent(pane -> pan(pane, event));
            return;
        }
        scene.paneAt(event.x, event.y).ifPresent(pane -> model.point(pane.index()));
        show(cursor(scene, event));
    }

    private void pan(EditorScene.Pane pane, Event event) {
        Point last = pan.orElseThrow().last();
        model.pan(pane, event.x - last.x, event.y - last.y, isAlone(event));
        pan = Optional.of(new Pan(pane.index(), new Point(event.x, event.y)));
        onChange.run();
    }

    private int cursor(EditorScene scene, Event event) {
        Optional<EditorScene.Hit> hit = model.isEditable() && model.comparison().isSideBySide()
                ? scene.hit(event.x, event.y)
                : Optional.empty();
        return hit.map(under -> under.handle()
                        .filter(handle -> !BoxGrip.draws(under, box(under)))
                        .map(EditorCanvas::cursor)
                        .orElse(SWT.CURSOR_CROSS))
                .orElse(SWT.CURSOR_ARROW);
    }

    private CropBox box(EditorScene.Hit hit) {
        return model.draft().orElseThrow().box(hit.pane().index());
    }

    private static int cursor(Handle handle) {
        return switch (handle) {
            case TOP_LEFT, BOTTOM_RIGHT -> SWT.CURSOR_SIZENWSE;
            case TOP_RIGHT, BOTTOM_LEFT -> SWT.CURSOR_SIZENESW;
            case TOP, BOTTOM -> SWT.CURSOR_SIZENS;
            case LEFT, RIGHT -> SWT.CURSOR_SIZEWE;
            case BODY -> SWT.CURSOR_SIZEALL;
        };
    }

    private void show(int wanted) {
        if (wanted != cursor) {
            cursor = wanted;
            setCursor(getDisplay().getSystemCursor(wanted));
        }
    }

    private void released(Event event) {
        if (pan.isPresent()) {
            pan = Optional.empty();
            show(SWT.CURSOR_ARROW);
        }
        if (model.isDragging()) {
            model.dragTo(event.x, event.y); // the window system may have merged the last moves into this
            model.release();
            onChange.run();
        }
    }

    private void turned(Event event) {
        scene().paneAt(event.x, event.y).ifPresent(pane -> {
            model.zoom(pane, Math.pow(ZOOM_STEP, Integer.signum(event.count)), event.x, event.y, isAlone(event));
            onChange.run();
        });
    }

    private static boolean isAlone(Event event) {
        return (event.stateMask & SWT.SHIFT) != 0;
    }
}
