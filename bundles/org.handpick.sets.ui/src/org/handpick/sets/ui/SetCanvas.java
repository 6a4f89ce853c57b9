package org.handpick.sets.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Outcome;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.theme.Palette;

/** The rows of the Set Browser on one canvas. Paints what is on screen and holds no widget for a row. */
final class SetCanvas extends Canvas {
    /** Where the files of images are. */
    interface Files {
        /** Empty when a decision has put the file away. */
        Optional<Path> now(ImageSet set, ImageRef image);

        /** Where it was before any decision; empty without a library. */
        Optional<Path> before(ImageRef image);
    }

    private static final int OPAQUE = 255;
    private static final int FADED = 70;
    private static final int FRAME = 3;
    private static final double FULL_PERCENT = 100;
    private static final int WHEEL_LINES = 3;
    /** Scroll bars count in int; rows of a large library are more points than that when scaled. */
    private static final int SCROLL_STEPS = 1_000_000;

    private final SetBrowserModel model;
    private final ThumbnailImages thumbnails;
    private final Files files;
    private final Predicate<SetId> saving;
    private Consumer<SetId> onChoose = set -> {};
    private Consumer<SetId> onOpen = set -> {};
    private String emptyState = "";
    private long top;
    private double pixelsPerPoint = 1;

