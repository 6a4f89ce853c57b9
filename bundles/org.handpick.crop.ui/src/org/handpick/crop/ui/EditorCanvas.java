package org.handpick.crop.ui;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.handpick.core.crop.Handle;

/**
 * What the mouse does on the canvas: it takes hold of boxes, zooms at the pointer, pans with the second or third button, and
 * tells its listener after each change. Shift zooms or pans one image alone.
 */
final class EditorCanvas extends Canvas {
    private static final double ZOOM_STEP = 1.2;

    private final CropEditorModel model;
    private Consumer<Change> onChange = change -> {};
    private Optional<Pan> pan = Optional.empty();

    /** What the mouse has changed. */
    enum Change {
        BOX,
        VIEW
    }

    private record Pan(int pane, Point last) {}

    EditorCanvas(Composite parent, CropEditorModel model) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.model = model;
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseMove, this::moved);
        addListener(SWT.MouseUp, this::released);
        addListener(SWT.MouseWheel, this::turned);
        addListener(
                SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_RETURN
                        && event.detail != SWT.TRAVERSE_ARROW_NEXT
                        && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.KeyDown, event -> {}); // a canvas without a key listener takes no focus
    }

    void onChange(Consumer<Change> listener) {
        onChange = listener;
    }

    EditorScene scene() {
        return model.scene(getClientArea(), lineHeight());
    }

    private int lineHeight() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private void pressed(Event event) {
        setFocus();
        EditorScene scene = scene();
        scene.paneAt(event.x, event.y).ifPresent(pane -> {
            model.focus(pane.index());
            if (event.button == 1 && model.mode() == CompareMode.SIDE_BY_SIDE) {
                scene.hit(event.x, event.y).ifPresent(hit -> model.press(hit, event.x, event.y));
            } else if (event.button > 1) {
                pan = Optional.of(new Pan(pane.index(), new Point(event.x, event.y)));
            }
        });
    }

    private void moved(Event event) {
        if (model.isDragging()) {
            model.dragTo(event.x, event.y);
            onChange.accept(Change.BOX);
            return;
        }
        EditorScene scene = scene();
        pan.ifPresent(moving -> scene.panes().stream()
                .filter(pane -> pane.index() == moving.pane())
                .findFirst()
                .ifPresent(pane -> {
                    model.pan(pane, event.x - moving.last().x, event.y - moving.last().y, isAlone(event));
                    pan = Optional.of(new Pan(moving.pane(), new Point(event.x, event.y)));
                    onChange.accept(Change.VIEW);
                }));
        scene.paneAt(event.x, event.y).ifPresent(pane -> model.focus(pane.index()));
        setCursor(getDisplay().getSystemCursor(cursor(scene, event)));
    }

    private int cursor(EditorScene scene, Event event) {
        Optional<Handle> handle = model.mode() == CompareMode.SIDE_BY_SIDE
                ? scene.hit(event.x, event.y).flatMap(EditorScene.Hit::handle)
                : Optional.empty();
        return handle.map(held -> switch (held) {
                    case TOP_LEFT, BOTTOM_RIGHT -> SWT.CURSOR_SIZENWSE;
                    case TOP_RIGHT, BOTTOM_LEFT -> SWT.CURSOR_SIZENESW;
                    case TOP, BOTTOM -> SWT.CURSOR_SIZENS;
                    case LEFT, RIGHT -> SWT.CURSOR_SIZEWE;
                    case BODY -> SWT.CURSOR_CROSS;
                })
                .orElse(SWT.CURSOR_ARROW);
    }

    private void released(Event event) {
        pan = Optional.empty();
        if (model.isDragging()) {
            model.dragTo(event.x, event.y); // the window system may have merged the last moves into this
            model.release();
            onChange.accept(Change.BOX);
        }
    }

    private void turned(Event event) {
        scene().paneAt(event.x, event.y).ifPresent(pane -> {
            model.zoom(pane, Math.pow(ZOOM_STEP, Integer.signum(event.count)), event.x, event.y, isAlone(event));
            onChange.accept(Change.VIEW);
        });
    }

    private static boolean isAlone(Event event) {
        return (event.stateMask & SWT.SHIFT) != 0;
    }
}
