package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.FittingWords;
import org.handpick.workbench.rows.RowCanvas;
import org.handpick.workbench.rows.RowScene;
import org.handpick.workbench.theme.Palette;

/** What stands in the rows of the view Side by Side: the person's keeper and crop whole, those of each run dashed. */
final class SideBySideRows implements RowCanvas.Rows {
    static final RowScene.Shape SHAPE = new RowScene.Shape(12, 48, 220, 0.75);

    private static final int FRAME = 2;
    /** The line of a run before its words. */
    private static final int SAMPLE = 24;

    private static final int APART = 14;
    private static final String WRONG = "✕  ";

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
        tip.append("\nA click on its id, or Enter, opens it in the Crop Editor");
        return tip.toString();
    }

    @Override
    public void paint(GC gc, Palette palette, RowScene scene, int row, Collection<Path> wanted) {
        paintWords(gc, palette, scene, row);
        List<SideBySideRow.Side> sides = model.row(row).sides();
        for (int image = 0; image < sides.size(); image++) {
            wanted.add(sides.get(image).image().file());
            paint(gc, palette, scene.picture(row, image), sides.get(image));
        }
        onPainted.accept(row);
    }

    /** The id of the set; what is wrong stands before it where there is one run. */
    @Override
    public Optional<Rectangle> link(GC gc, RowScene scene, int row) {
        Rectangle at = scene.words(row);
        int before = gc.textExtent(mark(row)).x;
        int wide = gc.textExtent(model.set(row).id().text()).x;
        return before + wide > at.width
                ? Optional.empty()
                : Optional.of(new Rectangle(at.x + before, at.y, wide, at.height));
    }

    private String mark(int row) {
        return model.runs() == 1 && model.isWrong(row) ? WRONG : "";
    }

    /** Of one run the legend says whose words they are; of several, the line before them. */
    private void paintWords(GC gc, Palette palette, RowScene scene, int row) {
        Rectangle at = scene.words(row);
        boolean single = model.runs() == 1;
        String head = single ? model.words(row) : model.row(row).decided();
        gc.setForeground(model.isWrong(row) ? palette.reject() : palette.text());
        int left = said(gc, FittingWords.of(gc, mark(row) + head, at.width), at.x, at.y);
        link(gc, scene, row).ifPresent(link -> {
            int below = link.y + link.height - 1;
            gc.setLineWidth(1);
            gc.drawLine(link.x, below, link.x + link.width, below);
        });
        boolean isRoomy = left + width(gc, row) <= at.x + at.width;
        for (int run = 0; run < model.runs() && !single; run++) {
            int from = left + APART;
            int middle = at.y + at.height / 2;
            gc.setLineWidth(FRAME);
            RunLine.of(run).draw(gc, palette, () -> gc.drawLine(from, middle, from + SAMPLE, middle));
            int after = from + SAMPLE + APART / 2;
            String brief = model.row(row).brief(run, isRoomy);
            left = said(gc, FittingWords.of(gc, brief, at.x + at.width - after), after, at.y);
        }
    }

    /** How wide all words of several runs are, with their lines. */
    private int width(GC gc, int row) {
        return IntStream.range(0, model.runs())
                .map(run -> APART
                        + SAMPLE
                        + APART / 2
                        + gc.textExtent(model.row(row).brief(run, true)).x)
                .sum();
    }

    /** @return where the words end */
    private static int said(GC gc, String words, int x, int y) {
        gc.drawText(words, x, y, true);
        return x + gc.textExtent(words).x;
    }

    private void paint(GC gc, Palette palette, Rectangle room, SideBySideRow.Side side) {
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
        int out = 0;
        if (side.kept()) {
            out += FRAME;
            whole(gc, palette, around(at, out));
        }
        for (int run = 0; run < side.runs().size(); run++) {
            if (side.runs().get(run).proposed()) {
                out += FRAME;
                dashed(gc, palette, run, around(at, out));
            }
        }
        side.crop().ifPresent(crop -> whole(gc, palette, box(at, crop)));
        for (int run = 0; run < side.runs().size(); run++) {
            int line = run;
            side.runs().get(run).crop().ifPresent(crop -> dashed(gc, palette, line, box(at, crop)));
        }
        gc.setLineWidth(1);
    }

    private static void whole(GC gc, Palette palette, Rectangle at) {
        gc.setForeground(palette.keep());
        gc.drawRectangle(at);
    }

    private static void dashed(GC gc, Palette palette, int run, Rectangle at) {
        RunLine.of(run).draw(gc, palette, () -> gc.drawRectangle(at));
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
