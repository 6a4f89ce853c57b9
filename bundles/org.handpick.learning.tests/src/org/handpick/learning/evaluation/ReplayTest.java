package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.9, 0.9);
    private static final Proposal SURE_OF_FIRST = Sets.boxed(BOX, 5.0, 0.0);
    private static final Calibration SURE = new Calibration(1, OptionalDouble.of(0.9), 0.9, 50);

    private final Offer offer = new Offer(SURE, true, true);

    @Test
    void what_was_decided_up_to_the_training_does_not_count_and_the_rest_comes_in_the_order_of_time() {
        Replay replay = Replay.of(
                List.of(
                        decision("third", 30, 0, SURE_OF_FIRST, Optional.empty()),
                        decision("at the moment", 0, 0, SURE_OF_FIRST, Optional.empty()),
                        new Judged(
                                Sets.decided(Sets.kept("of one image", 1, 0), Sets.NOON.plusSeconds(20)),
                                Sets.scores(1.0)),
                        decision("before", -10, 0, SURE_OF_FIRST, Optional.empty()),
                        decision("first", 10, 0, SURE_OF_FIRST, Optional.empty())),
                Sets.NOON,
                offer);
        assertEquals(
                List.of("first", "third"),
                replay.steps().stream()
                        .map(step -> step.judged().set().id().text())
                        .toList());
        assertEquals(2, replay.acceptable());
        assertEquals(Optional.empty(), replay.saved());
    }

    @Test
    void a_right_proposal_saves_what_the_decision_took_but_for_a_look() {
        Replay replay =
                replay(decision("a", 1, 0, SURE_OF_FIRST, seconds(12)), decision("b", 2, 0, SURE_OF_FIRST, seconds(1)));
        assertEquals(Optional.of(Duration.ofSeconds(10)), replay.saved());
    }

    @Test
    void what_came_of_it_is_told_as_numbers_and_in_sentences() {
        Replay replay = replay(
                decision("right", 1, 0, SURE_OF_FIRST, seconds(12)),
                decision("crop", 2, 0, Sets.boxed(CropBox.FULL, 5.0, 0.0), seconds(12)),
                decision("unsure", 3, 0, Sets.boxed(BOX, 0.1, 0.0), seconds(12)));

        assertEquals(
                "{\"decisions\":3,\"proposals\":2,\"keeper_right\":2,\"accepted\":1,\"seconds_saved\":9.0,"
                        + "\"assisted\":0,\"followed\":0,\"unread\":0}",
                replay.json().toString());
        assertEquals(1, replay.sentences().size());
        assertTrue(
                replay.sentences().getFirst().contains("a proposal for 2 of them, with the right keeper in 2"),
                replay.sentences()::toString);
        Replay none = new Replay(List.of());
        assertEquals(List.of(), none.sentences());
        assertTrue(none.json().get("seconds_saved").isJsonNull());
    }

    @Test
    void a_wrong_keeper_or_crop_costs_a_moment() {
        Replay replay = replay(
                decision("pick", 1, 1, SURE_OF_FIRST, seconds(12)),
                decision("crop", 2, 0, Sets.boxed(CropBox.FULL, 5.0, 0.0), seconds(12)));
        assertEquals(Optional.of(Duration.ofSeconds(-2)), replay.saved());
        assertEquals(2, replay.spoken());
        assertEquals(1, replay.picksRight());
        assertEquals(0, replay.acceptable());
    }

    @Test
    void where_the_log_tells_no_crop_the_keeper_alone_counts() {
        Replay replay = replay(
                decision(Sets.kept("right", 2, 0), 1, SURE_OF_FIRST, seconds(12)),
                decision(Sets.kept("wrong", 2, 1), 2, SURE_OF_FIRST, seconds(12)));
        assertEquals(1, replay.acceptable());
        assertEquals(Optional.of(Duration.ofSeconds(10 - 1)), replay.saved());
    }

    @Test
    void the_time_between_two_decisions_is_none_that_was_measured() {
        Replay replay = replay(
                decision("a", 1, 0, SURE_OF_FIRST, Optional.empty()),
                decision("b", 100, 0, SURE_OF_FIRST, Optional.empty()));
        assertEquals(Optional.empty(), replay.saved());
    }

    @Test
    void a_set_of_which_nothing_was_kept_is_a_proposal_that_is_wrong() {
        LabelledSet rejected = Sets.decided(Sets.rejected("r", 2), Sets.NOON.plusSeconds(5), seconds(4));
        Replay replay = replay(new Judged(rejected, SURE_OF_FIRST));
        assertEquals(1, replay.spoken());
        assertEquals(0, replay.picksRight());
        assertEquals(Optional.of(Duration.ofSeconds(-1)), replay.saved());
    }

    @Test
    void where_the_model_has_no_opinion_nothing_changes() {
        Replay replay = replay(decision("a", 1, 0, Sets.boxed(BOX, 0.5, 0.0), seconds(12)));
        assertEquals(0, replay.spoken());
        assertEquals(0, replay.picksRight());
        assertEquals(Optional.of(Duration.ZERO), replay.saved());
        assertTrue(replay.steps().getFirst().acceptable(), "it would have been right");
    }

    @Test
    void what_was_decided_with_a_suggestion_on_screen_is_counted_apart_and_saves_nothing() {
        Replay replay = replay(
                decision("alone", 1, 0, SURE_OF_FIRST, seconds(12)),
                assisted(decision("followed", 2, 0, SURE_OF_FIRST, seconds(40))),
                assisted(decision("not followed", 3, 1, SURE_OF_FIRST, seconds(40))),
                decision("of unknown time", 4, 0, SURE_OF_FIRST, Optional.empty()));
        assertEquals(
                List.of("alone", "of unknown time"),
                replay.steps().stream()
                        .map(step -> step.judged().set().id().text())
                        .toList());
        assertEquals(2, replay.picksRight());
        assertEquals(Optional.of(Duration.ofSeconds(10 + 10)), replay.saved());
        assertEquals(2, replay.assisted().size());
        assertEquals(1, replay.followed());
    }

    @Test
    void a_model_that_is_no_better_than_a_rule_would_not_have_been_seen() {
        Judged decision = decision("a", 1, 0, SURE_OF_FIRST, seconds(12));

        Replay replay = Replay.of(List.of(decision), Sets.NOON, new Offer(SURE, false, true));

        assertEquals(0, replay.spoken());
        assertEquals(Optional.of(Duration.ZERO), replay.saved());
    }

    @Test
    void where_crops_are_not_offered_the_whole_image_is_proposed() {
        Judged cropped = decision("a", 1, 0, SURE_OF_FIRST, seconds(12));

        Replay replay = Replay.of(List.of(cropped), Sets.NOON, new Offer(SURE, true, false));

        assertEquals(1, replay.spoken());
        assertEquals(1, replay.picksRight());
        assertEquals(0, replay.acceptable());
    }

    private static Judged assisted(Judged one) {
        LabelledSet set = one.set();
        return new Judged(
                new LabelledSet(
                        set.id(),
                        set.library(),
                        set.split(),
                        set.images(),
                        set.label(),
                        set.decided(),
                        true,
                        set.took()),
                one.proposal());
    }

    @Test
    void an_unknown_time_is_the_median_and_a_break_is_no_work() {
        Replay replay = replay(
                decision("a", 1, 0, SURE_OF_FIRST, seconds(4)),
                decision("b", 2, 0, SURE_OF_FIRST, seconds(10)),
                decision("c", 3, 0, SURE_OF_FIRST, seconds(5000)),
                decision("d", 4, 0, SURE_OF_FIRST, Optional.empty()));
        assertEquals(Optional.of(Duration.ofSeconds(2 + 8 + 118 + 8)), replay.saved());
    }

    @Test
    void what_is_saved_adds_up_in_time_and_each_day_stands_for_itself() {
        int day = 24 * 60 * 60;
        Replay replay = replay(
                decision("c", day, 0, SURE_OF_FIRST, seconds(32)),
                decision("a", 1, 0, SURE_OF_FIRST, seconds(62)),
                decision("b", 2, 1, SURE_OF_FIRST, seconds(62)));
        assertArrayEquals(new double[] {60 / 60.0, 59 / 60.0, 89 / 60.0}, replay.minutesSaved(), 1e-9);
        assertEquals(
                List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2)),
                List.copyOf(replay.days(ZoneOffset.UTC).keySet()));
        assertEquals(2, replay.days(ZoneOffset.UTC).firstEntry().getValue().spoken());
    }

    private Replay replay(Judged... decisions) {
        return Replay.of(List.of(decisions), Sets.NOON, offer);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Judged decision(
            String id, long secondsAfterNoon, int keeper, Proposal proposal, Optional<Duration> took) {
        return decision(Sets.kept(id, 2, keeper, Optional.of(BOX)), secondsAfterNoon, proposal, took);
    }

    private static Judged decision(LabelledSet set, long secondsAfterNoon, Proposal proposal, Optional<Duration> took) {
        return new Judged(Sets.decided(set, Sets.NOON.plusSeconds(secondsAfterNoon), took), proposal);
    }
}
