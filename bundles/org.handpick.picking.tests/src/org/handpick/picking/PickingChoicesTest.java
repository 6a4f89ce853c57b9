package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.GroupingRule.ByPattern;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.GroupingRule.ByTime;
import org.junit.jupiter.api.Test;

class PickingChoicesTest {
    private static final Path LIBRARY = Path.of("library");

    private static PickingChoices read(Map<String, String> stored) {
        return PickingChoices.read(key -> Optional.ofNullable(stored.get(key)));
    }

    @Test
    void where_nothing_was_chosen_the_defaults_hold() {
        assertEquals(PickingChoices.DEFAULT, read(Map.of()));
        assertEquals(ByStage.DEFAULT, read(Map.of()).groupingRule(LIBRARY));
    }

    @Test
    void sets_can_be_made_of_stages_of_ones_own() {
        GroupingRule rule = read(Map.of(
                        PickingChoices.STAGES, "_raw=1, _final=2",
                        PickingChoices.GAP_MINUTES, "0",
                        PickingChoices.MIN_SIZE, "1"))
                .groupingRule(LIBRARY);

        ByStage byStage = assertInstanceOf(ByStage.class, rule);
        assertEquals("_final", byStage.ladder().stages().getLast().token());
        assertEquals(Optional.empty(), byStage.gap());
        assertEquals(1, byStage.minSize());
    }

    @Test
    void sets_can_be_bursts() {
        GroupingRule rule = read(Map.of(PickingChoices.GROUP_BY, "TIME", PickingChoices.GAP_MINUTES, "0.5"))
                .groupingRule(LIBRARY);

        assertEquals(
                Duration.ofSeconds(30), assertInstanceOf(ByTime.class, rule).gap());
    }

    @Test
    void sets_can_be_told_by_a_pattern() {
        GroupingRule rule = read(Map.of(PickingChoices.GROUP_BY, "PATTERN", PickingChoices.PATTERN, "(?<set>\\d+)-.*"))
                .groupingRule(LIBRARY);

        assertEquals(
                "(?<set>\\d+)-.*",
                assertInstanceOf(ByPattern.class, rule).pattern().pattern());
    }

    @Test
    void repeats_are_as_often_and_as_late_as_is_wished() {
        RepeatRule rule = read(Map.of(PickingChoices.REPEATS_PERCENT, "5", PickingChoices.REPEATS_DAYS, "30"))
                .repeats();

        assertEquals(new RepeatRule(0.05, Duration.ofDays(30)), rule);
        assertEquals(2, PickingChoices.DEFAULT.repeatsPercent());
        assertEquals(0, read(Map.of(PickingChoices.REPEATS_PERCENT, "0")).repeatsPercent());
    }

    @Test
    void what_cannot_be_understood_is_named_and_not_replaced() {
        for (Map.Entry<String, String> bad : Map.of(
                        PickingChoices.KEEP_PLACE, "MOON",
                        PickingChoices.GAP_MINUTES, "five",
                        PickingChoices.MIN_SIZE, "two",
                        PickingChoices.STAGES, "raw",
                        PickingChoices.REPEATS_PERCENT, "6",
                        PickingChoices.REPEATS_DAYS, "0",
                        PickingChoices.PATTERN, "(")
                .entrySet()) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> read(Map.of(bad.getKey(), bad.getValue())))
                    .getMessage();
            assertTrue(message.contains(bad.getKey()) && message.contains(bad.getValue()), message);
        }
    }
}
