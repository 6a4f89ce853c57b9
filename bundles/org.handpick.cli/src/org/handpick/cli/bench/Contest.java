package org.handpick.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.core.Progress;

/**
 * Ours and its peers at the same work: in turns, so that what else the machine does is shared fairly. The first of them is
 * ours.
 */
final class Contest {
    private final Map<String, Runnable> runners = new LinkedHashMap<>();

    /** Our own work under a name. */
    Contest ours(String name, Runnable work) {
        runners.put(name, work);
        return this;
    }

    /** A peer takes part if it is installed. */
    Contest peer(String name, Peer peer) {
        if (peer.isInstalled()) {
            runners.put(name, peer::run);
        }
        return this;
    }

    /** Each does its work once unmeasured, so that code and files are warm. */
    Contest warmUp(Progress progress) {
        run(1, progress);
        return this;
    }

    /** Each does its work {@code runs} times. */
    Map<String, Times> run(int runs, Progress progress) {
        Map<String, List<Duration>> times = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            runners.forEach((name, work) -> {
                progress.check();
                times.computeIfAbsent(name, key -> new ArrayList<>()).add(Times.of(work));
            });
        }
        Map<String, Times> result = new LinkedHashMap<>();
        times.forEach((name, measured) -> result.put(name, Times.of(measured)));
        return result;
    }

    /** Every median in milliseconds, and behind each peer how many times as long ours took. */
    static List<Figure> medians(Map<String, Times> times) {
        List<Figure> figures = new ArrayList<>();
        double ours = times.values().iterator().next().median();
        times.forEach((name, measured) -> {
            figures.add(new Figure(name + "_median", measured.median(), "ms", measured.count()));
            if (figures.size() > 1) {
                figures.add(new Figure("ratio_to_" + name, ours / measured.median(), "x", measured.count()));
            }
        });
        return figures;
    }
}
