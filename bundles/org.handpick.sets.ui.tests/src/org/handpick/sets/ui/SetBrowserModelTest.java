package org.handpick.sets.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Outcome;
import org.handpick.picking.Suggested;
import org.handpick.picking.WorkOrder;
import org.handpick.workbench.events.DoubtSeen;
import org.handpick.workbench.events.SetsSurveyed;
import org.handpick.workbench.events.SurveyWanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetBrowserModelTest {

    private final Map<SetId, Outcome> outcomes = new HashMap<>();
    private final List<ImageSet> sets = IntStream.range(0, 10)
            .mapToObj(i ->
                    ImageSet.of(List.of(new ImageRef("scene" + i + "_a.png"), new ImageRef("scene" + i + "_b.png"))))
            .toList();
    private static final Optional<Suggested> DOUBT =
            Optional.of(new Suggested(new ImageRef("scene_b.png"), Optional.empty(), false, "hash"));

    private final SetBrowserModel model = new SetBrowserModel();

    @BeforeEach
    void show() {
        outcomes.put(sets.get(2).id(), new Outcome.AllRejected());
        outcomes.put(sets.get(5).id(), new Outcome.Skipped());
        Map<SetId, Integer> positions = new HashMap<>();
        sets.forEach(set -> positions.put(set.id(), positions.size()));
        model.show(new SetBrowserModel.Contents(
                sets,
                StageLadder.DEFAULT,
                set -> Optional.ofNullable(positions.get(set)),
                set -> Optional.ofNullable(outcomes.get(set))));
        list();
    }

    private void list() {
        model.list(model.query().answer());
    }

    private void filter(Optional<SetState> state, String text) {
        model.filter(state, text);
        list();
    }

    @Test
    void a_filter_lists_the_sets_in_a_state() {
        filter(Optional.of(SetState.REJECTED), "");

        assertEquals(1, model.rows());
        assertEquals(sets.get(2), model.row(0));
        assertEquals(3, model.number(0));
    }

    @Test
    void the_row_of_a_set_that_is_decided_once_more_tells_nothing_until_that_is_done() {
        model.hideOutcome(Optional.of(sets.get(2).id()));
        assertEquals(SetState.TO_DO, model.state(sets.get(2)));
        assertEquals(Optional.empty(), model.outcome(sets.get(2)));
        assertEquals(SetState.SKIPPED, model.state(sets.get(5)));
        assertEquals(OptionalInt.of(1), model.count(SetState.REJECTED), "it is still counted as what it is");

        model.hideOutcome(Optional.empty());
        assertEquals(SetState.REJECTED, model.state(sets.get(2)));
    }

    @Test
    void what_a_model_is_least_sure_of_comes_first_and_what_it_was_not_asked_about_last() {
        model.survey(new SetsSurveyed(
                Map.of(
                        sets.get(3).id(), new SetsSurveyed.Opinion(0.9, Optional.empty()),
                        sets.get(7).id(), new SetsSurveyed.Opinion(0.4, Optional.empty()),
                        sets.get(2).id(), new SetsSurveyed.Opinion(0.6, Optional.empty())),
                false));
        assertEquals(Optional.empty(), model.query().workOrder());
        assertEquals(SurveyWanted.NOTHING, model.surveyWanted());

        model.order(SetQuery.Order.LEAST_CERTAIN);
        filter(Optional.of(SetState.TO_DO), "");

        assertEquals(new SurveyWanted(true, false), model.surveyWanted());
        assertEquals(sets.get(7), model.row(0));
        assertEquals(sets.get(3), model.row(1));
        assertEquals(sets.get(0), model.row(2));
        WorkOrder order = model.query().workOrder().orElseThrow();
        assertEquals(Optional.of(0), order.position(sets.get(7).id()));
        assertEquals(Optional.of(1), order.position(sets.get(2).id())); // whatever is listed
    }

    @Test
    void a_decision_that_a_model_disagrees_with_is_listed_as_such_until_it_is_made_anew() {
        outcomes.put(sets.get(4).id(), new Outcome.Kept(sets.get(4).images().getFirst(), CropBox.FULL, "kept.png"));
        outcomes.put(sets.get(6).id(), new Outcome.Kept(sets.get(6).images().getFirst(), CropBox.FULL, "kept.png"));
        model.survey(new SetsSurveyed(
                Map.of(
                        sets.get(4).id(), new SetsSurveyed.Opinion(0.99, DOUBT),
                        sets.get(6).id(), new SetsSurveyed.Opinion(0.99, Optional.empty())),
                false));

        filter(Optional.of(SetState.DOUBTED), "");
        assertEquals(1, model.rows());
        assertEquals(sets.get(4), model.row(0));
        assertEquals(OptionalInt.of(2), model.count(SetState.KEPT));
        assertEquals(new SurveyWanted(false, true), model.surveyWanted());

        model.forget(sets.get(4));
        list();
        assertEquals(OptionalInt.of(0), model.count(SetState.DOUBTED));

        model.survey(new SetsSurveyed(Map.of(sets.get(6).id(), new SetsSurveyed.Opinion(0.99, DOUBT)), true));
        list();
        assertEquals(sets.get(6), model.row(0));
    }

    @Test
    void a_person_goes_from_one_disagreement_to_the_next_and_round_again() {
        disagree(2, 4, 7);
        filter(Optional.of(SetState.DOUBTED), "");

        assertEquals(Optional.of(sets.get(4)), model.nextDoubt(sets.get(2).id()));
        assertEquals(Optional.of(sets.get(2)), model.nextDoubt(sets.get(7).id()));
        assertEquals(Optional.of(sets.get(2)), model.nextDoubt(sets.get(3).id()), "which is not listed");
        model.forget(sets.get(4));
        assertEquals(Optional.of(sets.get(7)), model.nextDoubt(sets.get(2).id()), "one that was judged again is done");
        model.forget(sets.get(7));
        assertEquals(Optional.empty(), model.nextDoubt(sets.get(2).id()));
    }

    @Test
    void a_row_tells_what_the_model_would_keep_and_the_counter_nothing_that_nobody_has_asked() {
        assertEquals(OptionalInt.empty(), model.count(SetState.DOUBTED));
        disagree(4);
        filter(Optional.of(SetState.DOUBTED), "");

        assertEquals(OptionalInt.of(1), model.count(SetState.DOUBTED));
        assertEquals("Model would keep 2, over 99 % sure", model.standing(sets.get(4)));
        assertEquals("To do", model.standing(sets.get(6)));
        assertEquals("#5  scene4_a.png · 2 images", model.title(0));
        assertEquals(Optional.of(sets.get(4).images().getLast()), model.preferred(sets.get(4)));
        assertEquals(Optional.empty(), model.preferred(sets.get(6)));
    }

    /** The first image was kept, and the model is sure of the second. */
    private void disagree(int... of) {
        Map<SetId, SetsSurveyed.Opinion> opinions = new HashMap<>();
        for (int at : of) {
            ImageSet set = sets.get(at);
            outcomes.put(set.id(), new Outcome.Kept(set.images().getFirst(), CropBox.FULL, "kept.png"));
            opinions.put(
                    set.id(),
                    new SetsSurveyed.Opinion(
                            0.999,
                            Optional.of(new Suggested(set.images().getLast(), Optional.empty(), false, "hash"))));
        }
        model.survey(new SetsSurveyed(opinions, false));
    }

    @Test
    void that_a_model_disagrees_is_told_once_when_it_is_painted_and_again_of_another_model() {
        SetId set = sets.get(4).id();
        outcomes.put(set, new Outcome.Kept(sets.get(4).images().getFirst(), CropBox.FULL, "kept.png"));
        SetsSurveyed disagrees = new SetsSurveyed(Map.of(set, new SetsSurveyed.Opinion(0.99, DOUBT)), true);
        model.survey(disagrees);

        assertEquals(Optional.of(new DoubtSeen(set, DOUBT.orElseThrow())), model.painted(sets.get(4)));
        assertEquals(Optional.empty(), model.painted(sets.get(4)));
        assertEquals(Optional.empty(), model.painted(sets.get(5)));

        model.survey(disagrees);
        assertEquals(Optional.of(new DoubtSeen(set, DOUBT.orElseThrow())), model.painted(sets.get(4)));
    }

    @Test
    void a_text_finds_names_whatever_their_case_and_ids() {
        filter(Optional.empty(), "SCENE7");
        assertEquals(sets.get(7), model.row(0));
        filter(Optional.empty(), sets.get(4).id().text());
        assertEquals(sets.get(4), model.row(0));
    }

    @Test
    void the_set_on_screen_stays_listed_when_it_leaves_the_state() {
        filter(Optional.of(SetState.TO_DO), "");
        model.choose(sets.get(0).id());
        outcomes.put(sets.get(0).id(), new Outcome.Skipped());
        list();

        assertEquals(OptionalInt.of(0), model.chosenRow());
    }

    @Test
    void the_set_on_screen_does_not_stay_when_another_filter_is_set() {
        model.choose(sets.get(0).id());
        filter(Optional.of(SetState.REJECTED), "");

        assertEquals(1, model.rows());
        assertEquals(OptionalInt.empty(), model.chosenRow());
    }

    @Test
    void a_set_that_leaves_the_state_is_not_listed_when_another_is_on_screen() {
        filter(Optional.of(SetState.TO_DO), "");
        model.choose(sets.get(1).id());
        outcomes.put(sets.get(0).id(), new Outcome.Skipped());
        list();

        assertEquals(sets.get(1), model.row(0));
        assertEquals(OptionalInt.of(0), model.chosenRow());
    }

    @Test
    void rows_can_be_in_the_order_of_their_states() {
        model.order(SetQuery.Order.STATE);
        list();

        assertEquals(SetState.TO_DO, model.state(model.row(0)));
        assertEquals(SetState.SKIPPED, model.state(model.row(9)));
    }

    @Test
    void counts_are_of_all_sets_and_not_of_those_listed() {
        filter(Optional.of(SetState.SKIPPED), "");

        assertEquals(OptionalInt.of(8), model.count(SetState.TO_DO));
        assertEquals(10, model.sets());
        assertEquals(20, model.images());
    }

    @Test
    void a_set_with_an_unreadable_image_is_broken_until_it_is_decided() {
        model.broken(sets.get(1).images().getFirst());
        assertEquals(SetState.BROKEN, model.state(sets.get(1)));
        outcomes.put(sets.get(1).id(), new Outcome.Skipped());

        assertEquals(SetState.SKIPPED, model.state(sets.get(1)));
    }
}
