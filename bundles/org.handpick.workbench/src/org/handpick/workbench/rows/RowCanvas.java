package org.handpick.workbench.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.theme.Palette;

/**
 * Rows of image sets that a person scrolls, and chooses from by mouse and keyboard. Paints what is on screen and holds no widget for a
 * row, so it costs the same for ten as for a million. For the UI thread.
 */
public final class RowCanvas extends Canvas {
    private static final int BAR = 3;
    private static final int BAR_WITH_FOCUS = 5;
    private static final int NEAR = 4;
    private static final double FULL_PERCENT = 100;
    /** A turn of the wheel by one notch counts three, and moves by half a row. */
    private static final int TURNS_PER_ROW = 6;
    /** Scroll bars count in int; rows of a large library are more points than that when scaled. */
    private static final int SCROLL_STEPS = 1_000_000;

    private final RowScene.Shape shape;
    private final ThumbnailImages thumbnails;
    private final Rows rows;
    private IntConsumer onScroll = row -> {};
    private String emptyState = "";
    private long top;
    /** The row may be brought on screen, and so be elsewhere, before the button is let go. */
    private Optional<Link> pressed = Optional.empty();

    private double pixelsPerPoint = 1;

    /** A link that the button was pressed on. */
    private record Link(int row, int x, int y) {
        /** Who draws the pointer away thinks better of it. */
        boolean isNear(Event event) {
            return Math.max(Math.abs(event.x - x), Math.abs(event.y - y)) <= NEAR;
        }
    }

    /** What stands in the rows, which are counted from 0. */
    public interface Rows {
        int count();

        /** The row that is chosen, where it is listed. */
        OptionalInt chosen();

        /** A person has chosen a row. */
        void choose(int row);

        /** Who presses Enter on a row, clicks it twice, or clicks on its link wants to see more of it. */
        void open(int row);

        /** Where the words are painted that are a link, in rows that have one. @param gc with the font of the rows */
        default Optional<Rectangle> link(GC gc, RowScene scene, int row) {
            return Optional.empty();
        }

        /** Paints the words and the pictures. @param wanted takes the files of the pictures */
        void paint(GC gc, Palette palette, RowScene scene, int row, Collection<Path> wanted);

        /** What is read out of a row. */
        String spoken(int row);

        /** What a row does not have room for, in lines. */
        String tip(int row);
    }

