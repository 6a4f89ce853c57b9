package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Progress;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UntrueRow;
import org.handpick.traininglog.check.ReadRepeats;

/**
 * Chooses the decided sets that are to be decided once more, and writes down what came of it. It moves no file, and writes neither to
 * the journal nor to the logs of decisions: the first decision stands whatever is said the second time.
 *
 * <p>A set may come again when nothing was done about it for the time of the {@link RepeatRule}; when it has two images or more, all of
 * which were decided about; when no suggestion was seen then; when all its images are still there unchanged, so not where the trash was
 * emptied; and when it has not come again for {@link RepeatRule#PAUSE}. Those that never have come first. All but {@link #canTakeBack}
 * block on the disk and are for one worker thread, that of the {@link DecisionDesk}.
 */
public final class RepeatDesk {
    /** So many sets at most are looked for on the disk at a time, as decisions wait meanwhile. */
    private static final int LOOKED_FOR = 100;

    private static final System.Logger LOG = System.getLogger(RepeatDesk.class.getName());

    private final Library library;
    private final RepeatRule rule;
    private final boolean isWanted;
    private final Clock clock;
    private final ReadRepeats reader;
    private final AppendOnlyFile log;
    /** When each decision was repeated last, by its event; empty until it was read. */
    private Optional<Map<String, Instant>> repeated = Optional.empty();
    /** Those that this desk has offered, and those that are gone. */
    private final Set<SetId> passed = new HashSet<>();

    private final Deque<Done> done = new ArrayDeque<>();
    private volatile boolean canTakeBack;

    /** A repeat that can be taken back. @param behind the decision that was the last one then */
    private record Done(Repeat repeat, RepeatRow row, Optional<Ledger.Done> behind) {}

    /** @param rules say where the logs are, and whether anything is to be written to the training logs */
    public RepeatDesk(Library library, DeskRules rules, RepeatRule rule) {
        this(library, rules, rule, Clock.systemUTC(), Disk.LOCAL);
    }

    RepeatDesk(Library library, DeskRules rules, RepeatRule rule, Clock clock, Disk disk) {
        this.library = library;
        this.rule = rule;
        this.isWanted = rules.logTraining() && rule.share() > 0 && library.isWritable();
        this.clock = clock;
        Path file = rules.dataArea().resolve(LogFiles.REPEATS);
        this.reader = new ReadRepeats(file);
        this.log = new AppendOnlyFile(file, RepeatRow.header(), disk);
    }

    /**
     * The set that is to come again next; empty where none may. None is offered twice, be it decided or not.
     *
     * @throws RepeatsUnreadable when it is not known what was repeated already
     */
    public Optional<Repeat> next() {
        if (!isWanted) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        record Candidate(ImageSet set, Event first, Instant lastRepeated, long lot) {}
        List<Candidate> candidates = library.sets().stream()
                .filter(set -> set.size() > 1 && !passed.contains(set.id()))
                .flatMap(set -> library.ledger().standing(set.id()).stream()
                        .filter(first -> mayComeAgain(first, now))
                        .map(first -> new Candidate(set, first, lastRepeated(set.id()), RepeatRule.lot(set.id()))))
                .filter(candidate -> RepeatRule.isRested(candidate.lastRepeated(), now))
                .sorted(Comparator.comparing(Candidate::lastRepeated).thenComparingLong(Candidate::lot))
                .limit(LOOKED_FOR)
                .toList();
        for (Candidate candidate : candidates) {
            SetId id = candidate.set().id();
            passed.add(id);
            Optional<List<Path>> pictures = library.unchangedOriginals(id);
            if (pictures.isPresent()) {
                return Optional.of(new Repeat(
                        candidate.set(), pictures.get(), candidate.first().id()));
            }
        }
        return Optional.empty();
    }

    private boolean mayComeAgain(Event first, Instant now) {
        Instant last = library.history(first.set().id()).getLast().at();
        boolean sawNone = first.seen().suggestion().filter(Suggested::visible).isEmpty();
        return !(first.decision() instanceof Decision.Skip)
                && sawNone
                && first.leftOut().isEmpty()
                && rule.isOld(last, now);
    }

