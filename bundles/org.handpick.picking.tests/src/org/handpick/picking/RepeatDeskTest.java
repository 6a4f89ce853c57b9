package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.check.ReadRepeats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatDeskTest {
    private static final int SETS = 6;
    private static final RepeatRule RULE = new RepeatRule(0.02, Duration.ofDays(14));
    private static final Duration LATER = Duration.ofDays(15);
    private static final CropBox OTHER_BOX = new CropBox(0, 0, 0.5, 0.5);

    @TempDir
    Path folder;

    private Path root;
    private Path data;
    private Library library;

    @BeforeEach
    void open() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), SETS);
        data = folder.resolve("data");
        library = TinyLibrary.open(root, Disk.LOCAL);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private DeskRules rules(KeepPlace keeps) {
        return new DeskRules(data, keeps, RejectPlace.STAGING_FOLDER, true);
    }

    private DecisionDesk desk() {
        return TinyLibrary.desk(library, data, Disk.LOCAL);
    }

    /** Every set is decided, in every way that TinyLibrary knows. */
    private void decideAll() {
        DecisionDesk desk = desk();
        library.sets().forEach(set -> TinyLibrary.decide(desk, library, set));
    }

    private RepeatDesk repeats(Duration later) {
        return repeats(later, Disk.LOCAL);
    }

    private RepeatDesk repeats(Duration later, Disk disk) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new RepeatDesk(library, rules(KeepPlace.SELECTED_FOLDER), RULE, clock, disk);
    }

    private static List<Repeat> all(RepeatDesk desk) {
        List<Repeat> all = new ArrayList<>();
        for (Optional<Repeat> next = desk.next(); next.isPresent(); next = desk.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static Set<SetId> ids(List<Repeat> repeats) {
        Set<SetId> ids = new HashSet<>();
        repeats.forEach(repeat -> assertTrue(ids.add(repeat.set().id()), "offered twice"));
        return ids;
    }

    private static Set<SetId> offered(RepeatDesk desk) {
        return ids(all(desk));
    }

    private ReadRepeats.Repeats read() {
        return new ReadRepeats(data.resolve(LogFiles.REPEATS)).run(Progress.NONE);
    }

    private static Decision keep(ImageSet set, int image) {
        return new Decision.Keep(set.images().get(image), OTHER_BOX);
    }

    /** Every file of the library and the data area with its content, but for the log of repeats and its lock. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("repeat_log"))
                    .toList()) {
                all.put(
                        folder.relativize(file) + " " + Files.getLastModifiedTime(file),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    @Test
    void a_set_comes_again_when_its_days_are_over_and_not_before() {
        decideAll();

        assertEquals(Set.of(), offered(repeats(Duration.ofDays(13))));
        assertEquals(SETS, offered(repeats(LATER)).size());
    }

    @Test
    void the_same_library_offers_the_same_sets_in_the_same_order() {
        decideAll();

        List<Repeat> once = all(repeats(LATER));
        assertEquals(once, all(repeats(LATER)));
        library.close();
        library = TinyLibrary.open(root, Disk.LOCAL);
        assertEquals(once, all(repeats(LATER)), "after a restart");
    }

    @Test
    void what_is_shown_again_is_what_was_seen_the_first_time() throws IOException {
        Map<ImageRef, byte[]> seen = new HashMap<>();
        for (ImageSet set : library.sets()) {
            for (ImageRef image : set.images()) {
                seen.put(image, Files.readAllBytes(image.in(root)));
            }
        }
        List<KeepPlace> places = List.of(KeepPlace.values());
        for (int i = 0; i < SETS; i++) { // each way of deciding with each place
            DecisionDesk desk = TinyLibrary.desk(library, rules(places.get(i / 3 % places.size())), Disk.LOCAL);
            TinyLibrary.decide(desk, library, library.sets().get(i));
        }

        List<Repeat> repeats = all(repeats(LATER));
        assertEquals(SETS, repeats.size());
        for (Repeat repeat : repeats) {
            for (int image = 0; image < repeat.set().size(); image++) {
                byte[] now = Files.readAllBytes(repeat.pictures().get(image));
                assertEquals(
                        -1,
                        java.util.Arrays.mismatch(seen.get(repeat.set().images().get(image)), now),
                        repeat.toString());
            }
        }
    }

    @Test
    void what_was_redone_is_as_old_as_the_redo_and_found_too() {
        decideAll();
        desk().undo();
        desk().redo();

        assertEquals(SETS, offered(repeats(LATER)).size());
    }

    @Test
    void a_set_with_an_image_that_is_gone_or_another_by_now_does_not_come_again() throws IOException {
        decideAll();
        Path gone = library.originals(library.sets().get(0).id()).getLast();
        Files.delete(gone);
        Path changed = library.originals(library.sets().get(1).id()).getFirst();
        Files.write(changed, new byte[] {1}, StandardOpenOption.APPEND);

        Set<SetId> offered = offered(repeats(LATER));
        assertEquals(SETS - 2, offered.size());
        assertFalse(offered.contains(library.sets().get(0).id()));
        assertFalse(offered.contains(library.sets().get(1).id()));
    }

    @Test
    void only_whole_decisions_that_owe_nothing_to_a_model_come_again() {
        DecisionDesk desk = desk();
        List<ImageSet> sets = library.sets();
        Seen plain = TinyLibrary.seen(sets.get(0));
        desk.submit(
                sets.get(0),
                keep(sets.get(0), 0),
                Set.of(),
                suggested(plain, new Suggested(sets.get(0).images().getFirst(), Optional.empty(), true, "m")));
        desk.submit(
                sets.get(1),
                keep(sets.get(1), 0),
                Set.of(sets.get(1).images().getLast()),
                TinyLibrary.seen(sets.get(1)));
        desk.submit(sets.get(2), new Decision.Skip(), Set.of(), TinyLibrary.seen(sets.get(2)));
        desk.submit(
                sets.get(3),
                keep(sets.get(3), 0),
                Set.of(),
                suggested(
                        TinyLibrary.seen(sets.get(3)),
                        new Suggested(sets.get(3).images().getFirst(), Optional.empty(), false, "m")));
        desk.submit(sets.get(4), keep(sets.get(4), 0), Set.of(), TinyLibrary.seen(sets.get(4)));
        desk.takeBack(sets.get(4).id());

        assertEquals(Set.of(sets.get(3).id()), offered(repeats(LATER)));
    }

    private static Seen suggested(Seen seen, Suggested suggestion) {
        return new Seen(seen.session(), seen.shownOrder(), seen.sizes(), seen.decisionTime(), Optional.of(suggestion));
    }

    @Test
    void nothing_comes_again_where_it_is_off_or_nothing_is_logged() {
        decideAll();
        Clock clock = Clock.offset(Clock.systemUTC(), LATER);
        RepeatRule off = new RepeatRule(0, Duration.ofDays(14));
        DeskRules unlogged = new DeskRules(data, KeepPlace.SELECTED_FOLDER, RejectPlace.STAGING_FOLDER, false);

        assertEquals(
                Set.of(), offered(new RepeatDesk(library, rules(KeepPlace.SELECTED_FOLDER), off, clock, Disk.LOCAL)));
        assertEquals(Set.of(), offered(new RepeatDesk(library, unlogged, RULE, clock, Disk.LOCAL)));
    }

    @Test
    void a_repeat_and_its_undo_leave_every_file_and_every_other_log_as_they_were() throws IOException {
        decideAll();
        Map<String, String> before = everything();
        RepeatDesk desk = repeats(LATER);
        for (Repeat repeat : all(desk)) {
            desk.record(repeat, keep(repeat.set(), 1), TinyLibrary.seen(repeat.set()));
        }
        assertEquals(SETS, read().rows().size());
        assertEquals(before, everything());

        desk.takeBack().orElseThrow();
        assertEquals(before, everything());
        assertEquals(SETS, library.tally().kept() + library.tally().rejected(), "all are decided as they were");
    }

    @Test
    void the_row_tells_both_decisions() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        for (Repeat repeat : all(desk)) {
            Decision again = library.position(repeat.set().id()).orElseThrow() % 2 == 0
                    ? keep(repeat.set(), 1)
                    : new Decision.RejectAll();
            desk.record(repeat, again, TinyLibrary.seen(repeat.set()));
        }

        ReadRepeats.Repeats read = read();
        assertEquals(List.of(), read.leftOut());
        assertEquals(SETS, read.rows().size());
        for (RepeatRow row : read.rows()) {
            ImageSet set = library.set(row.setId()).orElseThrow();
            int place = library.position(set.id()).orElseThrow();
            Decided first = library.history(set.id()).getFirst();
            assertEquals(root.toString(), row.library());
            assertEquals(2, row.images());
            assertEquals(first.event(), row.first().event());
            assertEquals(first.at(), row.first().timestamp());
            assertEquals(first.decision(), decision(row.first().keeper()));
            assertEquals(place % 2 == 0 ? keep(set, 1) : new Decision.RejectAll(), decision(row.again()));
            assertEquals(TinyLibrary.seen(set).decisionTime(), row.decisionTime());
            assertEquals(TinyLibrary.seen(set).session(), row.sessionId());
        }
    }

    private static Decision decision(Optional<org.handpick.traininglog.RepeatKeeper> keeper) {
        return keeper.<Decision>map(kept -> new Decision.Keep(new ImageRef(kept.path()), kept.crop()))
                .orElseGet(Decision.RejectAll::new);
    }

    @Test
    void a_set_that_was_skipped_the_second_time_says_nothing_and_is_not_offered_again_for_now() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat repeat = desk.next().orElseThrow();
        desk.record(repeat, new Decision.Skip(), TinyLibrary.seen(repeat.set()));

        assertEquals(List.of(), read().rows());
        assertFalse(desk.canTakeBack());
        assertFalse(offered(desk).contains(repeat.set().id()));
    }

    @Test
    void a_set_of_which_it_was_seen_meanwhile_what_a_model_would_keep_says_nothing() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat repeat = desk.next().orElseThrow();
        Suggested doubt = new Suggested(repeat.set().images().getFirst(), Optional.empty(), true, "m");

        desk.record(repeat, keep(repeat.set(), 0), suggested(TinyLibrary.seen(repeat.set()), doubt));

        assertEquals(List.of(), read().rows());
        assertFalse(desk.canTakeBack());
    }

    @Test
    void a_set_that_came_again_rests_for_a_quarter_and_then_comes_behind_those_that_never_did() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat repeat = desk.next().orElseThrow();
        desk.record(repeat, keep(repeat.set(), 0), TinyLibrary.seen(repeat.set()));

        assertFalse(offered(repeats(LATER.plusDays(89))).contains(repeat.set().id()));
        List<Repeat> later = all(repeats(LATER.plusDays(91)));
        assertEquals(SETS, later.size());
        assertEquals(repeat.set(), later.getLast().set());
    }

    @Test
    void a_repeat_that_was_taken_back_never_was() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat repeat = desk.next().orElseThrow();
        desk.record(repeat, keep(repeat.set(), 0), TinyLibrary.seen(repeat.set()));

        assertEquals(Optional.of(repeat), desk.takeBack());
        assertEquals(Optional.empty(), desk.takeBack());
        assertEquals(List.of(), read().rows());
        assertEquals(List.of(), read().leftOut());
        assertEquals(repeat, repeats(LATER).next().orElseThrow(), "it may come again");

        desk.record(repeat, keep(repeat.set(), 1), TinyLibrary.seen(repeat.set()));
        assertEquals(1, read().rows().getFirst().again().orElseThrow().index());
    }

    @Test
    void a_repeat_of_a_decision_that_is_gone_or_of_other_pictures_is_refused_in_a_sentence() {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat changed = desk.next().orElseThrow();
        Seen seen = TinyLibrary.seen(changed.set());
        Map<ImageRef, ImageSize> sizes = new HashMap<>(seen.sizes());
        sizes.put(changed.set().images().getFirst(), new ImageSize(1, 1));
        Seen other = new Seen(seen.session(), seen.shownOrder(), sizes, seen.decisionTime(), Optional.empty());

        String said = assertThrows(DecisionFailed.class, () -> desk.record(changed, keep(changed.set(), 0), other))
                .getMessage();
        assertTrue(said.contains(changed.set().id().text()) && said.contains("not those of the first time"), said);

        desk().takeBack(changed.set().id());
        said = assertThrows(DecisionFailed.class, () -> desk.record(changed, keep(changed.set(), 0), seen))
                .getMessage();
        assertTrue(said.contains("taken back meanwhile"), said);
        assertEquals(List.of(), read().rows());
    }

    @Test
    void killed_at_any_touch_there_is_a_whole_row_or_none_and_nothing_else_has_changed() throws IOException {
        decideAll();
        Map<String, String> before = everything();
        int rows = 0;
        boolean wasKilled = true;
        for (int touch = 1; wasKilled; touch++) {
            RepeatDesk desk = repeats(LATER, BadDisk.killedAt(touch));
            Repeat repeat = desk.next().orElseThrow();
            try {
                desk.record(repeat, keep(repeat.set(), 0), TinyLibrary.seen(repeat.set()));
                wasKilled = false;
            } catch (BadDisk.Killed e) {
                // as it would be after a power cut
            }
            assertEquals(List.of(), read().leftOut());
            assertTrue(read().rows().size() - rows <= 1);
            rows = read().rows().size();
            assertEquals(before, everything());
            if (wasKilled && rows == SETS) {
                break; // all of them rest now
            }
        }
        assertTrue(rows >= 1);
    }

    @Test
    void half_a_row_is_no_row_and_the_next_one_is_whole() throws IOException {
        decideAll();
        RepeatDesk desk = repeats(LATER);
        Repeat one = desk.next().orElseThrow();
        desk.record(one, keep(one.set(), 0), TinyLibrary.seen(one.set()));
        Path log = data.resolve(LogFiles.REPEATS);
        String whole = Files.readString(log);
        Files.writeString(log, "20260101T000000000Z-00,,2026", StandardOpenOption.APPEND);

        assertEquals(1, read().rows().size());
        Repeat other = desk.next().orElseThrow();
        desk.record(other, keep(other.set(), 0), TinyLibrary.seen(other.set()));
        assertEquals(2, read().rows().size());
        assertEquals(List.of(), read().leftOut());
        assertTrue(Files.readString(log).startsWith(whole));
    }

    /** Decides, repeats and takes back at random; what is taken back is always what was done last, of either kind. */
    @Test
    void undo_takes_back_decisions_and_repeats_in_the_order_in_which_they_were_made() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        DecisionDesk desk = desk();
        RepeatDesk repeats = repeats(LATER);
        Deque<Optional<Repeat>> done = new ArrayDeque<>();
        for (int step = 0; step < 120; step++) {
            int logged = TinyLibrary.rows(data).size();
            switch (random.nextInt(3)) {
                case 0 -> {
                    Optional<ImageSet> next = library.firstToDo();
                    if (next.isPresent()) {
                        TinyLibrary.decide(desk, library, next.get());
                        done.push(Optional.empty());
                        logged++;
                    }
                }
                case 1 -> {
                    Optional<Repeat> next = repeats.next();
                    if (next.isPresent()) {
                        repeats.record(
                                next.get(),
                                keep(next.get().set(), 0),
                                TinyLibrary.seen(next.get().set()));
                        done.push(next);
                    }
                }
                default -> {
                    if (!done.isEmpty()) {
                        Optional<Repeat> last = done.pop();
                        assertEquals(last, repeats.takeBack(), "seed " + seed + ", step " + step);
                        if (last.isEmpty()) {
                            desk.undo();
                            logged++;
                            repeats = done.stream().allMatch(Optional::isEmpty) ? repeats(LATER) : repeats;
                        }
                    }
                }
            }
            assertEquals(
                    done.stream()
                            .flatMap(Optional::stream)
                            .map(repeat -> repeat.set().id())
                            .toList(),
                    read().rows().stream().map(RepeatRow::setId).toList().reversed(),
                    "seed " + seed + ", step " + step);
            assertEquals(logged, TinyLibrary.rows(data).size(), "a repeat is no decision; seed " + seed);
        }
    }
}
