package org.handpick.learning.measures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.imaging.UnreadableImage;

/** Measures how much pictures vary, by a few hundred of them that lie evenly among all. */
public final class MeasureSpread implements Operation<Spread> {
    /** So many tell a standard deviation well enough, and are measured in seconds. */
    private static final int ENOUGH = 400;

    private final List<Path> pictures;

    /** @param pictures the image files, such as those of a training set, in an order that does not change */
    public MeasureSpread(List<Path> pictures) {
        this.pictures = List.copyOf(pictures);
    }

    /** One that can't be read is passed over: the training has named it. */
    @Override
    public Spread run(Progress progress) {
        List<Path> some = some();
        progress.begin("Measuring how much pictures vary", some.size());
        List<Measures> measured = new ArrayList<>();
        for (Path picture : some) {
            progress.check();
            try {
                measured.add(Measured.of(picture).whole());
            } catch (UnreadableImage e) {
                // the others tell as much
            }
            progress.advance(1);
        }
        return Spread.over(measured);
    }

    private List<Path> some() {
        int count = Math.min(pictures.size(), ENOUGH);
        return IntStream.range(0, count)
                .mapToObj(one -> pictures.get((int) ((long) one * pictures.size() / count)))
                .toList();
    }
}
