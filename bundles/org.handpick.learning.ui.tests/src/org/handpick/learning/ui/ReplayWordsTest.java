package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.ListedDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Judged;
import org.handpick.learning.evaluation.Offer;
import org.handpick.learning.evaluation.Replay;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.junit.jupiter.api.Test;

class ReplayWordsTest {
    private static final Instant TRAINED = Instant.parse("2026-01-31T12:00:00Z");
    private static final int DAY = 24 * 60 * 60;
    private static final ListedDataset DATASET = new ListedDataset(Path.of("/d/later"), 8, 1, 1);
    private static final CropBox BOX = new CropBox(0.2, 0.2, 0.8, 0.8);

    @Test
    void without_a_decision_since_it_says_what_is_missing_and_how_it_is_made() {
        assertEquals(
                "No decision of later was made since the training of first began, on 2026-01-31 12:00, about a set that it"
                        + " has not seen. Decide some more sets in Pick and build a dataset of the log in the view"
                        + " Training; it can then be chosen here.",
                sentences(replay(0.6)));
    }

    @Test
    void it_counts_what_would_have_been_right_and_the_time_that_this_would_have_saved() {
        assertEquals(
                "3 decisions were made since the training began, so the model can't have learned from them. It would"
                        + " have proposed something for 3 of them: the right keeper in 2, and nothing to change in 2. That"
                        + " would have saved you about 85 seconds: it takes 2 seconds to accept what is right, and what is"
                        + " wrong costs 1 more.",
                sentences(replay(0.6, decided(1, 0, 62), decided(2, 1, 10), decided(DAY, 0, 28))));
    }

    @Test
    void a_model_in_the_way_costs_time() {
        assertEquals(
                "1 decision was made since the training began, so the model can't have learned from it. It would have"
                        + " proposed something for 1 of them: the right keeper in 0, and nothing to change in 0. That"
                        + " would have cost you about 1 second: it takes 2 seconds to accept what is right, and what is"
                        + " wrong costs 1 more.",
                sentences(replay(0.6, decided(1, 1, 10))));
    }

    @Test
    void a_model_without_an_opinion_saves_nothing() {
        assertEquals(
                "1 decision was made since the training began, so the model can't have learned from it. It has no"
                        + " opinion on any of these sets, so it would have saved nothing.",
                sentences(replay(0.9999, decided(1, 0, 10))));
    }

    @Test
    void decisions_with_a_suggestion_on_screen_are_told_apart() {
        assertEquals(
                "2 decisions since the training began were made with a suggestion on screen and are not counted as saved, as"
                        + " you may have followed it; the keeper is the one that this model proposes in 1.\n"
                        + "1 decision was made since the training began without a suggestion, so the model can't have"
                        + " learned from it. It would have proposed something for 1 of them: the right keeper in 1, and"
                        + " nothing to change in 1. That would have saved you about 60 seconds: it takes 2 seconds to"
                        + " accept what is right, and what is wrong costs 1 more.",
                sentences(replay(0.6, decided(1, 0, 62, false), decided(2, 0, 62, true), decided(3, 1, 62, true))));
        assertEquals(
                "1 decision since the training began was made with a suggestion on screen and is not counted as saved, as"
                        + " you may have followed it; the keeper is the one that this model proposes in 1. No decision was"
                        + " made without one, so what it would have saved can't be told yet.",
                sentences(replay(0.6, decided(1, 0, 62, true))));
    }

    @Test
    void each_day_has_a_row() {
        assertEquals(
                List.of(
                        List.of("2026-01-31", "2", "2", "1", "1", "1.0 min"),
                        List.of("2026-02-01", "1", "1", "1", "1", "0.4 min")),
                ReplayWords.days(replay(0.6, decided(1, 0, 62), decided(2, 1, 10), decided(DAY, 0, 28)), ZoneOffset.UTC)
                        .rows());
    }

    private static String sentences(Replay replay) {
        return ReplayWords.sentences(
                replay,
                new RunSummary(
                        "1",
                        new RunNotes("first", false, ""),
                        new RunState.Finished(new RunState.Effort(TRAINED, Duration.ofMinutes(1))),
                        Optional.of(TRAINED),
                        Optional.empty(),
                        OptionalInt.of(3),
                        OptionalInt.of(2),
                        RunConfig.EMPTY,
                        Optional.empty(),
                        Map.of(),
                        List.of()),
                DATASET,
                ZoneOffset.UTC);
    }

    private static Replay replay(double speaksFrom, Judged... decisions) {
        return Replay.of(
                List.of(decisions),
                TRAINED,
                new Offer(new Calibration(1, OptionalDouble.of(speaksFrom), 0.9, 30), true, true));
    }

    /** A decision on two images, of which the model would keep the first. */
    private static Judged decided(int secondsAfterTraining, int keeper, int took) {
        return decided(secondsAfterTraining, keeper, took, false);
    }

    private static Judged decided(int secondsAfterTraining, int keeper, int took, boolean suggestionSeen) {
        List<LabelledImage> images = IntStream.range(0, 2)
                .mapToObj(image -> new LabelledImage(
                        Path.of("/lib/" + image + ".png"),
                        image + ".png",
                        "stage" + image,
                        new ImageSize(300, 200),
                        1,
                        "0".repeat(64)))
                .toList();
        LabelledSet set = new LabelledSet(
                new SetId("set at " + secondsAfterTraining),
                "/lib",
                Split.TRAIN,
                images,
                Optional.of(new LabelledSet.Label(keeper, Optional.of(BOX))),
                TRAINED.plusSeconds(secondsAfterTraining),
                suggestionSeen,
                Optional.of(Duration.ofSeconds(took)));
        return new Judged(set, new Proposal(List.of(4.0, 0.0), Collections.nCopies(2, BOX)));
    }
}