    SetCanvas(
            Composite parent, SetBrowserModel model, ThumbnailImages thumbnails, Files files, Predicate<SetId> saving) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.model = model;
        this.thumbnails = thumbnails;
        this.files = files;
        this.saving = saving;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> {
            pixelsPerPoint = getMonitor().getZoom() / FULL_PERCENT;
            scrollTo(top);
        });
        addListener(SWT.MouseDown, this::pressed);
        addListener(
                SWT.MouseDoubleClick,
                event -> scene().rowAt(event.y)
                        .ifPresent(row -> onOpen.accept(model.row(row).id())));
        addListener(SWT.MouseVerticalWheel, this::turned);
        addListener(SWT.MouseMove, this::explain);
        addListener(SWT.MenuDetect, event -> setToolTipText(null)); // it would lie over the menu
        addListener(SWT.KeyDown, this::keyPressed);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        getVerticalBar().addListener(SWT.Selection, event -> scrolled());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = accessibleName();
            }
        });
    }

    private String accessibleName() {
        OptionalInt row = model.chosenRow();
        return row.isPresent()
                ? model.state(model.row(row.getAsInt())).word() + ", " + model.title(row.getAsInt())
                : "Image sets";
    }

    void onChoose(Consumer<SetId> listener) {
        onChoose = listener;
    }

    /** Who presses Enter on a set, or clicks it twice, wants to decide about it. */
    void onOpen(Consumer<SetId> listener) {
        onOpen = listener;
    }

    /** Says what to do where there are no rows. */
    void showWhenEmpty(String words) {
        emptyState = words;
    }

    /** The rows have changed; the chosen one stays on screen when it was. */
    void refresh() {
        scrollTo(top);
        redraw();
    }

    /** Brings the chosen row on screen. */
    void reveal() {
        model.chosenRow().ifPresent(row -> scrollTo(scene().showing(row)));
        redraw();
    }

    private BrowserScene scene() {
        GC gc = new GC(this);
        try {
            return new BrowserScene(
                    getClientArea(), top, model.rows(), gc.getFontMetrics().getHeight());
        } finally {
            gc.dispose();
        }
    }

    private void scrollTo(long wanted) {
        BrowserScene scene = scene();
        top = scene.inside(wanted);
        ScrollBar bar = getVerticalBar();
        long height = Math.max(scene.height(), 1);
        int thumb = Math.clamp(SCROLL_STEPS * (long) getClientArea().height / height, 1, SCROLL_STEPS);
        bar.setValues((int) (top * SCROLL_STEPS / height), 0, SCROLL_STEPS, thumb, Math.max(1, thumb / 10), thumb);
        bar.setVisible(scene.height() > getClientArea().height);
        redraw();
    }

    private void scrolled() {
        BrowserScene scene = scene();
        top = scene.inside(getVerticalBar().getSelection() * scene.height() / SCROLL_STEPS);
        redraw();
    }

    private void turned(Event event) {
        event.doit = false;
        scrollTo(top - (long) event.count * scene().line() * WHEEL_LINES / 2);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        gc.setBackground(palette.canvas());
        gc.fillRectangle(getClientArea());
        BrowserScene scene = scene();
        if (model.rows() == 0) {
            gc.setForeground(palette.muted());
            Point extent = gc.textExtent(emptyState);
            Rectangle at = getClientArea();
            gc.drawText(
                    emptyState, at.x + Math.max(8, (at.width - extent.x) / 2), at.y + (at.height - extent.y) / 2, true);
        }
        List<Path> wanted = new ArrayList<>();
        for (int row = scene.first(); row < scene.end(); row++) {
            paintRow(gc, palette, scene, row, wanted);
        }
        thumbnails.want(wanted, (int) Math.ceil(scene.thumbnail() * pixelsPerPoint));
        setData("handpick.rows", model.rows());
        setData("handpick.row.height", scene.rowHeight());
        setData("handpick.thumbnails", wanted.stream().allMatch(thumbnails::isKnown));
    }

    private void paintRow(GC gc, Palette palette, BrowserScene scene, int row, List<Path> wanted) {
        ImageSet set = model.row(row);
        Rectangle at = scene.row(row);
        boolean isChosen = model.chosen().filter(set.id()::equals).isPresent();
        gc.setBackground(isChosen ? palette.panel() : palette.canvas());
        gc.fillRectangle(at);
        if (isChosen) {
            gc.setBackground(palette.accent());
            gc.fillRectangle(at.x, at.y, FRAME, at.height);
        }
        gc.setForeground(palette.line());
        gc.drawLine(at.x, at.y + at.height - 1, at.x + at.width, at.y + at.height - 1);
        paintLabel(gc, palette, scene.label(row), row);
        for (int image = 0; image < set.size(); image++) {
            paintThumbnail(
                    gc, palette, scene.thumbnail(row, image), set, set.images().get(image), wanted);
        }
    }

    private void paintLabel(GC gc, Palette palette, Rectangle at, int row) {
        ImageSet set = model.row(row);
        SetState state = model.state(set);
        String words = saving.test(set.id()) ? "…  Saving" : state.shape() + "  " + state.word();
        gc.setForeground(color(palette, state));
        gc.drawText(words, at.x, at.y, true);
        int used = gc.textExtent(words).x + 12;
        gc.setForeground(palette.muted());
        gc.setClipping(at.x + used, at.y, Math.max(0, at.width - used), at.height);
        gc.drawText(model.title(row), at.x + used, at.y, true);
        gc.setClipping((Rectangle) null);
    }

    private static Color color(Palette palette, SetState state) {
        return switch (state) {
            case TO_DO -> palette.text();
            case KEPT -> palette.keep();
            case DOUBTED -> palette.suggestion();
            case REJECTED -> palette.reject();
            case SKIPPED -> palette.skip();
            case BROKEN -> palette.broken();
        };
    }

    private void paintThumbnail(GC gc, Palette palette, Rectangle at, ImageSet set, ImageRef image, List<Path> wanted) {
        Optional<Path> file = files.now(set, image);
        file.ifPresent(wanted::add);
        Optional<Image> thumbnail = file.or(() -> files.before(image)).flatMap(thumbnails::of);
        gc.setBackground(palette.panel());
        gc.fillRectangle(at);
        if (thumbnail.isPresent()) {
            Rectangle from = thumbnail.get().getBounds();
            double scale = Math.min((double) at.width / from.width, (double) at.height / from.height);
            int width = Math.max(1, (int) (from.width * scale));
            int height = Math.max(1, (int) (from.height * scale));
            gc.setInterpolation(SWT.LOW);
            gc.setAlpha(file.isPresent() ? OPAQUE : FADED);
            gc.drawImage(
                    thumbnail.get(),
                    0,
                    0,
                    from.width,
                    from.height,
                    at.x + (at.width - width) / 2,
                    at.y + (at.height - height) / 2,
                    width,
                    height);
            gc.setAlpha(OPAQUE);
        }
        if (file.isEmpty()) {
            sign(gc, at, "✕", palette.reject());
        } else if (file.flatMap(thumbnails::broken).isPresent()) {
            sign(gc, at, "!", palette.broken());
        }
        if (model.outcome(set).orElse(null) instanceof Outcome.Kept kept
                && kept.keeper().equals(image)) {
            gc.setForeground(palette.keep());
            gc.setLineWidth(FRAME);
            gc.drawRectangle(at.x + 1, at.y + 1, at.width - FRAME, at.height - FRAME);
            gc.setLineWidth(1);
        }
    }

    private static void sign(GC gc, Rectangle at, String sign, Color color) {
        gc.setForeground(color);
        Point extent = gc.textExtent(sign);
        gc.drawText(sign, at.x + (at.width - extent.x) / 2, at.y + (at.height - extent.y) / 2, true);
    }

    private void pressed(Event event) {
        setFocus();
        scene().rowAt(event.y).ifPresent(this::choose);
    }

    private void choose(int row) {
        onChoose.accept(model.row(row).id());
        reveal();
    }

    private void explain(Event event) {
        OptionalInt row = scene().rowAt(event.y);
        String tip = row.isEmpty() ? null : tip(row.getAsInt());
        if (!Objects.equals(tip, getToolTipText())) {
            setToolTipText(tip);
        }
    }

    private String tip(int row) {
        ImageSet set = model.row(row);
        StringBuilder tip = new StringBuilder(set.id().text());
        for (ImageRef image : set.images()) {
            tip.append('\n').append(image);
            files.now(set, image)
                    .flatMap(thumbnails::broken)
                    .ifPresent(reason -> tip.append(": ").append(reason));
        }
        return tip.toString();
    }

    private void keyPressed(Event event) {
        BrowserScene scene = scene();
        int page = Math.max(1, getClientArea().height / scene.rowHeight());
        int row = model.chosenRow().orElse(-1);
        switch (event.keyCode) {
            case SWT.ARROW_UP -> step(row - 1);
            case SWT.ARROW_DOWN -> step(row + 1);
            case SWT.PAGE_UP -> step(row - page);
            case SWT.PAGE_DOWN -> step(row + page);
            case SWT.HOME -> step(0);
            case SWT.END -> step(model.rows() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> model.chosen().ifPresent(onOpen);
            default -> {
                // every other key is for somebody else
            }
        }
    }

    private void step(int row) {
        if (model.rows() > 0) {
            choose(Math.clamp(row, 0, model.rows() - 1));
        }
    }
}
