package org.handpick.learning.suggestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.handpick.dataset.Split;
import org.handpick.learning.FileHash;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;

/** Makes runs that went to their end, with a model and an evaluation. */
record JudgedRuns(Path dataArea) {
    Runs runs() {
        return new Runs(dataArea);
    }

    /** @param minute of one hour at which it was made; a later one is newer */
    RunFolder finished(String name, int minute, boolean ranksBetter) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T10:%02d:00Z".formatted(minute)), ZoneOffset.UTC);
        RunFolder run = new Runs(dataArea, clock)
                .create(
                        name,
                        "m",
                        RunConfig.EMPTY,
                        RunEnvironment.ofThisMachine(Map.of(), "/no/dataset", "0".repeat(64)));
        run.begin(ProcessMark.current());
        Files.writeString(run.model(), "the numbers of " + name);
        judge(run, Split.TEST, ranksBetter, "0.6");
        run.finish();
        return run;
    }

    /** Puts an evaluation where that by the test side belongs, of a model that has an opinion at no confidence. */
    static void judgeSilent(RunFolder run) throws IOException {
        judge(run, Split.TEST, true, "null");
    }

    /** Puts an evaluation where that by the test side belongs. @param split the side that it says it was made by */
    static void judge(RunFolder run, Split split) throws IOException {
        judge(run, split, true, "0.6");
    }

    private static void judge(RunFolder run, Split split, boolean ranksBetter, String speaksFrom) throws IOException {
        run.writeEvaluation(
                Split.TEST, """
                {"split":"%s","model_sha256":"%s",
                 "beats_baselines":{"ranking":{"beats":%s},"crop":{"beats":true}},
                 "calibration":{"temperature":1.0,"speaks_from":%s,"wanted":0.9,"sets":30}}
                """.formatted(split.key(), FileHash.sha256(run.model()), ranksBetter, speaksFrom));
    }
}
