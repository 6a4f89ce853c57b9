package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.AspectLock;
import org.handpick.core.crop.BoxDrag;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * What the Crop Editor shows and what a person has done to it so far. Knows no widget; for the UI thread.
 *
 * <p>Drafts of sets that were left without deciding are kept, and come back with their set.
 */
final class CropEditorModel {
    /** A pointer that stays within so many canvas points has clicked, and changes no crop. */
    private static final double CLICK = 3;

    private static final ImageSize UNKNOWN_SIZE = new ImageSize(1024, 1024);

    private final Map<SetId, DecisionDraft> drafts = new HashMap<>();
    private final Map<Integer, ImageSize> sizes = new HashMap<>();
    private Optional<DecisionDraft> draft = Optional.empty();
    private boolean decided;
    private List<Lens> lenses = List.of();
    private CompareMode mode = CompareMode.SIDE_BY_SIDE;
    private boolean second;
    private int focused;
    private AspectLock lock = AspectLock.PRESETS.getFirst();
    private Optional<Drag> drag = Optional.empty();

    /** A box that is held since the pointer was at a point; it moves once the pointer has left that point. */
    private record Drag(int image, BoxDrag box, Placement placement, double x, double y, boolean hasMoved) {
        boolean leaves(double toX, double toY) {
            return hasMoved || Math.hypot(toX - x, toY - y) >= CLICK;
        }
    }

    /** Forgets what was done to every set; another library is open. */
    void forgetAll() {
        draft = Optional.empty();
        drafts.clear();
    }

    /** Forgets what was done to a set; it is decided, or is to do again. */
    void forget(SetId set) {
        drafts.remove(set);
        draft = draft.filter(shown -> !shown.set().id().equals(set));
    }

    /** A decision about a set was taken back; the set comes back as it was decided. */
    void restore(DecisionDraft undone) {
        forget(undone.set().id());
        drafts.put(undone.set().id(), undone);
    }

    /** @param outcome what was decided about the set, as a draft; empty when it is to do */
    void show(ImageSet set, Optional<DecisionDraft> outcome) {
        keepDraft();
        decided = outcome.isPresent();
        draft = Optional.of(outcome.orElseGet(() -> drafts.getOrDefault(set.id(), DecisionDraft.of(set))));
        lenses = Collections.nCopies(set.size(), Lens.WHOLE);
        sizes.clear();
        drag = Optional.empty();
        focused = 0;
        second = false;
    }

    private void keepDraft() {
        draft.filter(shown -> !decided)
                .ifPresent(shown -> drafts.put(shown.set().id(), shown));
    }

    Optional<DecisionDraft> draft() {
        return draft;
    }

    /** True when the set on screen has an outcome already; it is looked at and not changed. */
    boolean isDecided() {
        return decided;
    }

    AspectLock lock() {
        return lock;
    }

    void lock(AspectLock changed) {
        lock = changed;
    }

    void nextLock() {
        int at = AspectLock.PRESETS.indexOf(lock);
        lock = AspectLock.PRESETS.get((at + 1) % AspectLock.PRESETS.size());
    }

    CompareMode mode() {
        return mode;
    }

    void nextMode() {
        mode = draft.filter(shown -> shown.set().size() > 1).isPresent() ? mode.next() : CompareMode.SIDE_BY_SIDE;
        second = false;
    }

    /** The other one of the two images that flicker. */
    void flicker() {
        second = !second;
    }

    /** The two images that are compared when they lie over each other: the one that was pointed at, and its neighbour. */
    List<Integer> pair() {
        int count = draft.map(shown -> shown.set().size()).orElse(0);
        return count < 2 ? List.of() : List.of(focused, (focused + 1) % count);
    }

    /** The positions on screen, from left to right. */
    List<Integer> shown() {
        int count = draft.map(shown -> shown.set().size()).orElse(0);
        if (mode == CompareMode.SIDE_BY_SIDE || count < 2) {
            return IntStream.range(0, count).boxed().toList();
        }
        return List.of(pair().get(mode == CompareMode.FLICKER && second ? 1 : 0));
    }

    void sized(int image, ImageSize size) {
        sizes.put(image, size);
    }

    /** The sizes of the images that could be read, by position. */
    Map<Integer, ImageSize> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    void broken(int image) {
        change(shown -> shown.broken(image));
    }

    /** Where everything stands on a canvas. */
    EditorScene scene(Rectangle client, int line) {
        List<ImageSize> known = new ArrayList<>();
        List<CropBox> boxes = new ArrayList<>();
        draft.ifPresent(shown -> {
            ImageSize likely = sizes.values().stream().findFirst().orElse(UNKNOWN_SIZE);
            for (int i = 0; i < shown.set().size(); i++) {
                known.add(sizes.getOrDefault(i, likely));
                boxes.add(shown.box(i));
            }
        });
        return EditorScene.of(client, line, shown(), known, boxes, lenses);
    }

