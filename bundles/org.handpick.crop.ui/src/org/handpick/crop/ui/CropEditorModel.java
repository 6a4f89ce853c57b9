package org.handpick.crop.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.AspectLock;
import org.handpick.core.crop.BoxDrag;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * What the Crop Editor shows and what a person has done to it so far. Knows no widget; for the UI thread.
 *
 * <p>Drafts of sets that were left without deciding are kept, and come back with their set. What is kept, and which crop
 * changes that, is decided by {@link DecisionDraft} alone.
 */
final class CropEditorModel {
    private static final ImageSize UNKNOWN_SIZE = new ImageSize(1024, 1024);

    private final Map<SetId, DecisionDraft> drafts = new HashMap<>();
    private final Map<Integer, ImageSize> sizes = new HashMap<>();
    private final Deque<DecisionDraft> before = new ArrayDeque<>();
    private Optional<DecisionDraft> draft = Optional.empty();
    private boolean editable;
    /** What was done to a set that is shown again is not kept: it is no draft of a decision. */
    private boolean isAgain;

    private ImageSize likely = UNKNOWN_SIZE;
    private Lenses lenses = Lenses.whole(0);
    private Comparison comparison = Comparison.of(CompareMode.SIDE_BY_SIDE, 0);
    private AspectLock lock = AspectLock.PRESETS.getFirst();
    private Optional<BoxGrip> grip = Optional.empty();
    private boolean isGripChange;

    /** Forgets what was done to every set; another library is open, or none. */
    void forgetAll() {
        draft = Optional.empty();
        drafts.clear();
        comparison = Comparison.of(comparison.mode(), 0);
    }

    /** Forgets what was done to a set: it is decided. */
    void forget(SetId set) {
        drafts.remove(set);
        draft = draft.filter(shown -> !shown.set().id().equals(set));
    }

    /** A decision about a set was taken back; the set comes back as it was decided. */
    void restore(DecisionDraft undone) {
        forget(undone.set().id());
        drafts.put(undone.set().id(), undone);
    }

    /** Shows a set that is to do, as it was left. */
    void show(ImageSet set) {
        leave();
        show(drafts.getOrDefault(set.id(), DecisionDraft.of(set)), true);
    }

    /** Shows a set that can only be looked at now: its decision is on its way to the disk, or nothing can be decided here. */
    void showLocked(ImageSet set) {
        leave();
        show(drafts.getOrDefault(set.id(), DecisionDraft.of(set)), false);
    }

    /** Shows a set as it was decided; it can only be looked at. */
    void showDecided(DecisionDraft decided) {
        leave();
        show(decided, false);
    }

    /** Shows a set that was decided as if nothing had ever been done to it. */
    void showAgain(ImageSet set) {
        leave();
        show(DecisionDraft.of(set), true);
        isAgain = true;
    }

    private void show(DecisionDraft shown, boolean canChange) {
        editable = canChange;
        isAgain = false;
        draft = Optional.of(shown);
        before.clear();
        sizes.clear();
        grip = Optional.empty();
        lenses = Lenses.whole(shown.set().size());
        comparison = Comparison.of(comparison.mode(), shown.set().size());
    }

    /** Keeps what was done to the set on screen until it is shown again. */
    private void leave() {
        draft.filter(shown -> editable && !isAgain)
                .ifPresent(shown -> drafts.put(shown.set().id(), shown));
    }

    Optional<DecisionDraft> draft() {
        return draft;
    }

    /** False for a set that is decided, or about to be: it is looked at and not changed. */
    boolean isEditable() {
        return editable && draft.isPresent();
    }

    /** What was done to sets that no decision holds yet. */
    List<DecisionDraft> undecided() {
        leave();
        return drafts.values().stream()
                .filter(kept -> !kept.equals(DecisionDraft.of(kept.set())))
                .toList();
    }

    AspectLock lock() {
        return lock;
    }

    void lock(AspectLock changed) {
        lock = changed;
    }

    Comparison comparison() {
        return comparison;
    }

    /** The image that was pointed at last is the one that keys zoom and nudge, and the first of two to be compared. */
    void point(int image) {
        comparison = comparison.pointedAt(image);
    }

    /** The other one of two images that flicker comes to the front. */
    void turn() {
        comparison = comparison.turn();
    }