    /** @param thumbnails are asked for the pictures that are on screen */
    public RowCanvas(Composite parent, RowScene.Shape shape, ThumbnailImages thumbnails, Rows rows) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.shape = shape;
        this.thumbnails = thumbnails;
        this.rows = rows;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> {
            pixelsPerPoint = getMonitor().getZoom() / FULL_PERCENT;
            scrollTo(top);
        });
        addListener(SWT.MouseDown, event -> {
            setFocus();
            pressed = event.button == 1 ? linkAt(event) : Optional.empty();
            scene().rowAt(event.y).ifPresent(this::choose);
        });
        addListener(SWT.MouseUp, event -> {
            Optional<Link> link = pressed.filter(begun -> begun.isNear(event) && begun.row < rows.count());
            pressed = Optional.empty();
            link.ifPresent(of -> rows.open(of.row));
        });
        addListener(SWT.MouseDoubleClick, event -> scene().rowAt(event.y).ifPresent(rows::open));
        addListener(SWT.MouseVerticalWheel, this::turned);
        addListener(SWT.MouseMove, this::explain);
        addListener(SWT.MenuDetect, event -> setToolTipText(null)); // it would lie over the menu
        addListener(SWT.KeyDown, this::keyPressed);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        getVerticalBar()
                .addListener(
                        SWT.Selection,
                        event -> scrollByPerson(getVerticalBar().getSelection() * scene().height() / SCROLL_STEPS));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                OptionalInt row = rows.chosen();
                event.result = row.isPresent() ? rows.spoken(row.getAsInt()) : "Image sets";
            }
        });
    }

    /** Told of the first row on screen after a person has scrolled; not called while there are no rows. */
    public void onScroll(IntConsumer listener) {
        onScroll = listener;
    }

    /** Says what to do where there are no rows. */
    public void showWhenEmpty(String words) {
        emptyState = words;
    }

    /** The rows have changed; what is on screen stays there as far as it can. */
    public void refresh() {
        scrollTo(top);
    }

    /** Brings the chosen row on screen. */
    public void reveal() {
        rows.chosen().ifPresent(row -> scrollTo(scene().showing(row)));
        redraw();
    }

    /** Brings a row to the top, as far as there are rows below it. */
    public void bringToTop(int row) {
        scrollTo((long) row * scene().rowHeight());
    }

    private RowScene scene() {
        GC gc = new GC(this);
        try {
            return new RowScene(
                    shape,
                    getClientArea(),
                    top,
                    rows.count(),
                    gc.getFontMetrics().getHeight());
        } finally {
            gc.dispose();
        }
    }

    private void scrollByPerson(long wanted) {
        scrollTo(wanted);
        if (rows.count() > 0) {
            onScroll.accept(scene().first());
        }
    }

    private void scrollTo(long wanted) {
        RowScene scene = scene();
        top = scene.inside(wanted);
        ScrollBar bar = getVerticalBar();
        long height = Math.max(scene.height(), 1);
        int thumb = Math.clamp(SCROLL_STEPS * (long) scene.client().height / height, 1, SCROLL_STEPS);
        bar.setValues((int) (top * SCROLL_STEPS / height), 0, SCROLL_STEPS, thumb, Math.max(1, thumb / 10), thumb);
        bar.setVisible(scene.height() > scene.client().height);
        redraw();
    }

    private void turned(Event event) {
        event.doit = false;
        scrollByPerson(top - (long) event.count * scene().rowHeight() / TURNS_PER_ROW);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        RowScene scene = scene();
        gc.setBackground(palette.canvas());
        gc.fillRectangle(scene.client());
        gc.setAntialias(SWT.ON);
        gc.setInterpolation(SWT.LOW);
        if (scene.rows() == 0) {
            paintEmptyState(gc, palette, scene);
        }
        OptionalInt chosen = rows.chosen();
        List<Path> wanted = new ArrayList<>();
        for (int row = scene.first(); row < scene.end(); row++) {
            paintGround(gc, palette, scene.row(row), chosen.equals(OptionalInt.of(row)));
            rows.paint(gc, palette, scene, row, wanted);
        }
        thumbnails.want(wanted, (int) Math.ceil(scene.room() * pixelsPerPoint));
        setData("handpick.rows", scene.rows());
        setData("handpick.row.first", scene.first());
        setData(
                "handpick.row.words",
                IntStream.range(scene.first(), scene.end())
                        .mapToObj(rows::spoken)
                        .toList());
        setData("handpick.row.height", scene.rowHeight());
        setData("handpick.thumbnails", wanted.stream().allMatch(thumbnails::isKnown));
    }

    private void paintEmptyState(GC gc, Palette palette, RowScene scene) {
        Rectangle at = scene.client();
        TextLayout words = new TextLayout(getDisplay());
        try {
            words.setFont(getFont());
            words.setText(emptyState);
            words.setAlignment(SWT.CENTER);
            words.setWidth(Math.max(1, at.width - 2 * shape.padding()));
            gc.setForeground(palette.muted());
            words.draw(
                    gc,
                    at.x + shape.padding(),
                    at.y + Math.max(shape.padding(), (at.height - words.getBounds().height) / 2));
        } finally {
            words.dispose();
        }
    }

    private void paintGround(GC gc, Palette palette, Rectangle at, boolean isChosen) {
        gc.setBackground(isChosen ? palette.panel() : palette.canvas());
        gc.fillRectangle(at);
        if (isChosen) {
            gc.setBackground(palette.accent());
            gc.fillRectangle(at.x, at.y, isFocusControl() ? BAR_WITH_FOCUS : BAR, at.height);
        }
        gc.setBackground(palette.line());
        gc.fillRectangle(at.x, at.y + at.height - 1, at.width, 1);
    }

    private void choose(int row) {
        rows.choose(row);
        reveal();
    }

    /** The link that the pointer is on. */
    private Optional<Link> linkAt(Event event) {
        RowScene scene = scene();
        OptionalInt row = scene.rowAt(event.y);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        GC gc = new GC(this);
        try {
            return rows.link(gc, scene, row.getAsInt())
                    .filter(link -> link.contains(event.x, event.y))
                    .map(_ -> new Link(row.getAsInt(), event.x, event.y));
        } finally {
            gc.dispose();
        }
    }

    private void explain(Event event) {
        setCursor(linkAt(event).isPresent() ? getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
        OptionalInt row = scene().rowAt(event.y);
        String tip = row.isEmpty() ? null : rows.tip(row.getAsInt());
        if (!Objects.equals(tip, getToolTipText())) {
            setToolTipText(tip);
        }
    }

    private void keyPressed(Event event) {
        int page = Math.max(1, getClientArea().height / scene().rowHeight());
        int row = rows.chosen().orElse(-1);
        switch (event.keyCode) {
            case SWT.ARROW_UP -> step(row - 1);
            case SWT.ARROW_DOWN -> step(row + 1);
            case SWT.PAGE_UP -> step(row - page);
            case SWT.PAGE_DOWN -> step(row + page);
            case SWT.HOME -> step(0);
            case SWT.END -> step(rows.count() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> rows.chosen().ifPresent(rows::open);
            default -> {
                // every other key is for somebody else
            }
        }
    }

    private void step(int row) {
        if (rows.count() > 0) {
            choose(Math.clamp(row, 0, rows.count() - 1));
            scrollByPerson(top);
        }
    }
}
