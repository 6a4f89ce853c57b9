package org.handpick.sets.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Outcome;
import org.handpick.workbench.events.DoubtSeen;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.FittingWords;
import org.handpick.workbench.rows.RowCanvas;
import org.handpick.workbench.rows.RowScene;
import org.handpick.workbench.theme.Palette;

/** What stands in the rows of the Set Browser: the state of a set, and its images as they are or were. */
final class SetRows implements RowCanvas.Rows {
    /** Square rooms, as images of any shape come. */
    static final RowScene.Shape SHAPE = new RowScene.Shape(6, 32, 160, 1);

    private static final int OPAQUE = 255;
    private static final int FADED = 70;
    private static final int FRAME = 3;
    private static final int[] DASHES = {7, 5};

    private final SetBrowserModel model;
    private final ThumbnailImages thumbnails;
    private final Files files;
    private final Sets sets;

    /** Where the files of images are. */
    interface Files {
        /** Empty when a decision has put the file away. */
        Optional<Path> now(ImageSet set, ImageRef image);

        /** Where a decision has put it; empty while that is looked for. */
        Optional<Path> putAway(ImageSet set, ImageRef image);

        /** Where it was before any decision; empty without a library. */
        Optional<Path> before(ImageRef image);
    }

    /** What becomes of the sets. */
    interface Sets {
        boolean isSaving(SetId set);

        /** A person has chosen it. */
        void choose(SetId set);

        /** A person wants to decide about it. */
        void open(SetId set);

        /** That a model disagrees with the decision was painted. */
        void doubted(DoubtSeen seen);
    }

    SetRows(SetBrowserModel model, ThumbnailImages thumbnails, Files files, Sets sets) {
        this.model = model;
        this.thumbnails = thumbnails;
        this.files = files;
        this.sets = sets;
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
        sets.choose(model.row(row).id());
    }

    @Override
    public void open(int row) {
        sets.open(model.row(row).id());
    }

    @Override
    public String spoken(int row) {
        return model.standing(model.row(row)) + ", " + model.title(row);
    }

    @Override
    public String tip(int row) {
        ImageSet set = model.row(row);
        StringBuilder tip = new StringBuilder(set.id().text());
        model.doubt(set)
                .ifPresent(doubt -> tip.append("\nThe model disagrees: it ").append(doubt));
        for (ImageRef image : set.images()) {
            tip.append('\n').append(image);
            files.now(set, image)
                    .flatMap(thumbnails::broken)
                    .ifPresent(reason -> tip.append(": ").append(reason));
        }
        return tip.toString();
    }

    @Override
    public void paint(GC gc, Palette palette, RowScene scene, int row, Collection<Path> wanted) {
        ImageSet set = model.row(row);
        paintWords(gc, palette, scene.words(row), row);
        for (int image = 0; image < set.size(); image++) {
            paintThumbnail(
                    gc, palette, scene.picture(row, image), set, set.images().get(image), wanted);
        }
    }

    private void paintWords(GC gc, Palette palette, Rectangle at, int row) {
        ImageSet set = model.row(row);
        SetState state = model.state(set);
        String all = sets.isSaving(set.id()) ? "…  Saving" : state.shape() + "  " + model.standing(set);
        String words = FittingWords.of(gc, all, at.width);
        gc.setForeground(color(palette, state));
        gc.drawText(words, at.x, at.y, true);
        model.painted(set).ifPresent(sets::doubted);
        int used = gc.textExtent(words).x + 12;
        gc.setForeground(palette.muted());
        gc.drawText(FittingWords.of(gc, model.title(row), at.width - used), at.x + used, at.y, true);
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

    private void paintThumbnail(
            GC gc, Palette palette, Rectangle room, ImageSet set, ImageRef image, Collection<Path> wanted) {
        Optional<Path> file = files.now(set, image);
        Optional<Path> shown = file.or(() -> files.putAway(set, image));
        shown.ifPresent(wanted::add);
        Optional<Image> thumbnail = shown.flatMap(thumbnails::of)
                .or(() -> files.before(image).filter(_ -> file.isEmpty()).flatMap(thumbnails::of));
        gc.setBackground(palette.panel());
        gc.fillRectangle(room);
        thumbnail.ifPresent(picture -> {
            Rectangle from = picture.getBounds();
            Rectangle at = RowScene.fitted(room, from.width, from.height);
            gc.setAlpha(file.isPresent() ? OPAQUE : FADED);
            gc.drawImage(picture, 0, 0, from.width, from.height, at.x, at.y, at.width, at.height);
            gc.setAlpha(OPAQUE);
        });
        if (file.isEmpty()) {
            sign(gc, room, "✕", palette.reject());
        } else if (file.flatMap(thumbnails::broken).isPresent()) {
            sign(gc, room, "!", palette.broken());
        }
        if (model.outcome(set).orElse(null) instanceof Outcome.Kept kept
                && kept.keeper().equals(image)) {
            gc.setForeground(palette.keep());
            gc.setLineWidth(FRAME);
            gc.drawRectangle(room.x + 1, room.y + 1, room.width - FRAME, room.height - FRAME);
            gc.setLineWidth(1);
        }
        if (model.preferred(set).equals(Optional.of(image))) {
            gc.setForeground(palette.suggestion());
            gc.setLineWidth(FRAME);
            gc.setLineDash(DASHES);
            gc.drawRectangle(room.x + 1, room.y + 1, room.width - FRAME, room.height - FRAME);
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(1);
        }
    }

    private static void sign(GC gc, Rectangle at, String sign, Color color) {
        gc.setForeground(color);
        Point extent = gc.textExtent(sign);
        gc.drawText(sign, at.x + (at.width - extent.x) / 2, at.y + (at.height - extent.y) / 2, true);
    }
}