    /** Changes the draft as an action asks; one that is about an image the set has not, or about none, changes nothing. */
    void act(PickAction action) {
        int image = action.image();
        switch (action) {
            case KEEP_1, KEEP_2, KEEP_3, KEEP_4 -> change(image, shown -> shown.toggleKeep(image));
            case SKIP_IMAGE_1, SKIP_IMAGE_2, SKIP_IMAGE_3, SKIP_IMAGE_4 ->
                change(image, shown -> shown.toggleSkip(image));
            case RESET_CROP_1, RESET_CROP_2, RESET_CROP_3, RESET_CROP_4 ->
                change(image, shown -> shown.resetCrop(image));
            case RESET_SET -> {
                change(DecisionDraft::reset);
                lenses = Collections.nCopies(lenses.size(), Lens.WHOLE);
            }
            default -> {
                // is not about the draft
            }
        }
    }

    private void change(int image, UnaryOperator<DecisionDraft> how) {
        if (draft.filter(shown -> image < shown.set().size()).isPresent()) {
            change(how);
        }
    }

    private void change(UnaryOperator<DecisionDraft> how) {
        if (!decided) {
            draft = draft.map(how);
        }
    }

    /** The image that was pointed at last; what is compared and what zooms on a key. */
    void focus(int image) {
        if (mode == CompareMode.SIDE_BY_SIDE) {
            focused = image;
        }
    }

    int focused() {
        return focused;
    }

    /** Takes hold of a box, or begins a new one outside it or in a box that is the whole image. */
    void press(EditorScene.Hit hit, double x, double y) {
        EditorScene.Pane pane = hit.pane();
        if (decided || !sizes.containsKey(pane.index()) || draft.orElseThrow().isBroken(pane.index())) {
            return;
        }
        Placement image = pane.image();
        CropBox box = draft.orElseThrow().box(pane.index());
        boolean draws = hit.handle().isEmpty() || box.isFull() && hit.handle().get() == Handle.BODY;
        BoxDrag started = draws
                ? BoxDrag.drawing(image.size(), lock, image.imageX(x), image.imageY(y))
                : new BoxDrag(
                        image.size(), box.on(image.size()), hit.handle().get(), lock, image.imageX(x), image.imageY(y));
        drag = Optional.of(new Drag(pane.index(), started, image, x, y, false));
    }

    boolean isDragging() {
        return drag.isPresent();
    }

    void dragTo(double x, double y) {
        drag.filter(held -> held.leaves(x, y)).ifPresent(held -> {
            drag = Optional.of(new Drag(held.image(), held.box(), held.placement(), held.x(), held.y(), true));
            CropBox box = held.box()
                    .at(held.placement().imageX(x), held.placement().imageY(y))
                    .normalised(held.placement().size());
            change(shown -> shown.cropByPerson(held.image(), box));
        });
    }

    void release() {
        drag = Optional.empty();
    }

    /** Goes nearer or farther at a point of the canvas; all images together, or one when {@code alone}. */
    void zoom(EditorScene.Pane pane, double factor, double x, double y, boolean alone) {
        Lens lens = Placement.zoomed(pane.image().size(), pane.area(), lenses.get(pane.index()), factor, x, y);
        look(pane.index(), lens, alone);
    }

    /** Moves the picture under the pointer by so many canvas points. */
    void pan(EditorScene.Pane pane, double dx, double dy, boolean alone) {
        Lens lens = lenses.get(pane.index());
        Rectangle image = pane.image().bounds();
        look(pane.index(), new Lens(lens.zoom(), lens.x() - dx / image.width, lens.y() - dy / image.height), alone);
    }

    /** Shows one pixel of the image on one of the screen at a point of the canvas, or all of it again. */
    void toggleFullSize(EditorScene.Pane pane, double pointsPerPixel, double x, double y) {
        if (lenses.get(pane.index()).isWhole()) {
            zoom(pane, pointsPerPixel / pane.image().scale(), x, y, false);
        } else {
            look(pane.index(), Lens.WHOLE, false);
        }
    }

    private void look(int image, Lens lens, boolean alone) {
        List<Lens> changed = new ArrayList<>(alone ? lenses : Collections.nCopies(lenses.size(), lens));
        changed.set(image, lens);
        lenses = List.copyOf(changed);
    }

    Lens lens(int image) {
        return lenses.get(image);
    }

    /** What a person would be told who cannot see the canvas. */
    String description() {
        return draft.map(shown -> {
                    StringBuilder text = new StringBuilder(shown.set().id().text());
                    for (int i = 0; i < shown.set().size(); i++) {
                        text.append(", image ").append(i + 1).append(' ').append(state(shown, i));
                    }
                    return text.toString();
                })
                .orElse("No set");
    }

    private static String state(DecisionDraft shown, int image) {
        if (shown.isBroken(image)) {
            return "broken";
        }
        return shown.isKept(image) ? "keep" : shown.isSkipped(image) ? "skip" : "reject";
    }
}
