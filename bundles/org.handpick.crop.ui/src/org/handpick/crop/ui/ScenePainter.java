package org.handpick.crop.ui;

import java.util.Optional;
import java.util.function.IntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.crop.ui.EditorScene.Pane;
import org.handpick.workbench.theme.Palette;

/** Paints a scene of the Crop Editor. It allocates no image and decodes nothing, so a drag repaints within a frame. */
final class ScenePainter {
    private static final int FRAME = 3;
    private static final int HANDLE = 12;
    private static final int EDGE_HANDLE = 8;
    private static final int SHADE_ALPHA = 150;
    private static final int OPAQUE = 255;
    private static final int PADDING = 8;

    private final GC gc;
    private final Palette palette;
    private final EditorScene scene;

    ScenePainter(GC gc, Palette palette, EditorScene scene) {
        this.gc = gc;
        this.palette = palette;
        this.scene = scene;
    }

    /** Words in a strip: at its left end, and at its right. */
    void strip(Rectangle at, String left, String right, boolean alarming) {
        gc.setBackground(alarming ? palette.reject() : palette.panel());
        gc.fillRectangle(at);
        gc.setForeground(alarming ? palette.onState() : palette.text());
        int y = at.y + (at.height - gc.getFontMetrics().getHeight()) / 2;
        Point extent = gc.textExtent(right);
        int room = at.width - extent.x - 3 * PADDING;
        gc.setClipping(at.x + PADDING, at.y, Math.max(0, room), at.height);
        gc.drawText(left, at.x + PADDING, y, true);
        gc.setClipping((Rectangle) null);
        gc.setForeground(alarming ? palette.onState() : palette.muted());
        gc.drawText(right, at.x + at.width - extent.x - PADDING, y, true);
    }

    /** One image with its box, its state and the words below it. */
    void pane(
            Pane pane,
            DecisionDraft draft,
            Picture picture,
            Optional<CloseUps.CloseUp> closeUp,
            boolean boxes,
            IntFunction<String> caption) {
        int index = pane.index();
        gc.setBackground(palette.panel());
        gc.fillRectangle(pane.bounds());
        gc.setClipping(pane.area());
        switch (picture) {
            case Picture.Ready ready -> picture(pane, ready.image(), closeUp);
            case Picture.Awaited _ -> centred(pane.area(), "Reading…", palette.muted());
            case Picture.Broken broken ->
                centred(pane.area(), "This image cannot be shown: " + broken.reason(), palette.broken());
        }
        if (boxes && picture instanceof Picture.Ready) {
            box(pane, color(draft, index));
        }
        gc.setClipping((Rectangle) null);
        frame(pane, draft);
        gc.setForeground(palette.text());
        Rectangle words = pane.caption();
        gc.setClipping(words.x + PADDING, words.y, Math.max(0, words.width - 2 * PADDING), words.height);
        gc.drawText(
                caption.apply(index),
                words.x + PADDING,
                words.y + (words.height - gc.getFontMetrics().getHeight()) / 2,
                true);
        gc.setClipping((Rectangle) null);
    }

    private void picture(Pane pane, Image image, Optional<CloseUps.CloseUp> closeUp) {
        boolean enlarged = pane.image().scale() > 2;
        gc.setInterpolation(enlarged ? SWT.NONE : SWT.HIGH);
        draw(image, pane.image().bounds());
        closeUp.ifPresent(near -> draw(near.image(), onCanvas(pane.image(), near.part())));
    }

    private static Rectangle onCanvas(Placement image, PixelBox part) {
        int x = (int) Math.round(image.canvasX(part.left()));
        int y = (int) Math.round(image.canvasY(part.top()));
        return new Rectangle(
                x,
                y,
                (int) Math.round(image.canvasX(part.right())) - x,
                (int) Math.round(image.canvasY(part.bottom())) - y);
    }

    private void draw(Image image, Rectangle at) {
        Rectangle from = image.getBounds();
        gc.drawImage(image, 0, 0, from.width, from.height, at.x, at.y, Math.max(1, at.width), Math.max(1, at.height));
    }

