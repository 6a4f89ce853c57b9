package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledSet.Label;
import org.handpick.learning.evaluation.Consistency.Repeat;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.RepeatRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyTest {
    private static final Optional<CropBox> FULL = Optional.of(CropBox.FULL);
    private static final Optional<CropBox> HALF = Optional.of(new CropBox(0, 0, 0.5, 1));

    @Test
    void agreement_counts_the_same_keeper_and_twice_none() {
        Consistency consistency = Consistency.of(
                List.of(
                        new Repeat(kept(1, FULL), kept(1, HALF)),
                        new Repeat(kept(0, FULL), kept(0, FULL)),
                        new Repeat(kept(0, FULL), kept(2, FULL)),
                        new Repeat(Optional.empty(), Optional.empty()),
                        new Repeat(kept(0, FULL), Optional.empty()),
                        new Repeat(kept(3, FULL), kept(3, Optional.empty()))),
                List.of(),
                Bootstrap.DEFAULT);
        assertEquals(4 / 6.0, consistency.keeper().orElseThrow().value(), 1e-12);
        assertEquals(6, consistency.keeper().orElseThrow().sets());
        assertEquals(0.75, consistency.meanIou().orElseThrow().value(), 1e-12);
        assertEquals(2, consistency.meanIou().orElseThrow().sets());
        assertEquals(0.5, consistency.acceptable().orElseThrow().value(), 1e-12);
    }

    @Test
    void without_repeats_nothing_is_known() {
        Consistency none = Consistency.of(List.of(), List.of(), Bootstrap.DEFAULT);
        assertEquals(Consistency.UNKNOWN, none);
        assertEquals(0, none.sets());
        assertTrue(none.sentence().contains("no set was shown to you again so far"), none.sentence());
        assertTrue(none.json().get("keeper").isJsonNull());
    }

    @Test
    void below_twenty_repeats_it_is_too_early_to_tell_and_how_many_there_are_is_told() {
        Consistency few = same(19, 0);
        assertFalse(few.isEnough());
        assertTrue(
                few.sentence().contains("too early to tell: 19 sets were")
                        && few.sentence().contains("20 are needed"),
                few.sentence());
        assertFalse(few.sentence().contains("1.000"), few.sentence());
        assertFalse(few.json().get("enough").getAsBoolean());
        assertEquals(19, few.json().get("sets").getAsInt());
    }

    @Test
    void from_twenty_on_it_tells_agreement_and_crops_with_their_intervals() {
        Consistency enough = same(30, 10);
        String said = enough.sentence();
        assertTrue(said.startsWith("40 sets were shown to you again, and you decided the same in 0.750 (0."), said);
        assertTrue(said.contains("a mean IoU of 0.500 (0.500 to 0.500)"), said);
        assertEquals(0.75, enough.json().getAsJsonObject("keeper").get("value").getAsDouble());
        assertEquals(40, enough.json().getAsJsonObject("keeper").get("n").getAsInt());
    }

    @Test
    void what_could_not_be_used_is_counted() {
        Consistency consistency = Consistency.of(List.of(), List.of("row 3", "row 5"), Bootstrap.DEFAULT);
        assertTrue(consistency.sentence().contains("2 records could not be used"), consistency.sentence());
        assertEquals(2, consistency.json().get("left_out").getAsInt());
    }

    @Test
    void it_is_read_from_the_log_of_a_data_area(@TempDir Path data) throws IOException {
        assertEquals(Consistency.UNKNOWN, new ReadConsistency(data).run(Progress.NONE));
        Path log = data.resolve(LogFiles.REPEATS);
        Files.createDirectories(log.getParent());
        Optional<RepeatKeeper> second = Optional.of(new RepeatKeeper(1, "b.png", CropBox.FULL));
        Optional<RepeatKeeper> half = Optional.of(new RepeatKeeper(1, "b.png", HALF.orElseThrow()));
        Optional<RepeatKeeper> other = Optional.of(new RepeatKeeper(0, "a.png", CropBox.FULL));
        RepeatRow taken = row("d", second, other);
        Files.writeString(
                log,
                RepeatRow.header()
                        + row("a", second, half).csv()
                        + row("b", second, other).csv()
                        + row("c", Optional.empty(), Optional.empty()).csv()
                        + taken.csv()
                        + taken.undo("e", Instant.parse("2026-03-01T00:00:00Z")).csv()
                        + "torn");

        Consistency read = new ReadConsistency(data).run(Progress.NONE);
        assertEquals(3, read.sets());
        assertEquals(2 / 3.0, read.keeper().orElseThrow().value(), 1e-12);
        assertEquals(0.5, read.meanIou().orElseThrow().value(), 1e-12);
        assertEquals(1, read.leftOut().size());

        Files.writeString(log, "something else");
        assertTrue(new ReadConsistency(data)
                .run(Progress.NONE)
                .leftOut()
                .getFirst()
                .contains(log.toString()));
    }

    private static RepeatRow row(String id, Optional<RepeatKeeper> first, Optional<RepeatKeeper> again) {
        return new RepeatRow(
                id,
                Optional.empty(),
                Instant.parse("2026-02-01T00:00:00Z"),
                "session",
                "/library",
                new SetId("t_" + id),
                2,
                new RepeatRow.First("first", Instant.parse("2026-01-01T00:00:00Z"), first),
                again,
                Duration.ofSeconds(2));
    }

    /** So many of the same keeper with half its box, and so many of another. */
    private static Consistency same(int same, int other) {
        List<Repeat> repeats = new ArrayList<>();
        repeats.addAll(Collections.nCopies(same, new Repeat(kept(1, FULL), kept(1, HALF))));
        repeats.addAll(Collections.nCopies(other, new Repeat(kept(1, FULL), kept(0, FULL))));
        return Consistency.of(repeats, List.of(), Bootstrap.DEFAULT);
    }

    private static Optional<Label> kept(int keeper, Optional<CropBox> box) {
        return Optional.of(new Label(keeper, box));
    }
}