    /** An image is known to be so large. */
    void sized(int image, ImageSize size) {
        sizes.put(image, size);
        likely = size;
    }

    /** The sizes of the images that are known, by position. */
    Map<Integer, ImageSize> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    /** An image turned out to be unreadable. */
    void broken(int image) {
        if (editable) {
            draft = draft.map(shown -> shown.broken(image));
        }
    }

    /** Where everything stands on a canvas. */
    EditorScene scene(Rectangle client, int line) {
        List<EditorScene.Subject> subjects = new ArrayList<>();
        draft.ifPresent(shown -> comparison
                .shown()
                .forEach(image -> subjects.add(new EditorScene.Subject(
                        image, sizes.getOrDefault(image, likely), shown.box(image), lenses.of(image)))));
        return EditorScene.of(client, line, subjects);
    }

    /** False when an action could do nothing to what is on screen. */
    boolean allows(PickAction action) {
        return switch (action) {
            case KEEP_1, KEEP_2, KEEP_3, KEEP_4 -> isEditable() && has(action.image());
            case SKIP_IMAGE_1, SKIP_IMAGE_2, SKIP_IMAGE_3, SKIP_IMAGE_4 -> isEditable() && has(action.image());
            case RESET_CROP_1, RESET_CROP_2, RESET_CROP_3, RESET_CROP_4 -> isEditable() && has(action.image());
            case COPY_TIME_1, COPY_TIME_2, COPY_TIME_3, COPY_TIME_4 -> has(action.image());
            case SUBMIT, SKIP_SET, RESET_SET -> isEditable();
            case UNDO_CHANGE -> isEditable() && !before.isEmpty();
            case MOVE_LEFT, MOVE_RIGHT, MOVE_UP, MOVE_DOWN, NARROWER, WIDER, SHORTER, TALLER -> isEditable();
            case COMPARE -> comparison.images() > 1;
            case NEXT_PAIR -> !comparison.isSideBySide() && comparison.images() > 2;
            case FULL_SIZE, PREVIOUS, NEXT -> draft.isPresent();
            case JUDGE_AGAIN -> draft.isPresent() && !editable;
            case ACCEPT_SUGGESTION -> isEditable();
            case UNDO, REDO, ASPECT_LOCK, SUGGESTIONS, HELP, QUIT -> true;
        };
    }

    private boolean has(int image) {
        return draft.filter(shown -> image < shown.set().size()).isPresent();
    }

    /**
     * Does what an action asks for as far as it is about the draft, the crop and the view. What it does not allow, and what
     * is about the library or the window, changes nothing here.
     */
    void act(PickAction action, EditorScene scene) {
        if (!allows(action)) {
            return;
        }
        switch (action) {
            case KEEP_1, KEEP_2, KEEP_3, KEEP_4 -> change(shown -> shown.toggleKeep(action.image()));
            case SKIP_IMAGE_1, SKIP_IMAGE_2, SKIP_IMAGE_3, SKIP_IMAGE_4 ->
                change(shown -> shown.toggleSkip(action.image()));
            case RESET_CROP_1, RESET_CROP_2, RESET_CROP_3, RESET_CROP_4 ->
                change(shown -> shown.resetCrop(action.image()));
            case RESET_SET -> {
                change(DecisionDraft::reset);
                lenses = Lenses.whole(comparison.images());
            }
            case UNDO_CHANGE -> draft = Optional.of(before.pop());
            case COMPARE -> comparison = comparison.next();
            case NEXT_PAIR -> comparison = comparison.nextPair();
            case ASPECT_LOCK -> {
                int at = AspectLock.PRESETS.indexOf(lock);
                lock = AspectLock.PRESETS.get((at + 1) % AspectLock.PRESETS.size());
            }
            case MOVE_LEFT -> nudge(scene, Handle.BODY, -1, 0);
            case MOVE_RIGHT -> nudge(scene, Handle.BODY, 1, 0);
            case MOVE_UP -> nudge(scene, Handle.BODY, 0, -1);
            case MOVE_DOWN -> nudge(scene, Handle.BODY, 0, 1);
            case NARROWER -> nudge(scene, Handle.RIGHT, -1, 0);
            case WIDER -> nudge(scene, Handle.RIGHT, 1, 0);
            case SHORTER -> nudge(scene, Handle.BOTTOM, 0, -1);
            case TALLER -> nudge(scene, Handle.BOTTOM, 0, 1);
            default -> {
                // is about the library or the window
            }
        }
    }

