package org.handpick.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.sets.GroupingRule.ByPattern;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.GroupingRule.ByTime;
import org.handpick.core.sets.Unassigned.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupImagesTest {
    private static final String GENERATED = "20250101_100000_stage1_generated.png";
    private static final String SWAPPED = "20250101_100100_stage1.5_face_swapped.png";
    private static final String UPSCALED = "20250101_100200_stage2_upscaled.png";
    private static final String ENHANCED = "20250101_100300_stage3_enhanced.png";
    private static final int RANDOM_ROUNDS = 500;

    @Test
    void unsorted_images_are_sorted_first() {
        assertEquals(
                List.of(List.of(GENERATED, SWAPPED, UPSCALED, ENHANCED)),
                sets(group(ByStage.DEFAULT, UPSCALED, GENERATED, ENHANCED, SWAPPED)));
    }

    @Test
    void an_unknown_stage_is_in_no_set_and_cuts_none() {
        Discovery found = group(ByStage.DEFAULT, GENERATED, "20250101_100030_sketch.png", UPSCALED);

        assertEquals(List.of(List.of(GENERATED, UPSCALED)), sets(found));
        assertEquals(Map.of("20250101_100030_sketch.png", Reason.UNKNOWN_STAGE), reasons(found));
    }

    @Test
    void an_image_that_is_passed_over_is_listed() {
        String early = "20250101_100030_stage3_enhanced.png";
        Discovery found = group(ByStage.DEFAULT, GENERATED, early, UPSCALED, ENHANCED);

        assertEquals(List.of(List.of(GENERATED, UPSCALED, ENHANCED)), sets(found));
        assertEquals(Map.of(early, Reason.PASSED_OVER), reasons(found));
    }

    @Test
    void a_gap_of_exactly_five_minutes_joins_and_a_second_more_parts() {
        assertEquals(
                1,
                group(ByStage.DEFAULT, GENERATED, "20250101_100500_stage2_upscaled.png")
                        .sets()
                        .size());
        assertEquals(
                0,
                group(ByStage.DEFAULT, GENERATED, "20250101_100501_stage2_upscaled.png")
                        .sets()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 1", "5, 0"})
    void a_set_has_at_least_the_smallest_size(int minSize, int sets) {
        Discovery found = group(ByStage.DEFAULT.withMinSize(minSize), GENERATED, SWAPPED, UPSCALED, ENHANCED);

        assertEquals(sets, found.sets().size());
        assertEquals(sets == 1 ? 0 : 4, found.unassigned().size());
    }

    @Test
    void a_lone_image_is_a_set_only_when_one_is_enough() {
        assertEquals(List.of(List.of(UPSCALED)), sets(group(ByStage.DEFAULT.withMinSize(1), UPSCALED)));
        assertEquals(Map.of(UPSCALED, Reason.TOO_FEW), reasons(group(ByStage.DEFAULT, UPSCALED)));
    }

    @Test
    void keepers_left_in_the_folder_do_not_form_a_set_at_the_next_start() {
        List<String> kept = List.of("20250101_090000_stage2_upscaled.png", "20250101_090200_stage3_enhanced.png");
        List<ImageRef> images = Stream.concat(kept.stream(), Stream.of(GENERATED, UPSCALED))
                .map(ImageRef::new)
                .toList();
        Map<ImageRef, Reason> settled = new HashMap<>();
        kept.forEach(name -> settled.put(new ImageRef(name), Reason.KEPT));

        Discovery found = new GroupImages(images, ByStage.DEFAULT, settled).run(Progress.NONE);

        assertEquals(List.of(List.of(GENERATED, UPSCALED)), sets(found));
        assertEquals(Map.of(kept.get(0), Reason.KEPT, kept.get(1), Reason.KEPT), reasons(found));
    }

    @Test
    void a_second_run_finds_only_what_the_first_left() {
        String later = "20250101_110000_stage1_generated.png";
        String latest = "20250101_110100_stage2_upscaled.png";
        List<String> folder = new ArrayList<>(List.of(GENERATED, UPSCALED, later, latest));
        ImageSet first =
                group(ByStage.DEFAULT, folder.toArray(String[]::new)).sets().getFirst();
        first.images().forEach(image -> folder.remove(image.name()));

        assertEquals(List.of(List.of(later, latest)), sets(group(ByStage.DEFAULT, folder.toArray(String[]::new))));
    }

    @Test
    void every_image_is_in_one_set_or_listed_whatever_the_order() {
        long seed = 20250705;
        Random random = new Random(seed);
        for (int round = 0; round < RANDOM_ROUNDS; round++) {
            List<ImageRef> images = randomImages(random);
            for (ByStage rule : List.of(ByStage.DEFAULT, ByStage.COMPATIBLE)) {
                Discovery found = new GroupImages(images, rule, Map.of()).run(Progress.NONE);
                List<ImageRef> all = new ArrayList<>();
                found.sets().forEach(set -> all.addAll(set.images()));
                found.unassigned().forEach(left -> all.add(left.image()));
                Collections.sort(all);

                assertEquals(images.stream().sorted().toList(), all, "seed " + seed + ", round " + round);
                Collections.shuffle(images, random);
                assertEquals(
                        found.sets(),
                        new GroupImages(images, rule, Map.of())
                                .run(Progress.NONE)
                                .sets());
            }
        }
    }

    private static List<ImageRef> randomImages(Random random) {
        List<String> tokens =
                List.of("stage1_generated", "stage1.5_face_swapped", "stage2_upscaled", "stage3_enhanced", "odd");
        List<ImageRef> images = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            String folder = random.nextInt(4) == 0 ? "sub/" : "";
            images.add(new ImageRef(folder
                    + "20250101_10%02d%02d_%s_%d.png"
                            .formatted(
                                    random.nextInt(60),
                                    random.nextInt(60),
                                    tokens.get(random.nextInt(tokens.size())),
                                    i)));
        }
        return images;
    }

    @Test
    void folders_are_grouped_by_themselves() {
        Discovery found = group(ByStage.DEFAULT, "a/" + GENERATED, "b/" + UPSCALED);

        assertTrue(found.sets().isEmpty());
        assertEquals(2, found.unassigned().size());
    }

    @Test
    void bursts_are_parted_where_nothing_was_taken_for_longer_than_the_gap() {
        LocalDateTime noon = LocalDateTime.of(2025, 1, 1, 12, 0);
        Map<String, LocalDateTime> times = Map.of(
                "a.jpg",
                noon,
                "b.jpg",
                noon.plusSeconds(2),
                "c.jpg",
                noon.plusSeconds(5),
                "d.jpg",
                noon.plusSeconds(4));
        ByTime rule = new ByTime(Duration.ofSeconds(2), 2, image -> Optional.ofNullable(times.get(image.name())));

        Discovery found = group(rule, "a.jpg", "b.jpg", "c.jpg", "d.jpg", "unknown.jpg");

        assertEquals(List.of(List.of("a.jpg", "b.jpg", "d.jpg", "c.jpg")), sets(found));
        assertEquals(Map.of("unknown.jpg", Reason.NO_TIME), reasons(found));
    }

    @Test
    void a_burst_too_large_for_a_screen_is_split_evenly_and_leaves_no_lone_image() {
        ByTime rule = new ByTime(Duration.ofSeconds(1), 2, image -> Optional.of(LocalDateTime.of(2025, 1, 1, 12, 0)));

        assertEquals(
                List.of(2, 3),
                group(rule, "a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg").sets().stream()
                        .map(ImageSet::size)
                        .toList());
    }

    @Test
    void a_pattern_names_the_set() {
        ByPattern rule = new ByPattern(Pattern.compile("^(?<set>shot\\d+)_"), 2);

        Discovery found = group(rule, "shot1_a.png", "shot2_a.png", "shot1_b.png", "other.png");

        assertEquals(List.of(List.of("shot1_a.png", "shot1_b.png")), sets(found));
        assertEquals(Map.of("other.png", Reason.NO_MATCH, "shot2_a.png", Reason.TOO_FEW), reasons(found));
    }

    @Test
    void a_pattern_without_the_group_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new ByPattern(Pattern.compile("shot"), 2));
    }

    @Test
    void a_name_with_a_line_break_is_left_out_since_no_log_can_carry_it() {
        assertEquals(
                Map.of("20250101_100000_stage1_generated\n.png", Reason.LINE_BREAK_IN_NAME),
                reasons(group(ByStage.DEFAULT, "20250101_100000_stage1_generated\n.png")));
    }

    @Test
    void other_stages_can_be_set() {
        StageLadder ladder = new StageLadder(List.of(new Stage("draft", 1), new Stage("final", 2)));

        assertEquals(
                List.of(List.of("20250101_100000_draft.png", "20250101_100010_final.png")),
                sets(group(
                        ByStage.DEFAULT.withLadder(ladder), "20250101_100000_draft.png", "20250101_100010_final.png")));
    }

    private static Discovery group(GroupingRule rule, String... files) {
        return new GroupImages(Stream.of(files).map(ImageRef::new).toList(), rule, Map.of()).run(Progress.NONE);
    }

    private static List<List<String>> sets(Discovery discovery) {
        return discovery.sets().stream()
                .map(set -> set.images().stream().map(ImageRef::name).toList())
                .toList();
    }

    private static Map<String, Reason> reasons(Discovery discovery) {
        Map<String, Reason> reasons = new HashMap<>();
        discovery.unassigned().forEach(left -> reasons.put(left.image().name(), left.reason()));
        return reasons;
    }
}
