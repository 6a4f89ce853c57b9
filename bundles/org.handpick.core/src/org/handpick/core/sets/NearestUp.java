package org.handpick.core.sets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handpick.core.sets.GroupingRule.ByStage;

/**
 * The walk through the images of a folder that makes sets by stage: a run begins at the next image, takes the nearest higher
 * stage that follows, again and again, and ends where none does. See docs/log-formats.md, Grouping.
 */
final class NearestUp {
    private final List<ImageName> names;
    private final ByStage rule;
    private final List<List<ImageRef>> runs = new ArrayList<>();
    private final List<ImageRef> passedOver = new ArrayList<>();

    /** @param names in the order in which they are walked through */
    NearestUp(List<ImageName> names, ByStage rule) {
        this.names = names;
        this.rule = rule;
        for (int next = 0; next < names.size(); ) {
            next = run(next);
        }
    }

    /** What belongs together, in the order of the first images; runs of any length, also of one image. */
    List<List<ImageRef>> runs() {
        return runs;
    }

    /** Images that lay between two that were taken, and are in no run. */
    List<ImageRef> passedOver() {
        return passedOver;
    }

    /** @return where the next run begins */
    private int run(int first) {
        List<ImageRef> run = new ArrayList<>();
        run.add(names.get(first).image());
        int last = first;
        for (int pick = pickAfter(last); pick > last; pick = pickAfter(last)) {
            names.subList(last + 1, pick).forEach(passed -> passedOver.add(passed.image()));
            last = pick;
            run.add(names.get(last).image());
        }
        runs.add(run);
        return last + 1;
    }

    /** The nearest image of a higher stage behind {@code last}, else {@code last}. */
    private int pickAfter(int last) {
        double stage = names.get(last).stageNumber();
        int end = (int) Math.min(names.size(), (long) last + 1 + rule.lookahead());
        int pick = last;
        for (int at = last + 1; at < end; at++) {
            double candidate = names.get(at).stageNumber();
            if (candidate <= stage || isTooLate(names.get(last), names.get(at), rule.gap())) {
                break;
            }
            if (pick == last || candidate < names.get(pick).stageNumber()) {
                pick = at;
            }
        }
        return pick;
    }

    private static boolean isTooLate(ImageName last, ImageName next, Optional<Duration> gap) {
        return gap.isPresent()
                && last.time().isPresent()
                && next.time().isPresent()
                && Duration.between(last.time().get(), next.time().get()).compareTo(gap.get()) > 0;
    }
}
