package org.handpick.traininglog.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogRecord;

/** Select and crop logs: ragged ones of the earlier scripts, and ours. */
final class SelectCropRules implements RowRules {
    private static final byte[] EXTRACTION = "_extraction".getBytes(StandardCharsets.UTF_8);
    private static final int BOX = 6;
    private static final int DIRECTORY = 2;
    private static final int IMAGES = 11;
    private static final int PER_IMAGE = 4;

    private final int columns;
    private final Optional<EventColumns> event;
    private final SetHistory history = new SetHistory();
    private final Headcount headcount = new Headcount();

    /** Of the row judged last, where it has a box: its place in the original, in fractions. */
    private Optional<CropBox> crop = Optional.empty();

    private Optional<Instant> lastTime = Optional.empty();

    SelectCropRules(int columns, Optional<EventColumns> event) {
        this.columns = columns;
        this.event = event;
    }

    @Override
    public void judge(LogRecord row, Set<Fault> faults) {
        crop = Optional.empty();
        if (LogFormat.isExtraction(row)) {
            faults.add(Fault.SHIFTED_ROW);
            if (row.endsWith(0, EXTRACTION)) {
                faults.add(Fault.MADE_UP_BOX);
            }
            return;
        }
        if (!hasShape(row, faults)) {
            return;
        }
        if (row.endsWith(0, EXTRACTION)) {
            faults.add(Fault.MADE_UP_BOX);
        }
        if (row.field(0).isBlank() || row.field(1).isBlank()) {
            faults.add(Fault.MISSING_ID);
        }
        Optional<Instant> time = RowRules.time(row.field(10), faults);
        if (time.isPresent()) {
            if (lastTime.isPresent() && time.get().isBefore(lastTime.get())) {
                faults.add(Fault.TIME_GOES_BACK);
            }
            lastTime = time;
        }
        OptionalInt images = images(row, faults);
        if (images.isEmpty()) {
            return;
        }
        event.ifPresent(columnsOfEvent -> columnsOfEvent.judge(row, images.getAsInt(), faults));
        OptionalInt chosen = row.integer(4);
        if (chosen.isEmpty()) {
            faults.add(Fault.NOT_A_NUMBER);
        } else if (chosen.getAsInt() < -1 || chosen.getAsInt() >= images.getAsInt()) {
            faults.add(Fault.INDEX_OUT_OF_RANGE);
        } else if (chosen.getAsInt() == -1) {
            judgeRejectAll(row, images.getAsInt(), time, faults);
        } else {
            judgeKeeper(row, images.getAsInt(), chosen.getAsInt(), time, faults);
        }
    }

    private boolean hasShape(LogRecord row, Set<Fault> faults) {
        int fields = row.size();
        boolean groups = fields >= IMAGES + PER_IMAGE && (fields - IMAGES) % PER_IMAGE == 0;
        if (event.isPresent() ? fields != columns : !groups) {
            faults.add(Fault.MALFORMED_ROW);
            return false;
        }
        if (fields != columns) {
            faults.add(fields < columns ? Fault.SHORT_ROW : Fault.LONG_ROW);
        }
        return true;
    }

    /** How many images the row has; empty where it contradicts itself. */
    private OptionalInt images(LogRecord row, Set<Fault> faults) {
        OptionalInt count = row.integer(3);
        if (count.isEmpty()) {
            faults.add(Fault.NOT_A_NUMBER);
            return count;
        }
        int room = event.isPresent() ? ImageSet.MAX_IMAGES : (row.size() - IMAGES) / PER_IMAGE;
        int named = 0;
        for (int i = 0; i < room; i++) {
            if (!row.isEmpty(path(i))) {
                named++;
            }
        }
        boolean inOrder = count.getAsInt() == named && (named == 0 || !row.isEmpty(path(named - 1)));
        if (!inOrder || named == 0 || named > ImageSet.MAX_IMAGES) {
            faults.add(Fault.IMAGE_COUNT_DIFFERS);
            return OptionalInt.empty();
        }
        for (int i = 0; i < named; i++) {
            String path = row.field(path(i));
            if (path.isBlank()) {
                faults.add(Fault.MISSING_PATH);
            }
            for (int earlier = 0; earlier < i; earlier++) {
                if (path.equals(row.field(path(earlier)))) {
                    faults.add(Fault.REPEATED_PATH);
                }
            }
            Sizes.read(row, path(i) + 2, faults);
        }
        return count;
    }

