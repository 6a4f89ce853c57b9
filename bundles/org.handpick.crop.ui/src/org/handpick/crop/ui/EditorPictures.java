package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.imaging.Fit;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.workbench.Workplace;

/** Which pictures the editor needs: those on screen, those of the sets to come, and parts from near. */
final class EditorPictures {
    /** Sets whose pictures are made ahead, in the direction of the work, and kept behind. */
    private static final int AHEAD = 2;

    private static final int SMALLEST_ROOM = 64;
    /** A part from near is asked for when a picture is shown larger than it was made by more than this. */
    private static final double SHARP_ENOUGH = 1.05;

    private final EditorCanvas canvas;
    private final CropEditorModel model;
    private final Workplace workplace;
    private final Pictures pictures;
    private final CloseUps closeUps;
    private Optional<ImageSet> set = Optional.empty();
    private Optional<ImageSet> before = Optional.empty();
    private Optional<View> lookedAt = Optional.empty();

    /** What close-ups were asked for last; while it stays the same, they need not be asked for again. */
    private record View(CompareMode mode, List<Integer> pair, List<EditorScene.Pane> panes, boolean isKnown) {}

    /** @param onChange called when a picture is there that is on screen */
    EditorPictures(EditorCanvas canvas, CropEditorModel model, Workplace workplace, Runnable onChange) {
        this.canvas = canvas;
        this.model = model;
        this.workplace = workplace;
        this.pictures = new Pictures(canvas.getDisplay(), file -> {
            learn();
            onChange.run();
        });
        this.closeUps = new CloseUps(canvas.getDisplay(), onChange);
    }

    /** Device pixels for each point of the canvas. */
    static double zoom(Canvas canvas) {
        return canvas.getMonitor().getZoom() / 100.0;
    }

    void show(ImageSet shown) {
        before = set.filter(last -> !last.equals(shown));
        set = Optional.of(shown);
        closeUps.clear();
        lookedAt = Optional.empty();
        learn();
    }

    /** Lets go of the pictures of a set whose files have moved. */
    void forget(ImageSet moved) {
        workplace.library().ifPresent(library -> {
            for (ImageRef image : moved.images()) {
                pictures.forget(image.in(library.root()));
            }
        });
    }

    /** Tells the model what is known of the images on screen by now. */
    private void learn() {
        set.ifPresent(shown -> {
            for (int i = 0; i < shown.size(); i++) {
                switch (of(i)) {
                    case Picture.Ready ready -> model.sized(i, ready.size());
                    case Picture.Broken _ -> model.broken(i);
                    case Picture.Awaited _ -> {
                        // not yet
                    }
                }
            }
        });
    }

    Picture of(int image) {
        return set.filter(shown -> image < shown.size())
                .flatMap(shown -> file(shown, image))
                .map(pictures::of)
                .orElse(new Picture.Broken("it is in the trash; undo brings it back"));
    }

    Optional<CloseUps.CloseUp> closeUp(int image) {
        return closeUps.of(image);
    }

    /** True when every image of the set is on screen, or known to be broken. */
    boolean areAllKnown() {
        return set.stream()
                .flatMapToInt(shown -> IntStream.range(0, shown.size()))
                .noneMatch(image -> of(image) instanceof Picture.Awaited);
    }

    /** Where an image is now; empty when a decision has put it in the trash. */
    private Optional<Path> file(ImageSet of, int image) {
        ImageRef ref = of.images().get(image);
        return workplace.library().flatMap(library -> switch (library.outcome(of.id())
                .orElse(null)) {
            case Outcome.Kept kept
            when kept.keeper().equals(ref) -> Optional.of(library.root().resolve(kept.where()));
            case Outcome.Kept _ -> Optional.empty();
            case Outcome.AllRejected _ -> Optional.empty();
            case Outcome.Skipped _ -> Optional.of(ref.in(library.root()));
            case null -> Optional.of(ref.in(library.root()));
        });
    }

