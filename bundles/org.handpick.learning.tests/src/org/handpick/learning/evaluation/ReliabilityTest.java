package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.handpick.learning.evaluation.Reliability.Bin;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void bins_have_about_as_many_sets_each_and_at_least_ten() {
        List<Judged> judged = IntStream.range(0, 35)
                .mapToObj(set -> judged("s" + set, 0.1 * set, true))
                .toList();
        List<Bin> bins = Reliability.of(judged).bins();

        assertEquals(List.of(11, 12, 12), counts(bins));
        assertEquals(judged.getFirst().confidence(), bins.getFirst().from());
        assertEquals(judged.get(10).confidence(), bins.getFirst().to());
        assertEquals(judged.getLast().confidence(), bins.getLast().to());
    }

    @Test
    void many_sets_make_ten_bins_and_few_one() {
        List<Judged> many = IntStream.range(0, 300)
                .mapToObj(set -> judged("s" + set, 0.01 * set, true))
                .toList();
        assertEquals(Collections.nCopies(10, 30), counts(Reliability.of(many).bins()));
        assertEquals(List.of(19), counts(Reliability.of(many.subList(0, 19)).bins()));
        assertEquals(List.of(1), counts(Reliability.of(many.subList(0, 1)).bins()));
        assertEquals(List.of(), Reliability.of(List.of()).bins());
    }

    @Test
    void sets_of_one_confidence_stay_together_and_leave_no_bin_of_a_few() {
        List<Judged> judged = new ArrayList<>();
        IntStream.range(0, 8).forEach(set -> judged.add(judged("low" + set, 0.01 * set, true)));
        IntStream.range(0, 20).forEach(set -> judged.add(judged("same" + set, 1, true)));
        IntStream.range(0, 4).forEach(set -> judged.add(judged("high" + set, 2 + 0.01 * set, true)));

        assertEquals(List.of(32), counts(Reliability.of(judged).bins()));
    }

    @Test
    void a_bin_tells_the_share_that_is_right_with_its_interval_and_the_mean_confidence() {
        // Confidences 0.5 (right), 0.5 (wrong), and e^2 / (e^2 + 1) = 0.8808 (right); what was rejected has nothing to
        // choose.
        Reliability reliability = Reliability.of(List.of(
                judged("a", 0, true),
                judged("b", 0, false),
                judged("c", 2, true),
                new Judged(Sets.rejected("d", 2), Sets.scores(0.0, 2.0))));
        double sure = Math.exp(2) / (Math.exp(2) + 1);
        Bin bin = reliability.bins().getFirst();

        assertEquals(0.5, bin.from(), 1e-12);
        assertEquals(sure, bin.to(), 1e-12);
        assertEquals((1 + sure) / 3, bin.confidence(), 1e-12);
        assertEquals(3, bin.right().sets());
        assertEquals(2 / 3.0, bin.right().value(), 1e-12);
        // Wilson: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) of 2 in 3.
        assertEquals(0.20766, bin.right().low(), 1e-4);
        assertEquals(0.93851, bin.right().high(), 1e-4);
        assertEquals(2 / 3.0 - (1 + sure) / 3, reliability.error(), 1e-12);
    }

    @Test
    void the_json_has_the_count_and_the_interval_of_each_bin() {
        JsonObject bin = Reliability.of(List.of(judged("a", 2, true), judged("b", 2, true)))
                .json()
                .get(0)
                .getAsJsonObject();

        assertEquals(2, bin.get("count").getAsInt());
        assertEquals(1, bin.get("accuracy").getAsDouble());
        assertTrue(bin.get("accuracy_low").getAsDouble() < 0.5);
        assertEquals(1, bin.get("accuracy_high").getAsDouble());
    }

    /** A set of two, the first of which is proposed as its score is higher by so much. */
    private static Judged judged(String id, double lead, boolean right) {
        return new Judged(Sets.kept(id, 2, right ? 0 : 1), Sets.scores(lead, 0.0));
    }

    private static List<Integer> counts(List<Bin> bins) {
        return bins.stream().map(bin -> bin.right().sets()).toList();
    }
}
