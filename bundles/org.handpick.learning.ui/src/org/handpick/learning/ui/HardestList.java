package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.imaging.Thumbnails;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.FittingWords;
import org.handpick.workbench.rows.RowCanvas;
import org.handpick.workbench.rows.RowScene;
import org.handpick.workbench.theme.Palette;

/** The sets that a run had most trouble with in one epoch, with their images; Enter or a double click opens one. */
final class HardestList {
    private static final String HINT =
            "Click a point of a curve to see the sets of that epoch which the model found hardest.";

    private static final RowScene.Shape SHAPE = new RowScene.Shape(6, 32, 120, 0.75);
    private static final int FRAME = 2;

    private final Composite whole;
    private final Label heading;
    private final Consumer<String> onOpen;
    private final ThumbnailImages thumbnails;
    private final RowCanvas canvas;
    private List<HardestSet> sets = List.of();
    private OptionalInt chosen = OptionalInt.empty();

    /** @param onOpen what to do with the id of a set that a person wants to see */
    HardestList(Composite parent, Path dataArea, Consumer<String> onOpen) {
        this.onOpen = onOpen;
        whole = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 0;
        whole.setLayout(layout);
        heading = new Label(whole, SWT.WRAP);
        heading.setLayoutData(FormControls.wrapping(1));
        thumbnails = new ThumbnailImages(
                parent.getDisplay(),
                Thumbnails.ofDataArea(dataArea),
                PlatformUI.getWorkbench().getService(ForegroundWork.class),
                (file, problem) -> canvas().redraw());
        canvas = new RowCanvas(whole, SHAPE, thumbnails, new Rows());
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.showWhenEmpty(HINT);
        whole.addListener(SWT.Dispose, event -> thumbnails.dispose());
        hint();
    }

    private RowCanvas canvas() {
        return canvas;
    }

    Control control() {
        return whole;
    }

    /** Says what to do. */
    void hint() {
        show("", List.of());
    }

    void show(String says, List<HardestSet> hardest) {
        heading.setText(says);
        heading.setVisible(!says.isEmpty());
        ((GridData) heading.getLayoutData()).exclude = says.isEmpty();
        sets = hardest;
        chosen = hardest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
        canvas.showWhenEmpty(says.isEmpty() ? HINT : "");
        canvas.refresh();
        whole.layout();
    }

    private final class Rows implements RowCanvas.Rows {
        @Override
        public int count() {
            return sets.size();
        }

        @Override
        public OptionalInt chosen() {
            return chosen;
        }

        @Override
        public void choose(int row) {
            chosen = OptionalInt.of(row);
        }

        @Override
        public void open(int row) {
            onOpen.accept(sets.get(row).id());
        }

        @Override
        public String spoken(int row) {
            return sets.get(row).words();
        }

        @Override
        public String tip(int row) {
            return sets.get(row).words() + "\n" + sets.get(row).id()
                    + "\nEnter shows it in the Crop Editor, when its library is open";
        }

        @Override
        public void paint(GC gc, Palette palette, RowScene scene, int row, Collection<Path> wanted) {
            Rectangle words = scene.words(row);
            gc.setForeground(palette.text());
            String said = (row + 1) + ".  " + sets.get(row).words();
            gc.drawText(FittingWords.of(gc, said, words.width), words.x, words.y, true);
            sets.get(row).set().ifPresent(set -> {
                Optional<Integer> keeper = set.label().map(LabelledSet.Label::keeper);
                for (int image = 0; image < set.images().size(); image++) {
                    wanted.add(set.images().get(image).file());
                    paint(
                            gc,
                            palette,
                            scene.picture(row, image),
                            set.images().get(image),
                            keeper.equals(Optional.of(image)));
                }
            });
        }

        private void paint(GC gc, Palette palette, Rectangle room, LabelledImage image, boolean isKeeper) {
            Rectangle at =
                    RowScene.fitted(room, image.size().width(), image.size().height());
            gc.setBackground(palette.line());
            gc.fillRectangle(at);
            thumbnails.of(image.file()).ifPresent(picture -> {
                Rectangle from = picture.getBounds();
                gc.drawImage(picture, 0, 0, from.width, from.height, at.x, at.y, at.width, at.height);
            });
            thumbnails.broken(image.file()).ifPresent(_ -> {
                gc.setForeground(palette.broken());
                gc.drawText("!", at.x + at.width / 2, at.y + at.height / 2, true);
            });
            if (isKeeper) {
                gc.setForeground(palette.keep());
                gc.setLineWidth(FRAME);
                gc.drawRectangle(at.x, at.y, at.width - 1, at.height - 1);
                gc.setLineWidth(1);
            }
        }
    }
}