    /** Whatever became of the decision since; {@link Instant#EPOCH} for never. */
    private Instant lastRepeated(SetId set) {
        Map<String, Instant> times = times();
        return library.history(set).stream()
                .map(decided -> times.getOrDefault(decided.event(), Instant.EPOCH))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Map<String, Instant> times() {
        if (repeated.isEmpty()) {
            Map<String, Instant> read = new HashMap<>();
            ReadRepeats.Repeats repeats = read();
            repeats.leftOut().forEach(row -> LOG.log(System.Logger.Level.WARNING, row));
            repeats.rows().forEach(row -> note(read, row));
            repeated = Optional.of(read);
        }
        return repeated.get();
    }

    private ReadRepeats.Repeats read() {
        try {
            return reader.run(Progress.NONE);
        } catch (UnreadableLog e) {
            throw new RepeatsUnreadable(e);
        }
    }

    private static void note(Map<String, Instant> times, RepeatRow row) {
        times.merge(row.first().event(), row.timestamp(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * Writes down what was decided the second time. Nothing is written where the set was skipped, which is no opinion, nor where the
     * person had seen meanwhile what a model would keep of it, as in a list: that decision may owe something to the model.
     *
     * @throws DecisionFailed when it could not be written, or would not be true; nothing has changed
     */
    public void record(Repeat repeat, Decision again, Seen seen) {
        if (again instanceof Decision.Skip
                || seen.suggestion().filter(Suggested::visible).isPresent()) {
            return;
        }
        String failure =
                "The set " + repeat.set().id() + " was shown again to see whether you decide the same. That was not"
                        + " written down, and the first decision stands: ";
        Event first = library.ledger()
                .standing(repeat.set().id())
                .filter(standing -> standing.id().equals(repeat.first()))
                .orElseThrow(() -> new DecisionFailed(failure + "the first one was taken back meanwhile"));
        if (!first.seen().sizes().equals(seen.sizes())) {
            throw new DecisionFailed(
                    failure + "its images are not those of the first time, or one can't be read any more");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            RepeatRow row = new RepeatRow(
                    EventId.at(now),
                    Optional.empty(),
                    now,
                    seen.session(),
                    library.root().toString(),
                    repeat.set().id(),
                    repeat.set().size(),
                    new RepeatRow.First(first.id(), first.at(), keeper(repeat.set(), first.decision())),
                    keeper(repeat.set(), again),
                    seen.decisionTime());
            log.append(row.csv());
            note(times(), row);
            done.push(new Done(repeat, row, library.ledger().lastDone()));
            canTakeBack = true;
        } catch (UntrueRow e) {
            throw new DecisionFailed(failure + e.getMessage(), e);
        } catch (IOException e) {
            throw new DecisionFailed(failure + FileFailure.sentence(e, library.root()), e);
        }
    }

    private static Optional<RepeatKeeper> keeper(ImageSet set, Decision decision) {
        if (decision instanceof Decision.Keep(ImageRef kept, var box)) {
            return Optional.of(new RepeatKeeper(set.images().indexOf(kept), kept.name(), box));
        }
        return Optional.empty();
    }

    /** True when this desk has written a repeat that is not taken back. From any thread. */
    public boolean canTakeBack() {
        return canTakeBack;
    }

    /**
     * Takes the last repeat back, by a row that says so, when no decision was made, taken back or made again since.
     *
     * @return the set to be decided again; empty when a decision is to be taken back first, or there is no repeat
     * @throws DecisionFailed when the row could not be written; the repeat stands
     */
    public Optional<Repeat> takeBack() {
        Optional<Done> last = Optional.ofNullable(done.peek())
                .filter(one -> one.behind().equals(library.ledger().lastDone()));
        last.ifPresent(one -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            try {
                log.append(one.row().undo(EventId.at(now), now).csv());
            } catch (IOException e) {
                throw new DecisionFailed(
                        "The last set, which was one that you had decided before, was not taken back, it stands: "
                                + FileFailure.sentence(e, library.root()),
                        e);
            }
            done.pop();
            canTakeBack = !done.isEmpty();
        });
        return last.map(Done::repeat);
    }
}
