package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.Progress;
import org.handpick.core.sets.ImageSet;
import org.handpick.picking.PickingChoices;
import org.handpick.picking.RepeatRule;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.check.ReadRepeats;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set that was decided weeks ago comes again without a word, and what is decided then changes nothing. */
class DecideAgainTest {
    private static final Duration WEEKS = Duration.ofDays(20);
    private static final RepeatRule RULE = new RepeatRule(0.05, Duration.ofDays(14));
    private static final Pattern TIME = Pattern.compile("\"at\":\"([^\"]*)\"");

    @TempDir
    Path folder;

    private final Picker picker =
            new Picker(new XDriver(PlatformUI.getWorkbench().getDisplay()));
    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.handpick.workbench");
    private final Path repeats = picker.dataArea().resolve(LogFiles.REPEATS);

    @BeforeEach
    void have_as_many_come_again_as_can_be() throws IOException {
        preferences.put(PickingChoices.REPEATS_PERCENT, "5");
        Files.deleteIfExists(repeats);
    }

    @AfterEach
    void leave_nothing_for_other_tests() throws IOException {
        preferences.remove(PickingChoices.REPEATS_PERCENT);
        Files.deleteIfExists(repeats);
    }

    @Test
    void a_decided_set_comes_again_blind_and_only_the_log_of_repeats_knows() throws IOException {
        Path library = Sample.copyTo(folder.resolve("library"));
        Path journal = library.resolve(".handpick/journal.jsonl");
        picker.open(library);
        String undecided = picker.state();
        ImageSet first = picker.set();
        picker.keep(2).submit();
        picker.open(Sample.copyTo(folder.resolve("another")));
        age(journal);
        picker.open(library);
        List<ImageSet> sets = picker.library().sets();
        int turn = IntStream.range(2, sets.size())
                .filter(position -> RULE.repeatsBefore(sets.get(position).id()))
                .findFirst()
                .orElseThrow();
        picker.awaitComingAgain(sets.get(turn).id());
        for (int position = 1; position < turn; position++) {
            picker.awaitShown(position).submit();
        }

        picker.awaitPainted(first.id());
        assertEquals(undecided, picker.state());
        assertEquals(sets.get(turn), picker.set(), "what every other view is with");
        byte[] decisions = Files.readAllBytes(journal);
        List<String> images = Sample.images(library);
        picker.keep(1).submitAgain().awaitShown(turn);

        RepeatRow row = new ReadRepeats(repeats).run(Progress.NONE).rows().getFirst();
        assertEquals(first.id(), row.setId());
        assertEquals(1, row.first().keeper().orElseThrow().index());
        assertEquals(0, row.again().orElseThrow().index());
        assertArrayEquals(decisions, Files.readAllBytes(journal));
        assertEquals(images, Sample.images(library));
    }

    /** Has been decided as long ago. */
    private static void age(Path journal) throws IOException {
        Matcher times = TIME.matcher(Files.readString(journal));
        Files.writeString(
                journal,
                times.replaceAll(
                        time -> "\"at\":\"" + Instant.parse(time.group(1)).minus(WEEKS) + "\""));
    }
}
