package org.handpick.core.decisions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;

/**
 * A decision that is still on screen: what a person did to a set so far. Immutable; what is done gives another draft.
 *
 * <p>The rules of keeping live here and nowhere else: a key on an image that is not kept keeps it and un-keeps every other;
 * on the kept one it un-keeps it; whoever changes the crop of an image keeps that image and un-keeps every other, whose
 * boxes stay; a box that the program changes never changes what is kept; a reset of one crop keeps the state. There is
 * room for one keeper. Positions count from 0.
 */
public final class DecisionDraft {
    private final ImageSet set;
    private final OptionalInt keeper;
    private final List<CropBox> boxes;
    private final Set<Integer> skipped;
    private final Set<Integer> broken;

    private DecisionDraft(
            ImageSet set, OptionalInt keeper, List<CropBox> boxes, Set<Integer> skipped, Set<Integer> broken) {
        this.set = set;
        this.keeper = keeper;
        this.boxes = List.copyOf(boxes);
        this.skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
        this.broken = Collections.unmodifiableSet(new TreeSet<>(broken));
    }

    /** Nothing is decided: no keeper, and every box is the whole image. */
    public static DecisionDraft of(ImageSet set) {
        return new DecisionDraft(
                set, OptionalInt.empty(), Collections.nCopies(set.size(), CropBox.FULL), Set.of(), Set.of());
    }

    /** What was decided earlier, to be looked at or decided anew. @param left the images that were left in their places */
    public static DecisionDraft of(ImageSet set, Decision decision, Set<ImageRef> left) {
        DecisionDraft draft = of(set).skipping(left);
        return switch (decision) {
            case Decision.Keep keep -> {
                int at = set.images().indexOf(keep.keeper());
                yield at < 0 ? draft : draft.withBox(at, keep.box()).keeping(OptionalInt.of(at));
            }
            case Decision.RejectAll _ -> draft;
            case Decision.Skip _ -> draft;
        };
    }

    public ImageSet set() {
        return set;
    }

    public OptionalInt keeper() {
        return keeper;
    }

    public boolean isKept(int image) {
        return keeper.isPresent() && keeper.getAsInt() == image;
    }

    public CropBox box(int image) {
        return boxes.get(image);
    }

    /** True for an image that stays where it is, in no set. */
    public boolean isSkipped(int image) {
        return skipped.contains(image);
    }

    /** True for an image that cannot be read. It is never kept and never rejected; it stays where it is. */
    public boolean isBroken(int image) {
        return broken.contains(image);
    }

    /** True when Enter would reject the image: nobody keeps it, skips it, and it can be read. */
    public boolean isRejected(int image) {
        return !isKept(image) && !isSkipped(image) && !isBroken(image);
    }

    /** True when Enter would reject every image that can be rejected. */
    public boolean rejectsAll() {
        return decision() instanceof Decision.RejectAll;
    }

    /** Keeps the image and no other; un-keeps it when it is kept. An image that was skipped is so no more. */
    public DecisionDraft toggleKeep(int image) {
        check(image);
        if (isBroken(image)) {
            return this;
        }
        return isKept(image) ? keeping(OptionalInt.empty()) : keeping(OptionalInt.of(image));
    }

    /** A person changed the crop of an image: it is kept, and no other. */
    public DecisionDraft cropByPerson(int image, CropBox box) {
        check(image);
        return isBroken(image) ? this : withBox(image, box).keeping(OptionalInt.of(image));
    }

    /** The program changed the crop of an image; what is kept stays. */
    public DecisionDraft cropByProgram(int image, CropBox box) {
        check(image);
        return withBox(image, box);
    }

    /** The box of one image is the whole image again; what is kept stays. */
    public DecisionDraft resetCrop(int image) {
        return cropByProgram(image, CropBox.FULL);
    }

    /** Leaves the image where it is, in no set, or takes it back into the set. A keeper is kept no more. */
    public DecisionDraft toggleSkip(int image) {
        check(image);
        Set<Integer> changed = new TreeSet<>(skipped);
        if (!changed.remove(image)) {
            changed.add(image);
        }
        return new DecisionDraft(set, isKept(image) ? OptionalInt.empty() : keeper, boxes, changed, broken);
    }

    /** The image turned out to be unreadable. */
    public DecisionDraft broken(int image) {
        check(image);
        Set<Integer> changed = new TreeSet<>(broken);
        changed.add(image);
        return new DecisionDraft(set, isKept(image) ? OptionalInt.empty() : keeper, boxes, skipped, changed);
    }

    /** As it was in the beginning, states and boxes; what is broken stays so. */
    public DecisionDraft reset() {
        return new DecisionDraft(
                set, OptionalInt.empty(), Collections.nCopies(set.size(), CropBox.FULL), Set.of(), broken);
    }

    /** What Enter would decide. A set in which no image is left to decide about is skipped. */
    public Decision decision() {
        if (keeper.isPresent()) {
            return new Decision.Keep(set.images().get(keeper.getAsInt()), boxes.get(keeper.getAsInt()));
        }
        for (int image = 0; image < set.size(); image++) {
            if (isRejected(image)) {
                return new Decision.RejectAll();
            }
        }
        return new Decision.Skip();
    }

    /** The images that stay where they are: those a person skipped, and those that cannot be read. */
    public Set<ImageRef> leftInPlace() {
        Set<ImageRef> images = new LinkedHashSet<>();
        for (int image = 0; image < set.size(); image++) {
            if (isSkipped(image) || isBroken(image)) {
                images.add(set.images().get(image));
            }
        }
        return images;
    }

    private DecisionDraft skipping(Set<ImageRef> images) {
        Set<Integer> places = images.stream().map(set.images()::indexOf).collect(Collectors.toSet());
        return new DecisionDraft(set, keeper, boxes, places, broken);
    }

    private DecisionDraft keeping(OptionalInt image) {
        Set<Integer> left = new TreeSet<>(skipped);
        image.ifPresent(left::remove);
        return new DecisionDraft(set, image, boxes, left, broken);
    }

    private DecisionDraft withBox(int image, CropBox box) {
        List<CropBox> changed = new ArrayList<>(boxes);
        changed.set(image, box);
        return new DecisionDraft(set, keeper, changed, skipped, broken);
    }

    private void check(int image) {
        if (image < 0 || image >= set.size()) {
            throw new IndexOutOfBoundsException("the set has " + set.size() + " images, none at " + image);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecisionDraft draft
                && set.equals(draft.set)
                && keeper.equals(draft.keeper)
                && boxes.equals(draft.boxes)
                && skipped.equals(draft.skipped)
                && broken.equals(draft.broken);
    }

    @Override
    public int hashCode() {
        return set.hashCode() * 31 + boxes.hashCode();
    }
}
