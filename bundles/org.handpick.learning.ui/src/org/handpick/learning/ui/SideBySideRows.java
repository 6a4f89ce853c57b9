package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.RowCanvas;
import org.handpick.workbench.rows.RowScene;
import org.handpick.workbench.theme.Palette;

/** What stands in the rows of the view Side by Side: the person's keeper and crop whole, the model's dashed. */
final class SideBySideRows implements RowCanvas.Rows {
    static final RowScene.Shape SHAPE = new RowScene.Shape(8, 48, 220, 0.75);

    private static final int FRAME = 2;
    private static final int[] DASHES = {7, 5};

    private final SideBySideModel model;
    private final ThumbnailImages thumbnails;
    private final Consumer<LabelledSet> onOpen;
    private final IntConsumer onPainted;

    /** @param onPainted told the row that is on the screen */
    SideBySideRows(
            SideBySideModel model, ThumbnailImages thumbnails, Consumer<LabelledSet> onOpen, IntConsumer onPainted) {
        this.onPainted = onPainted;
        this.model = model;
        this.thumbnails = thumbnails;
        this.onOpen = onOpen;
    }

    @Override
    public int count() {
        return model.rows();
    }

    @Override
    public OptionalInt chosen() {
        return model.chosenRow();
    }

    @Override
    public void choose(int row) {
        model.choose(row);
    }

    @Override
    public void open(int row) {
        onOpen.accept(model.set(row));
    }

    @Override
    public String spoken(int row) {
        return model.words(row);
    }

    @Override
    public String tip(int row) {
        StringBuilder tip = new StringBuilder(model.words(row));
        model.set(row).images().forEach(image -> {
            tip.append('\n').append(image.name());
            thumbnails.broken(image.file()).ifPresent(reason -> tip.append(": ").append(reason));
        });
        return tip.toString();
    }

    @Override
    public void paint(GC gc, Palette palette, RowScene scene, int row, Collection<Path> wanted) {
        Rectangle words = scene.words(row);
        gc.setForeground(model.isWrong(row) ? palette.reject() : palette.text());
        gc.drawText((model.isWrong(row) ? "✕  " : "") + model.words(row), words.x, words.y, true);
        List<SideBySideModel.Side> sides = model.sides(row);
        for (int image = 0; image < sides.size(); image++) {
            wanted.add(sides.get(image).image().file());
            paint(gc, palette, scene.picture(row, image), sides.get(image));
        }
        onPainted.accept(row);
    }

    private void paint(GC gc, Palette palette, Rectangle room, SideBySideModel.Side side) {
        Rectangle at = RowScene.fitted(
                room, side.image().size().width(), side.image().size().height());
        gc.setBackground(palette.line());
        gc.fillRectangle(at);
        Optional<Image> picture = thumbnails.of(side.image().file());
        picture.ifPresent(image -> {
            Rectangle from = image.getBounds();
            gc.drawImage(image, 0, 0, from.width, from.height, at.x, at.y, at.width, at.height);
        });
        thumbnails.broken(side.image().file()).ifPresent(reason -> {
            gc.setForeground(palette.broken());
            gc.drawText("!", at.x + at.width / 2, at.y + at.height / 2, true);
        });
        gc.setLineWidth(FRAME);
        if (side.kept()) {
            whole(gc, palette.keep(), around(at, FRAME));
        }
        if (side.proposed()) {
            dashed(gc, palette.suggestion(), around(at, side.kept() ? 2 * FRAME : FRAME));
        }
        side.crop().ifPresent(crop -> whole(gc, palette.keep(), box(at, crop)));
        side.proposedCrop().ifPresent(crop -> dashed(gc, palette.suggestion(), box(at, crop)));
        gc.setLineWidth(1);
    }

    private static void whole(GC gc, Color colour, Rectangle at) {
        gc.setForeground(colour);
        gc.drawRectangle(at);
    }

    private static void dashed(GC gc, Color colour, Rectangle at) {
        gc.setLineDash(DASHES);
        whole(gc, colour, at);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private static Rectangle around(Rectangle at, int by) {
        return new Rectangle(at.x - by, at.y - by, at.width + 2 * by, at.height + 2 * by);
    }

    /** Where a box of an image lies that lies at {@code image}. */
    static Rectangle box(Rectangle image, CropBox box) {
        int left = (int) Math.round(box.left() * image.width);
        int top = (int) Math.round(box.top() * image.height);
        int right = (int) Math.round(box.right() * image.width);
        int bottom = (int) Math.round(box.bottom() * image.height);
        return new Rectangle(image.x + left, image.y + top, right - left - 1, bottom - top - 1);
    }
}