    private void box(Pane pane, Color color) {
        Rectangle image = pane.image().bounds();
        Rectangle box = pane.box();
        gc.setAlpha(SHADE_ALPHA);
        gc.setBackground(palette.shade());
        gc.fillRectangle(image.x, image.y, image.width, box.y - image.y);
        gc.fillRectangle(image.x, box.y + box.height, image.width, image.y + image.height - box.y - box.height);
        gc.fillRectangle(image.x, box.y, box.x - image.x, box.height);
        gc.fillRectangle(box.x + box.width, box.y, image.x + image.width - box.x - box.width, box.height);
        gc.setAlpha(OPAQUE);
        gc.setForeground(color);
        gc.setLineWidth(2);
        gc.drawRectangle(box.x, box.y, box.width - 1, box.height - 1);
        gc.setLineWidth(1);
        for (Handle handle : Handle.values()) {
            if (handle != Handle.BODY) {
                handle(pane, handle, color);
            }
        }
    }

    private void handle(Pane pane, Handle handle, Color color) {
        int side = handle.isCorner() ? HANDLE : EDGE_HANDLE;
        Rectangle reach = pane.handle(handle);
        Rectangle area = pane.area();
        int x = Math.clamp(reach.x + reach.width / 2 - side / 2, area.x, area.x + area.width - side);
        int y = Math.clamp(reach.y + reach.height / 2 - side / 2, area.y, area.y + area.height - side);
        gc.setBackground(palette.onState());
        gc.fillRectangle(x, y, side, side);
        gc.setForeground(color);
        gc.drawRectangle(x, y, side - 1, side - 1);
    }

    private Color color(DecisionDraft draft, int image) {
        if (draft.isBroken(image)) {
            return palette.broken();
        }
        return draft.isKept(image) ? palette.keep() : draft.isSkipped(image) ? palette.skip() : palette.reject();
    }

    private void frame(Pane pane, DecisionDraft draft) {
        int index = pane.index();
        Color color = color(draft, index);
        Rectangle at = pane.bounds();
        gc.setForeground(color);
        gc.setLineWidth(draft.isKept(index) ? FRAME * 2 : FRAME);
        gc.setLineStyle(draft.isSkipped(index) ? SWT.LINE_DASH : SWT.LINE_SOLID);
        int half = gc.getLineWidth() / 2;
        gc.drawRectangle(at.x + half, at.y + half, at.width - 2 * half - 1, at.height - 2 * half - 1);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        String word = draft.isBroken(index)
                ? "!  BROKEN"
                : draft.isKept(index) ? "✓  KEEP" : draft.isSkipped(index) ? "–  SKIP" : "✕  REJECT";
        Point extent = gc.textExtent(word);
        gc.setBackground(color);
        gc.fillRectangle(at.x, at.y, extent.x + 2 * PADDING, extent.y + PADDING);
        gc.setForeground(palette.onState());
        gc.drawText(word, at.x + PADDING, at.y + PADDING / 2, true);
    }

    /** A sign across the set that nobody can overlook: Enter would reject every image. */
    void rejectAll() {
        Rectangle room = scene.panes().stream()
                .map(Pane::bounds)
                .reduce(Rectangle::union)
                .orElse(scene.strip());
        gc.setForeground(palette.reject());
        gc.setLineWidth(FRAME);
        gc.drawRectangle(room.x - FRAME, room.y - FRAME, room.width + 2 * FRAME, room.height + 2 * FRAME);
        gc.setLineWidth(1);
    }

    /** Words in the middle, wrapped to the width, such as an empty state's. */
    void centred(Rectangle at, String text, Color color) {
        gc.setForeground(color);
        StringBuilder wrapped = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && gc.textExtent(line + " " + word).x > at.width - 4 * PADDING) {
                wrapped.append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        wrapped.append(line);
        Point extent = gc.textExtent(wrapped.toString());
        gc.drawText(wrapped.toString(), at.x + (at.width - extent.x) / 2, at.y + (at.height - extent.y) / 2, true);
    }
}
