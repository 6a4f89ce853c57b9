package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.imaging.Fit;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.picking.Repeat;
import org.handpick.picking.WorkOrder;

/**
 * Which pictures the editor needs: those on screen first, then those of the sets to come in the direction of the work, then
 * of the one behind. It learns the sizes of images from their headers, so that each picture is made for its very pane.
 */
final class EditorPictures {
    /** A part from near is asked for when a picture is shown larger than it was made by more than this. */
    private static final double SHARP_ENOUGH = 1.01;
    /** So much more than what is visible is made from near, on each side, so that panning shows something. */
    private static final double BEYOND = 0.2;

    private final EditorCanvas canvas;
    private final CropEditorModel model;
    private final Supplier<Optional<Library>> library;
    private final Supplier<WorkOrder> order;
    private final Predicate<SetId> toDo;
    private final Function<SetId, Optional<Repeat>> repeatBefore;
    private final Pictures pictures;
    private final CloseUps closeUps;
    private final Map<Integer, CloseUps.View> asked = new HashMap<>();
    private Optional<ImageSet> set = Optional.empty();
    /** The set on screen, when it is one that was decided and is shown again. */
    private Optional<Repeat> again = Optional.empty();

    private Optional<Repeat> coming = Optional.empty();
    private Set<ImageSet> near = Set.of();
    private boolean backwards;
    private long shownAt;
    private long knownAt;

    /**
     * @param order in which sets come
     * @param toDo true for a set that is still to be decided
     * @param repeatBefore what will be shown again before a set
     * @param onChange called when more is known of what is on screen or near it
     */
    EditorPictures(
            EditorCanvas canvas,
            CropEditorModel model,
            Supplier<Optional<Library>> library,
            Supplier<WorkOrder> order,
            Predicate<SetId> toDo,
            Function<SetId, Optional<Repeat>> repeatBefore,
            Runnable onChange) {
        this.canvas = canvas;
        this.model = model;
        this.library = library;
        this.order = order;
        this.toDo = toDo;
        this.repeatBefore = repeatBefore;
        this.pictures = new Pictures(canvas.getDisplay(), () -> {
            learn();
            onChange.run();
        });
        this.closeUps = new CloseUps(canvas.getDisplay(), onChange);
    }

    /** Another set is on screen. */
    void show(ImageSet shown) {
        if (!set.equals(Optional.of(shown))) {
            backwards = position(shown) < set.map(this::position).orElse(-1);
            shownAt = System.nanoTime();
            knownAt = Long.MAX_VALUE;
        }
        set = Optional.of(shown);
        again = Optional.empty();
        near = around(shown);
        clearCloseUps();
        learn();
    }

    /** An earlier set is on screen once more. @param turn the set in whose place it is, which comes next */
    void showAgain(Repeat shown, ImageSet turn) {
        backwards = false;
        shownAt = System.nanoTime();
        knownAt = Long.MAX_VALUE;
        set = Optional.of(shown.set());
        again = Optional.of(shown);
        near = around(turn);
        near.add(turn);
        near.remove(shown.set());
        clearCloseUps();
        learn();
    }

    private int position(ImageSet of) {
        return order.get().position(of.id()).orElse(-1);
    }

    /** No set is on screen. */
    void clear() {
        set = Optional.empty();
        again = Optional.empty();
        coming = Optional.empty();
        near = Set.of();
        clearCloseUps();
        pictures.want(List.of());
    }

    /** The close-ups are of another way to compare. */
    void clearCloseUps() {
        closeUps.clear();
        asked.clear();
    }

    /** Lets go of the pictures of a set whose files have moved. */
    void forget(ImageSet moved) {
        library.get().ifPresent(open -> moved.images().forEach(image -> pictures.forget(image.in(open.root()))));
    }

