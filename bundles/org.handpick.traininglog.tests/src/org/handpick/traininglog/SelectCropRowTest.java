package org.handpick.traininglog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class SelectCropRowTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.007008999Z");
    private static final LoggedImage FIRST = image("a/20260101_000000_stage1_generated.png");
    private static final LoggedImage SECOND = image("a/20260101_000001_stage2_upscaled.png");
    private static final LogEvent EVENT = LogEvent.of("e1");

    private static LoggedImage image(String path) {
        return new LoggedImage(path, "stage1_generated", new ImageSize(640, 480));
    }

    private static SelectCropRow row(List<LoggedImage> images, Optional<Keeper> keeper, LogEvent event) {
        return new SelectCropRow("s", new SetId("t_1"), "a", images, keeper, TIME, event);
    }

    private static SelectCropRow kept(int index, CropBox box) {
        return row(List.of(FIRST, SECOND), Optional.of(new Keeper(index, box)), EVENT);
    }

    @Test
    void the_columns_are_those_of_the_earlier_log_with_four_images_and_then_our_own() {
        assertEquals(
                "session_id,set_id,directory,image_count,chosen_index,chosen_path,crop_x1,crop_y1,crop_x2,crop_y2,"
                        + "timestamp,image_0_path,image_0_stage,width_0,height_0,image_1_path,image_1_stage,width_1,"
                        + "height_1,image_2_path,image_2_stage,width_2,height_2,image_3_path,image_3_stage,width_3,"
                        + "height_3,event_id,undoes,shown_order,suggestion_visible,suggested_index,suggested_crop_x1,"
                        + "suggested_crop_y1,suggested_crop_x2,suggested_crop_y2,decision_ms,schema_version\r\n",
                SelectCropRow.header());
    }

    @Test
    void a_keeper_is_written_with_its_box_and_the_time_to_the_microsecond() {
        assertEquals(
                "s,t_1,a,2,1,a/20260101_000001_stage2_upscaled.png,0,0.00001,0.5,1,"
                        + "2026-02-03T04:05:06.007008Z,"
                        + "a/20260101_000000_stage1_generated.png,stage1_generated,640,480,"
                        + "a/20260101_000001_stage2_upscaled.png,stage1_generated,640,480,,,,,,,,,"
                        + "e1,,,false,,,,,,,1\r\n",
                kept(1, new CropBox(0, 0.00001, 0.5, 1)).csv());
    }

    @Test
    void a_row_is_what_can_be_read_back() {
        assertEquals(
                Instant.parse("2026-02-03T04:05:06.007008Z"),
                kept(0, CropBox.FULL).timestamp());
    }

    @Test
    void all_rejected_is_index_minus_one_with_an_empty_box() {
        SelectCropRow row = row(List.of(FIRST, SECOND), Optional.empty(), EVENT);

        assertTrue(row.csv().startsWith("s,t_1,a,2,-1,,,,,,2026"), row.csv());
        assertEquals(List.of(FIRST.path(), SECOND.path()), row.selectionOnly().rejectedPaths());
    }

    @Test
    void a_suggestion_is_written_beside_the_decision() {
        LogEvent event = new LogEvent(
                "e7",
                Optional.empty(),
                List.of(1, 0),
                Optional.of(new Suggestion(0, Optional.of(new CropBox(0, 0, 0.5, 0.75)), true)),
                Optional.of(Duration.ofMillis(1234)));

        String csv = row(List.of(FIRST, SECOND), Optional.empty(), event).csv();

        assertTrue(csv.endsWith(",e7,,1 0,true,0,0,0,0.5,0.75,1234,1\r\n"), csv);
    }

    @Test
    void an_undo_is_the_same_row_with_its_own_event() {
        SelectCropRow row = kept(0, CropBox.FULL);

        SelectCropRow undo = row.undo("e2", TIME.plusSeconds(1));

        assertEquals(Optional.of("e1"), undo.event().undoes());
        assertEquals("e2", undo.event().id());
        assertEquals(row.images(), undo.images());
        assertEquals(row.keeper(), undo.keeper());
    }

    @Test
    void what_is_not_true_is_refused_with_its_column() {
        refuses("chosen_index", "2", () -> kept(2, CropBox.FULL));
        refuses("chosen_index", "-1", () -> kept(-1, CropBox.FULL));
        refuses("image_count", "0", () -> row(List.of(), Optional.empty(), EVENT));
        refuses("image_count", "5", () -> row(Collections.nCopies(5, FIRST), Optional.empty(), EVENT));
        refuses("image_1_path", FIRST.path(), () -> row(List.of(FIRST, FIRST), Optional.empty(), EVENT));
        refuses("image_0_path", " ", () -> row(List.of(image(" ")), Optional.empty(), EVENT));
        refuses("image_0_path", "\ud800.png", () -> row(List.of(image("\ud800.png")), Optional.empty(), EVENT));
        refuses(
                "session_id",
                "\0",
                () -> new SelectCropRow("\0", new SetId("t"), "", List.of(FIRST), Optional.empty(), TIME, EVENT));
        refuses("event_id", "", () -> LogEvent.of(""));
        refuses("undoes", "e1", () -> EVENT.undo("e1"));
        refuses(
                "decision_ms",
                "-1",
                () -> new LogEvent(
                        "e", Optional.empty(), List.of(), Optional.empty(), Optional.of(Duration.ofMillis(-1))));
        refuses("shown_order", "[0, 0]", () -> row(List.of(FIRST, SECOND), Optional.empty(), shown(List.of(0, 0))));
        refuses("shown_order", "[0]", () -> row(List.of(FIRST, SECOND), Optional.empty(), shown(List.of(0))));
        refuses(
                "suggested_index",
                "2",
                () -> row(
                        List.of(FIRST, SECOND),
                        Optional.empty(),
                        new LogEvent(
                                "e",
                                Optional.empty(),
                                List.of(),
                                Optional.of(new Suggestion(2, Optional.empty(), true)),
                                Optional.empty())));
        refuses(
                "timestamp",
                "-1000000000-01-01T00:00:00Z",
                () -> new SelectCropRow("s", new SetId("t"), "", List.of(FIRST), Optional.empty(), Instant.MIN, EVENT));
    }

    private static LogEvent shown(List<Integer> order) {
        return new LogEvent("e", Optional.empty(), order, Optional.empty(), Optional.empty());
    }

    private static void refuses(String column, String value, Runnable making) {
        UntrueRow refusal = assertThrows(UntrueRow.class, making::run);
        assertEquals(column, refusal.column());
        assertEquals(value, refusal.value());
        assertTrue(refusal.getMessage().contains("not logged"), refusal.getMessage());
    }

    @Test
    void a_selection_lists_the_rejected_as_json() {
        LoggedImage odd = image("a/say \"hi\", <b>é.png");
        SelectionOnlyRow row = row(List.of(FIRST, odd, SECOND), Optional.of(new Keeper(0, CropBox.FULL)), EVENT)
                .selectionOnly();

        assertTrue(
                row.csv().contains(",\"[\"\"a/say \\\"\"hi\\\"\", <b>é.png\"\",\"\"" + SECOND.path() + "\"\"]\",2026"),
                row.csv());
        assertTrue(SelectionOnlyRow.header().startsWith("session_id,set_id,chosen_path,neg_paths,timestamp,event_id,"));
    }
}
