package org.handpick.traininglog.check;

import java.util.Optional;
import java.util.Set;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.traininglog.reading.LogRecord;

/**
 * Follows what is in force for each set of a log, and so tells rows about a set that is decided already.
 *
 * <p>A set is the same when session and id are, or id and first image: ids like {@code group_3} repeat in every session
 * and mean another set each time, ids made from file names mean the same set in every session. Two libraries may hold sets of
 * the same names; where a row tells the folder of its set, that belongs to both keys.
 */
final class SetHistory {
    private final SeenSets sets = new SeenSets();

    /** Judges a row without crop. The keys stand for session and id, and for id and image. */
    void judge(LogRecord row, long bySession, long byImage, Optional<EventColumns> event, Set<Fault> faults) {
        enter(row, bySession, byImage, event, faults);
    }

    /**
     * Judges a row with a crop and tells what part of the original the crop is.
     *
     * @param box the row's box in pixels of {@code size}, and {@code pixels} whether the row has it so
     * @return {@code box}, or where it was made on the output of an earlier crop, its place in the original
     */
    PixelBox judge(
            LogRecord row,
            long bySession,
            long byImage,
            Optional<EventColumns> event,
            PixelBox box,
            boolean pixels,
            ImageSize size,
            Set<Fault> faults) {
        int set = enter(row, bySession, byImage, event, faults);
        if (!faults.contains(Fault.REPEATED_SET)) {
            if (set >= 0) {
                sets.cropped(set, box);
            }
            return box;
        }
        if (box.equals(PixelBox.full(size))) {
            faults.add(Fault.REPEATED_FULL_BOX);
            return box;
        }
        return pixels && sets.hasCrop(set) ? recrop(set, box, faults) : box;
    }

    /**
     * A box in pixels that fits in what the earlier crop left was made on the cropped file after a restart, while the
     * size in the row is that of the original, which was filled in later.
     */
    private PixelBox recrop(int set, PixelBox box, Set<Fault> faults) {
        PixelBox frame = sets.crop(set);
        if (!box.fits(frame.size())) {
            return box;
        }
        PixelBox placed = new PixelBox(
                frame.left() + box.left(),
                frame.top() + box.top(),
                frame.left() + box.right(),
                frame.top() + box.bottom());
        faults.add(placed.equals(frame) ? Fault.RECROP_WHOLE : Fault.RECROP_INSIDE);
        sets.cropped(set, placed);
        return placed;
    }

    /** The set of the row; -1 for an undo. */
    private int enter(LogRecord row, long bySession, long byImage, Optional<EventColumns> event, Set<Fault> faults) {
        int found = sets.find(bySession);
        if (found < 0) {
            found = sets.find(byImage);
        }
        if (event.isPresent() && event.get().isUndo(row)) {
            if (found < 0 || !sets.undo(found, event.get().hash(row, true))) {
                faults.add(Fault.UNKNOWN_UNDO);
            }
            return -1;
        }
        int set = found < 0 ? sets.add() : found;
        sets.name(bySession, set);
        sets.name(byImage, set);
        if (sets.inForce(set) > 0) {
            faults.add(Fault.REPEATED_SET);
        } else {
            sets.uncropped(set);
        }
        sets.decided(set, event.map(columns -> columns.hash(row, false)).orElse(0L));
        return set;
    }

    long sets() {
        return sets.sets();
    }

    long repeatedSets() {
        return sets.repeated();
    }

    long rowsOfRepeatedSets() {
        return sets.rowsOfRepeated();
    }
}