    /** Tells the model what is known of the images on screen by now. */
    private void learn() {
        set.ifPresent(shown -> {
            for (int i = 0; i < shown.size(); i++) {
                int image = i;
                of(i).knownSize().ifPresent(size -> model.sized(image, size));
                if (of(i) instanceof Picture.Broken) {
                    model.broken(i);
                }
            }
            if (areAllKnown()) {
                knownAt = Math.min(knownAt, System.nanoTime());
            }
        });
    }

    /** What is known of the picture of an image of the set on screen. */
    Picture of(int image) {
        Picture found = set.flatMap(shown -> file(shown, image, again))
                .map(pictures::of)
                .orElse(new Picture.Gone());
        boolean decided = again.isEmpty() && set.flatMap(this::outcome).isPresent();
        return found instanceof Picture.Broken broken && broken.isMissing() && decided ? new Picture.Gone() : found;
    }

    private Optional<Outcome> outcome(ImageSet of) {
        return library.get().flatMap(open -> open.outcome(of.id()));
    }

    Optional<CloseUps.CloseUp> closeUp(int image) {
        return closeUps.of(image);
    }

    /** True when every image of the set can be painted, or is known to be broken or gone. */
    boolean areAllKnown() {
        return set.stream()
                .flatMapToInt(shown -> IntStream.range(0, shown.size()))
                .noneMatch(image -> of(image) instanceof Picture.Awaited);
    }

    /** True when at least one image of the set can be painted. */
    boolean isAnyKnown() {
        return set.stream()
                .flatMapToInt(shown -> IntStream.range(0, shown.size()))
                .anyMatch(image -> of(image) instanceof Picture.Ready);
    }

    /** True when nothing is left to be made of what is on screen and of what will be asked for next. */
    boolean areMadeAhead() {
        return pictures.isAtRest();
    }

    /** Milliseconds from the set being shown until all its pictures were there; 0 when they were made ahead. */
    long waitedMillis() {
        return knownAt == Long.MAX_VALUE ? 0 : (knownAt - shownAt) / 1_000_000;
    }

    /**
     * Where an image is now, or was before a decision put it away; empty without a library.
     *
     * @param repeat tells where the images of its set are as they were shown the first time
     */
    private Optional<Path> file(ImageSet of, int image, Optional<Repeat> repeat) {
        Optional<Path> original = repeat.filter(shown -> shown.set().equals(of))
                .map(shown -> shown.pictures().get(image));
        if (original.isPresent()) {
            return original;
        }
        ImageRef ref = of.images().get(image);
        return library.get().map(open -> open.whereIs(of.id(), ref).orElse(ref.in(open.root())));
    }

    /** Asks for what is needed as things stand now. */
    void update() {
        if (set.isEmpty() || library.get().isEmpty()) {
            return;
        }
        List<Pictures.Wish> wishes = new ArrayList<>();
        wish(wishes, set.get(), true);
        near.forEach(later -> wish(wishes, later, false));
        pictures.want(wishes);
        if (!model.isDragging()) {
            lookCloser();
        }
    }

    /** The sets that will be asked for next: two in the direction of the work, the next to do, and the one behind. */
    private Set<ImageSet> around(ImageSet at) {
        Set<ImageSet> sets = new LinkedHashSet<>();
        WorkOrder in = order.get();
        if (backwards) {
            in.neighbour(at.id(), -1).ifPresent(sets::add);
            in.neighbour(at.id(), -2).ifPresent(sets::add);
        }
        Optional<ImageSet> first = in.next(at.id(), toDo);
        coming = first.flatMap(next -> repeatBefore.apply(next.id()));
        coming.map(Repeat::set).ifPresent(sets::add);
        first.ifPresent(sets::add);
        in.neighbour(at.id(), 1).ifPresent(sets::add);
        if (!backwards) {
            first.flatMap(next -> in.next(next.id(), toDo)).ifPresent(sets::add);
            in.neighbour(at.id(), -1).ifPresent(sets::add);
        }
        sets.remove(at);
        return sets;
    }