    /** Asks for what is needed as things stand now. */
    void update() {
        if (set.isEmpty() || workplace.library().isEmpty()) {
            pictures.want(List.of());
            return;
        }
        EditorScene scene = canvas.scene();
        Fit.Within room = room(scene);
        List<Pictures.Wish> wishes = new ArrayList<>();
        wish(wishes, set.get(), room);
        Library library = workplace.library().get();
        Optional<ImageSet> next = set;
        for (int i = 0; i < AHEAD; i++) {
            next = next.flatMap(at -> library.nextToDo(at.id(), workplace::isSubmitted));
            next.ifPresent(coming -> wish(wishes, coming, room));
        }
        library.position(set.get().id()).ifPresent(at -> {
            for (int neighbour : new int[] {at + 1, at - 1}) {
                if (neighbour >= 0 && neighbour < library.sets().size()) {
                    wish(wishes, library.sets().get(neighbour), room);
                }
            }
        });
        before.ifPresent(last -> wish(wishes, last, room));
        pictures.want(wishes);
        lookCloser(scene);
    }

    private void wish(List<Pictures.Wish> wishes, ImageSet wanted, Fit.Within room) {
        for (int image = 0; image < wanted.size(); image++) {
            file(wanted, image).ifPresent(file -> wishes.add(new Pictures.Wish(file, room)));
        }
    }

    /** The room of the largest pane in device pixels. */
    private Fit.Within room(EditorScene scene) {
        double zoom = zoom(canvas);
        int width = SMALLEST_ROOM;
        int height = SMALLEST_ROOM;
        for (EditorScene.Pane pane : scene.panes()) {
            width = Math.max(width, (int) Math.ceil(pane.area().width * zoom));
            height = Math.max(height, (int) Math.ceil(pane.area().height * zoom));
        }
        return new Fit.Within(width, height);
    }

    private void lookCloser(EditorScene scene) {
        View view = new View(model.mode(), model.pair(), scene.panes(), areAllKnown());
        if (lookedAt.equals(Optional.of(view)) || model.isDragging()) {
            return;
        }
        lookedAt = Optional.of(view);
        closeUps.begin();
        for (EditorScene.Pane pane : scene.panes()) {
            if (model.mode() == CompareMode.DIFFERENCE) {
                difference(pane);
            } else if (of(pane.index()) instanceof Picture.Ready ready
                    && pane.image().scale() * ready.size().width() * zoom(canvas)
                            > ready.image().getBounds().width * SHARP_ENOUGH
                    && ready.image().getBounds().width < ready.size().width()) {
                Rectangle visible = pane.area().intersection(pane.image().bounds());
                file(set.orElseThrow(), pane.index())
                        .ifPresent(
                                file -> closeUps.request(pane.index(), file, part(pane, visible), deviceSize(visible)));
            }
        }
    }

    private void difference(EditorScene.Pane pane) {
        List<Integer> pair = model.pair();
        Optional<Path> one = file(set.orElseThrow(), pair.get(0));
        Optional<Path> two = file(set.orElseThrow(), pair.get(1));
        if (one.isPresent()
                && two.isPresent()
                && of(pair.get(0)) instanceof Picture.Ready ready
                && of(pair.get(1)) instanceof Picture.Ready) {
            closeUps.requestDifference(pane.index(), one.get(), two.get(), ready.size(), deviceSize(pane.area()));
        }
    }

    private ImageSize deviceSize(Rectangle at) {
        double zoom = zoom(canvas);
        return new ImageSize(Math.max(1, (int) (at.width * zoom)), Math.max(1, (int) (at.height * zoom)));
    }

    private static PixelBox part(EditorScene.Pane pane, Rectangle visible) {
        ImageSize size = pane.image().size();
        int left = Math.clamp((long) pane.image().imageX(visible.x), 0, size.width() - 1);
        int top = Math.clamp((long) pane.image().imageY(visible.y), 0, size.height() - 1);
        return new PixelBox(
                left,
                top,
                Math.clamp((long) Math.ceil(pane.image().imageX(visible.x + visible.width)), left + 1, size.width()),
                Math.clamp((long) Math.ceil(pane.image().imageY(visible.y + visible.height)), top + 1, size.height()));
    }

    /** A note on the picture: what was done to show it, and how long it took. */
    String note(int image) {
        return of(image) instanceof Picture.Ready ready
                ? ready.millis() + " ms" + (ready.note().isEmpty() ? "" : " · " + ready.note())
                : "";
    }

    void dispose() {
        pictures.dispose();
        closeUps.dispose();
    }
}
