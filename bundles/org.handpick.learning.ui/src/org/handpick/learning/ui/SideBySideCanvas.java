package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.theme.Palette;

/** The rows of the view Side by Side on one canvas. Paints what is on screen and holds no widget for a row. */
final class SideBySideCanvas extends Canvas {
    private static final double FULL_PERCENT = 100;
    private static final int WHEEL_LINES = 3;
    private static final int FRAME = 2;
    private static final int[] DASHES = {7, 5};
    /** Scroll bars count in int; rows of a large dataset are more points than that when scaled. */
    private static final int SCROLL_STEPS = 1_000_000;

    private final SideBySideModel model;
    private final ThumbnailImages pictures;
    private IntConsumer onOpen = row -> {};
    private Consumer<Optional<String>> onScroll = set -> {};
    private String emptyState = "";
    private long top;

    SideBySideCanvas(Composite parent, SideBySideModel model, ThumbnailImages pictures) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.model = model;
        this.pictures = pictures;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> scrollTo(top));
        addListener(SWT.MouseDown, event -> {
            setFocus();
            scene().rowAt(event.y).ifPresent(this::choose);
        });
        addListener(SWT.MouseDoubleClick, event -> scene().rowAt(event.y).ifPresent(row -> onOpen.accept(row)));
        addListener(SWT.MouseVerticalWheel, event -> scrollByPerson(top - (long) event.count * wheelStep()));
        addListener(SWT.KeyDown, this::keyPressed);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        getVerticalBar().addListener(SWT.Selection, event -> scrolled());
    }

    /** Who presses Enter on a row, or clicks it twice, wants to see the set. */
    void onOpen(IntConsumer listener) {
        onOpen = listener;
    }

    /** Told which set is the first on screen after a person has scrolled. */
    void onScroll(Consumer<Optional<String>> listener) {
        onScroll = listener;
    }

    /** Says what to do where there are no rows. */
    void showWhenEmpty(String words) {
        emptyState = words;
    }

    /** The rows have changed. */
    void refresh() {
        scrollTo(top);
        redraw();
    }

    /** Brings the set to the top, where it is listed. */
    void scrollTo(String set) {
        model.row(set).ifPresent(row -> scrollTo((long) row * scene().rowHeight()));
    }

    private SideBySideScene scene() {
        return new SideBySideScene(getClientArea(), top, model.rows(), lineHeight());
    }

    private int lineHeight() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private int wheelStep() {
        return Math.max(1, scene().rowHeight() / WHEEL_LINES / 2);
    }

    private void scrollByPerson(long wanted) {
        scrollTo(wanted);
        SideBySideScene scene = scene();
        onScroll.accept(
                scene.rows() == 0
                        ? Optional.empty()
                        : Optional.of(model.set(scene.first()).id().text()));
    }

    private void scrollTo(long wanted) {
        SideBySideScene scene = scene();
        top = scene.inside(wanted);
        int thumb = scene.height() <= scene.client().height
                ? SCROLL_STEPS
                : (int) (SCROLL_STEPS * (double) scene.client().height / scene.height());
        int at = scene.height() == 0 ? 0 : (int) (SCROLL_STEPS * (double) top / scene.height());
        getVerticalBar().setValues(at, 0, SCROLL_STEPS, Math.max(1, thumb), Math.max(1, thumb / 8), Math.max(1, thumb));
        getVerticalBar().setVisible(thumb < SCROLL_STEPS);
        redraw();
    }

    private void scrolled() {
        scrollByPerson((long) (scene().height() * (double) getVerticalBar().getSelection() / SCROLL_STEPS));
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        SideBySideScene scene = scene();
        gc.setBackground(palette.canvas());
        gc.fillRectangle(scene.client());
        gc.setAntialias(SWT.ON);
        if (model.rows() == 0) {
            gc.setForeground(palette.muted());
            gc.drawText(emptyState, scene.client().x + lineHeight(), scene.client().y + lineHeight(), true);
            return;
        }
        List<Path> wanted = new ArrayList<>();
        for (int row = scene.first(); row < scene.end(); row++) {
            paint(gc, palette, scene, row, wanted);
        }
        double zoom = getMonitor().getZoom() / FULL_PERCENT;
        pictures.want(wanted, (int) Math.ceil(scene.side() * zoom));
    }

    private void paint(GC gc, Palette palette, SideBySideScene scene, int row, List<Path> wanted) {
        Rectangle at = scene.row(row);
        boolean isChosen = model.chosenRow().equals(OptionalInt.of(row));
        gc.setBackground(palette.panel());
        gc.fillRectangle(at.x, at.y, at.width, at.height - 1);
        gc.setBackground(palette.line());
        gc.fillRectangle(at.x, at.y + at.height - 1, at.width, 1);
        if (isChosen) {
            gc.setBackground(isFocusControl() ? palette.accent() : palette.muted());
            gc.fillRectangle(at.x, at.y, FRAME + 1, at.height - 1);
        }
        Rectangle label = scene.label(row);
        gc.setForeground(model.isWrong(row) ? palette.reject() : palette.text());
        gc.drawText((model.isWrong(row) ? "✕  " : "") + model.words(row), label.x, label.y, true);
        List<SideBySideModel.Side> sides = model.sides(row);
        for (int image = 0; image < sides.size(); image++) {
            wanted.add(sides.get(image).image().file());
            paint(gc, palette, scene.room(row, image), sides.get(image));
        }
    }

    private void paint(GC gc, Palette palette, Rectangle room, SideBySideModel.Side side) {
        Rectangle at = SideBySideScene.fitted(room, side.image().size());
        gc.setBackground(palette.canvas());
        gc.fillRectangle(at);
        Optional<Image> picture = pictures.of(side.image().file());
        picture.ifPresent(image -> {
            Rectangle from = image.getBounds();
            gc.setInterpolation(SWT.LOW);
            gc.drawImage(image, 0, 0, from.width, from.height, at.x, at.y, at.width, at.height);
        });
        pictures.broken(side.image().file()).ifPresent(reason -> {
            gc.setForeground(palette.broken());
            gc.drawText("!", at.x + at.width / 2, at.y + at.height / 2, true);
        });
        gc.setLineWidth(FRAME);
        if (side.kept()) {
            gc.setForeground(palette.keep());
            gc.drawRectangle(at.x - FRAME, at.y - FRAME, at.width + 2 * FRAME, at.height + 2 * FRAME);
        }
        if (side.proposed()) {
            gc.setForeground(palette.suggestion());
            gc.setLineDash(DASHES);
            int out = side.kept() ? 2 * FRAME : FRAME;
            gc.drawRectangle(at.x - out, at.y - out, at.width + 2 * out, at.height + 2 * out);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        side.crop().ifPresent(crop -> {
            gc.setForeground(palette.keep());
            gc.drawRectangle(SideBySideScene.box(at, crop));
        });
        side.proposedCrop().ifPresent(crop -> {
            gc.setForeground(palette.suggestion());
            gc.setLineDash(DASHES);
            gc.drawRectangle(SideBySideScene.box(at, crop));
            gc.setLineStyle(SWT.LINE_SOLID);
        });
        gc.setLineWidth(1);
    }

    private void choose(int row) {
        model.choose(row);
        scrollTo(scene().showing(row));
    }

    private void keyPressed(Event event) {
        SideBySideScene scene = scene();
        int page = Math.max(1, getClientArea().height / scene.rowHeight());
        int row = model.chosenRow().orElse(-1);
        switch (event.keyCode) {
            case SWT.ARROW_UP -> step(row - 1);
            case SWT.ARROW_DOWN -> step(row + 1);
            case SWT.PAGE_UP -> step(row - page);
            case SWT.PAGE_DOWN -> step(row + page);
            case SWT.HOME -> step(0);
            case SWT.END -> step(model.rows() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> model.chosenRow().ifPresent(onOpen);
            default -> {
                // every other key is for somebody else
            }
        }
    }

    private void step(int row) {
        if (model.rows() > 0) {
            choose(Math.clamp(row, 0, model.rows() - 1));
            scrollByPerson(top);
        }
    }
}