    /** Wishes the pictures of a set for the panes it will have; until all its sizes are known, those. */
    private void wish(List<Pictures.Wish> wishes, ImageSet wanted, boolean onScreen) {
        List<Path> files = new ArrayList<>();
        List<EditorScene.Subject> subjects = new ArrayList<>();
        boolean known = true;
        ImageSize likely = new ImageSize(1, 1);
        for (int image = 0; image < wanted.size(); image++) {
            Path file = file(wanted, image, onScreen ? again : coming).orElseThrow();
            Picture picture = pictures.of(file);
            files.add(file);
            known &= !(picture instanceof Picture.Awaited(Optional<ImageSize> size) && size.isEmpty());
            likely = picture.knownSize().orElse(likely);
            subjects.add(new EditorScene.Subject(image, likely, CropBox.FULL, Lens.WHOLE));
        }
        List<EditorScene.Pane> panes = known ? canvas.scene(subjects).panes() : List.of();
        for (int image = 0; image < files.size(); image++) {
            Optional<Fit.Within> room =
                    known ? Optional.of(room(panes.get(image).area())) : Optional.empty();
            wishes.add(new Pictures.Wish(files.get(image), room, onScreen));
        }
    }

    private Fit.Within room(Rectangle area) {
        ImageSize size = deviceSize(area.width, area.height);
        return new Fit.Within(size.width(), size.height());
    }

    private ImageSize deviceSize(int width, int height) {
        double zoom = canvas.pixelsPerPoint();
        return new ImageSize(Math.max(1, (int) Math.round(width * zoom)), Math.max(1, (int) Math.round(height * zoom)));
    }

    private void lookCloser() {
        EditorScene scene = canvas.scene();
        for (EditorScene.Pane pane : scene.panes()) {
            if (model.comparison().mode() == CompareMode.DIFFERENCE) {
                request(
                        pane,
                        List.of(model.comparison().one(), model.comparison().two()));
            } else if (of(pane.index()) instanceof Picture.Ready ready && isTooSmall(pane, ready)) {
                request(pane, List.of(pane.index()));
            } else {
                closeUps.drop(pane.index());
                asked.remove(pane.index());
            }
        }
    }

    private boolean isTooSmall(EditorScene.Pane pane, Picture.Ready ready) {
        int made = ready.made().width();
        double shown = pane.image().scale() * ready.size().width() * canvas.pixelsPerPoint();
        return made < ready.size().width() && shown > made * SHARP_ENOUGH;
    }

    private void request(EditorScene.Pane pane, List<Integer> images) {
        List<Path> files = images.stream()
                .filter(image -> of(image) instanceof Picture.Ready)
                .flatMap(image -> file(set.orElseThrow(), image, again).stream())
                .toList();
        if (files.size() < images.size()) {
            return;
        }
        Rectangle visible = pane.area().intersection(pane.image().bounds());
        boolean whole = visible.equals(pane.image().bounds());
        int beyondX = whole ? 0 : (int) (visible.width * BEYOND);
        int beyondY = whole ? 0 : (int) (visible.height * BEYOND);
        PixelBox part = pane.image()
                .under(new Rectangle(
                        visible.x - beyondX,
                        visible.y - beyondY,
                        visible.width + 2 * beyondX,
                        visible.height + 2 * beyondY));
        Rectangle onCanvas = pane.image().onCanvas(part);
        CropBox share = whole ? CropBox.FULL : part.normalised(pane.image().size());
        CloseUps.View view = new CloseUps.View(files, share, deviceSize(onCanvas.width, onCanvas.height));
        if (!view.equals(asked.put(pane.index(), view))) {
            closeUps.request(pane.index(), view);
        }
    }

    /** The notes on pictures of the set: how they were read, such as a colour profile that was converted. */
    String note(int image) {
        return of(image) instanceof Picture.Ready ready ? ready.note() : "";
    }

    void dispose() {
        pictures.dispose();
        closeUps.dispose();
    }
}