    /** Takes over what was suggested: keeps that image, with that crop where one was suggested. One change, as any other. */
    void accept(int image, Optional<CropBox> box) {
        change(shown -> accepted(shown, image, box));
    }

    private static DecisionDraft accepted(DecisionDraft shown, int image, Optional<CropBox> box) {
        return box.map(crop -> shown.cropByPerson(image, crop))
                .orElseGet(() -> shown.isKept(image) ? shown : shown.toggleKeep(image));
    }

    /** Whether the set on screen is as it would be after {@link #accept}. */
    boolean isAccepted(int image, Optional<CropBox> box) {
        return draft.filter(shown -> accepted(shown, image, box).equals(shown)).isPresent();
    }

    /** A drag is one change, however many moves it has. */
    private void change(UnaryOperator<DecisionDraft> how) {
        draft.filter(shown -> editable).ifPresent(shown -> {
            DecisionDraft changed = how.apply(shown);
            if (!changed.equals(shown)) {
                if (!isGripChange) {
                    before.push(shown);
                }
                isGripChange = isDragging();
                draft = Optional.of(changed);
            }
        });
    }

    /** Moves or resizes the box of the keeper, else of the image pointed at, by what a point of the canvas shows. */
    private void nudge(EditorScene scene, Handle handle, int across, int down) {
        DecisionDraft shown = draft.orElseThrow();
        int image = shown.keeper().orElse(comparison.one());
        scene.pane(image).filter(pane -> isReady(image)).ifPresent(pane -> {
            ImageSize size = sizes.get(image);
            double step = Math.max(1, Math.round(1 / pane.image().scale()));
            PixelBox before = shown.box(image).on(size);
            PixelBox after = new BoxDrag(size, before, handle, lock, 0, 0).at(across * step, down * step);
            if (!after.equals(before)) {
                change(kept -> kept.cropByPerson(image, after.normalised(size)));
            }
        });
    }

    private boolean isReady(int image) {
        return isEditable() && sizes.containsKey(image) && !draft.orElseThrow().isBroken(image);
    }

    /** Takes hold of what is under the pointer. */
    void press(EditorScene.Hit hit, double x, double y) {
        int image = hit.pane().index();
        if (isReady(image) && comparison.isSideBySide()) {
            grip = Optional.of(new BoxGrip(hit, draft.orElseThrow().box(image), lock, x, y));
        }
    }

    boolean isDragging() {
        return grip.isPresent();
    }

    /** The pointer has gone to a point of the canvas, or outside it; the box that is held follows, and its image is kept. */
    void dragTo(double x, double y) {
        grip.ifPresent(held -> held.at(x, y).ifPresent(box -> change(shown -> shown.cropByPerson(held.image(), box))));
    }

    void release() {
        grip = Optional.empty();
        isGripChange = false;
    }

    /** Goes nearer or farther at a point of the canvas; all images together, or one when {@code alone}. */
    void zoom(EditorScene.Pane pane, double factor, double x, double y, boolean alone) {
        Lens before = lenses.of(pane.index());
        Lens after = Placement.zoomed(pane.image().size(), pane.area(), before, factor, x, y);
        lenses = lenses.moved(pane.index(), after, alone);
    }

    /** Moves the picture by so many points of the canvas; all images together, or one when {@code alone}. */
    void pan(EditorScene.Pane pane, double dx, double dy, boolean alone) {
        Lens before = lenses.of(pane.index());
        Lens after = Placement.panned(pane.image().size(), pane.area(), before, dx, dy);
        lenses = lenses.moved(pane.index(), after, alone);
    }

    /**
     * Shows one pixel of the image on one of the display at a point of the canvas, or the whole images again.
     *
     * @param pointsPerPixel canvas points for each device pixel
     */
    void toggleFullSize(EditorScene.Pane pane, double pointsPerPixel, double x, double y) {
        if (lenses.areWhole()) {
            zoom(pane, pointsPerPixel / pane.image().scale(), x, y, false);
        } else {
            lenses = Lenses.whole(comparison.images());
        }
    }

    Lenses lenses() {
        return lenses;
    }
}