    private static long inSession(LogRecord row) {
        return row.hash(0, 1) ^ row.hash(DIRECTORY);
    }

    private static long byImage(LogRecord row) {
        return row.hash(1, IMAGES) ^ row.hash(DIRECTORY);
    }

    private void judgeRejectAll(LogRecord row, int images, Optional<Instant> time, Set<Fault> faults) {
        if (!row.isEmpty(5)) {
            faults.add(Fault.CHOSEN_PATH_DIFFERS);
        }
        if (!RawBox.isMissing(row, BOX)) {
            faults.add(Fault.BOX_WITHOUT_KEEPER);
        }
        if (RowRules.isMendable(faults)) {
            history.judge(row, inSession(row), byImage(row), event, faults);
        }
        headcount.add(row.field(0), row.field(2), images, -1, time);
    }

    private void judgeKeeper(LogRecord row, int images, int chosen, Optional<Instant> time, Set<Fault> faults) {
        String path = row.field(5);
        if (path.isBlank()) {
            faults.add(Fault.MISSING_PATH);
        } else if (!path.equals(row.field(path(chosen)))) {
            faults.add(Fault.CHOSEN_PATH_DIFFERS);
        }
        if (event.isEmpty() && !path.isBlank() && !CanonicalName.is(path)) {
            faults.add(Fault.NONCANONICAL_NAME);
        }
        Optional<ImageSize> size = Sizes.read(row, path(chosen) + 2, faults);
        Optional<RawBox> box = RawBox.read(row, BOX);
        headcount.add(row.field(0), row.field(2), images, chosen, time);
        headcount.addKeeper(row.field(path(chosen) + 1), size, box);
        if (box.isEmpty()) {
            faults.add(RawBox.isMissing(row, BOX) ? Fault.MISSING_BOX : Fault.NOT_A_NUMBER);
            return;
        }
        box.get().judge(size, faults);
        if (size.isPresent() && RowRules.isMendable(faults)) {
            place(row, box.get(), size.get(), faults);
        }
    }

    private void place(LogRecord row, RawBox box, ImageSize size, Set<Fault> faults) {
        PixelBox pixels = box.pixels(size);
        PixelBox placed = history.judge(row, inSession(row), byImage(row), event, pixels, box.inPixels(), size, faults);
        CropBox normalised = box.normalised(size);
        crop = Optional.of(placed.equals(pixels) ? normalised : placed.normalised(size));
        if (normalised.isFull()) {
            faults.add(Fault.FULL_BOX);
        } else if (event.isEmpty() && box.atOrigin() && !faults.contains(Fault.REPEATED_SET)) {
            faults.add(Fault.ORIGIN_BOX);
        }
    }

    /** Its crop is the crop's place in the original, also where it was made on an already cropped file. */
    @Override
    public Optional<DecisionRow> mended(LogRecord row) {
        int images = row.integer(3).orElseThrow();
        List<LoggedImage> logged = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            ImageSize size = new ImageSize(
                    row.integer(path(i) + 2).orElseThrow(),
                    row.integer(path(i) + 3).orElseThrow());
            logged.add(new LoggedImage(row.field(path(i)), row.field(path(i) + 1), size));
        }
        return Optional.of(new SelectCropRow(
                row.field(0),
                new SetId(row.field(1)),
                row.field(2),
                logged,
                crop.map(box -> new Keeper(row.integer(4).orElseThrow(), box)),
                RowRules.knownTime(row.field(10)),
                event.map(columnsOfEvent -> columnsOfEvent.read(row)).orElseGet(() -> RowRules.importedEvent(row))));
    }

    @Override
    public Census census() {
        return headcount.census(history);
    }

    private static int path(int image) {
        return IMAGES + PER_IMAGE * image;
    }
}
