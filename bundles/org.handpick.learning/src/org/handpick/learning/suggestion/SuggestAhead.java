package org.handpick.learning.suggestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.files.FileStamp;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.imaging.UnreadableImage;
import org.handpick.learning.measures.Differences;
import org.handpick.learning.measures.Measured;
import org.handpick.learning.measures.Measures;
import org.handpick.learning.measures.Reason;
import org.handpick.learning.measures.Spread;
import org.handpick.learning.runs.RunException;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Has suggestions ready for the sets that a person will come to. Asks on a thread of its own, in a worker that is started when it
 * is first needed and again when it dies; nobody waits for it.
 *
 * <p>What a person comes to next is asked first: a new wish takes the place of the one before, and what is not wished for any
 * more is not asked. Advice on the sets that were wished for lately is remembered while the model stays the same and the files do.
 */
public final class SuggestAhead implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SuggestAhead.class.getName());
    /** So many workers may die of one set. */
    private static final int LIVES = 3;
    /** After so many sets in a row that could not be asked about, the next ones could hardly be either. */
    private static final int FAILURES = 3;

    private static final int REMEMBERED = 500;
    /** After so long a survey tells what it has found. */
    private static final long SURVEY_NANOS = 300_000_000;

    private final Supplier<ChooseAdviser.Choice> choose;
    private final Supplier<WorkerProgram> program;
    private final Path cache;
    private final Listener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-suggest").factory());
    private final Map<Place, Known> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Known> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Optional<ChooseAdviser.Choice> choice = Optional.empty();
    private Optional<Worker> worker = Optional.empty();
    /** So many sets in a row could not be asked about. */
    private int failures;

    private volatile boolean isClosed;
    private volatile Wish wish = Wish.NONE;
    private volatile Survey survey = Survey.NONE;

    /** Sets of two libraries may have one name. */
    private record Place(Path library, SetId set) {}

    /** What was said when the files were so. */
    private record Known(Advice advice, List<FileStamp> files) {}

    private record Wish(Path library, List<ImageSet> sets) {
        static final Wish NONE = new Wish(Path.of(""), List.of());
    }

    /**
     * Sets that are looked at when nothing else is to do.
     *
     * @param library the folder that they are in
     * @param sets all of them, the first first
     * @param files where the images of a set are now; asked on the thread of {@link SuggestAhead}
     */
    public record Survey(Path library, List<ImageSet> sets, Function<ImageSet, List<Path>> files) {
        public static final Survey NONE = new Survey(Path.of(""), List.of(), set -> List.of());

        public Survey {
            sets = List.copyOf(sets);
        }
    }

    /** Hears what comes of wishes, on the thread of {@link SuggestAhead}. */
    public interface Listener {
        /** @param adviser who is asked from now on, {@code sentence} tells it to a person */
        void asks(Adviser adviser, String sentence);

        void advised(Advice advice);

        /** @param opinions on some of the sets of the survey of this library */
        void surveyed(Path library, List<Opinion> opinions);

        /** @param why nothing can be said of this one set, in a sentence */
        void passedOver(Path library, SetId set, String why);

        /** @param why there are no suggestions at all, and what to do */
        void silent(String why);
    }

    /**
     * @param choose finds the model to be asked
     * @param program found when it is first needed; may throw {@link WorkerFailure}
     * @param cache the folder of all caches
     */
    public SuggestAhead(
            Supplier<ChooseAdviser.Choice> choose, Supplier<WorkerProgram> program, Path cache, Listener listener) {
        this.choose = Objects.requireNonNull(choose);
        this.program = Objects.requireNonNull(program);
        this.cache = Objects.requireNonNull(cache);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Wishes for advice on these sets, the first of them first; earlier wishes are off. Returns at once. */
    public void want(Path library, List<ImageSet> sets) {
        Wish wanted = new Wish(library, List.copyOf(sets));
        wish = wanted;
        thread.execute(() -> fulfil(wanted));
    }

    /** Has the model look at many sets while nobody wishes for advice; an earlier survey is off. Returns at once. */
    public void survey(Survey wanted) {
        survey = wanted;
        thread.execute(() -> look(wanted, 0));
    }

    /** For a moment, or until something is wished for, and then in line behind that. A set that can't be asked about is passed over. */
    private void look(Survey wanted, int from) {
        long end = System.nanoTime() + SURVEY_NANOS;
        Wish before = wish;
        List<Opinion> opinions = new ArrayList<>();
        boolean goesOn = true;
        int at = from;
        while (goesOn && at < wanted.sets().size() && survey == wanted && wish == before && System.nanoTime() < end) {
            goesOn = ask(
                    wanted.sets().get(at++),
                    wanted.library(),
                    wanted.files(),
                    (adviser, suggestion) -> opinions.add(opinion(adviser, suggestion)),
                    () -> survey != wanted);
        }
        if (!opinions.isEmpty() && survey == wanted) {
            listener.surveyed(wanted.library(), List.copyOf(opinions));
        }
        if (goesOn && at < wanted.sets().size() && survey == wanted) {
            int next = at;
            thread.execute(() -> look(wanted, next));
        }
    }

    private static Opinion opinion(Adviser adviser, Suggestion suggestion) {
        return new Opinion(
                suggestion.set().id(),
                suggestion.confidence(),
                suggestion.hasOpinion(),
                suggestion.proposal().pick(),
                adviser.hash());
    }

    /** Nothing is wished for any more. */
    public void rest() {
        wish = Wish.NONE;
    }

    /** No survey is wanted any more. */
    public void endSurvey() {
        survey = Survey.NONE;
    }

    /** Another model may have to be asked now; what the one before said is forgotten. */
    public void chooseAgain() {
        thread.execute(() -> {
            choice = Optional.empty();
            known.clear();
            failures = 0;
        });
    }

    private void fulfil(Wish wanted) {
        for (ImageSet set : wanted.sets()) {
            if (wish != wanted) {
                return; // the newer one is next
            }
            Optional<Known> remembered = Optional.ofNullable(known.get(new Place(wanted.library(), set.id())));
            List<FileStamp> files = stamps(set, wanted.library());
            if (remembered.isPresent() && remembered.get().files().equals(files)) {
                listener.advised(remembered.get().advice());
            } else if (!advise(set, wanted, files)) {
                return;
            }
        }
    }

    /** Of a file that is gone there is none, so what was said of it is not said again. */
    private static List<FileStamp> stamps(ImageSet set, Path library) {
        List<FileStamp> stamps = new ArrayList<>();
        for (ImageRef image : set.images()) {
            try {
                stamps.add(FileStamp.of(image.in(library)));
            } catch (IOException e) {
                // who asks about it names it
            }
        }
        return List.copyOf(stamps);
    }

    /** @return false when no other set can be advised on either */
    private boolean advise(ImageSet set, Wish wanted, List<FileStamp> seen) {
        Path library = wanted.library();
        return ask(
                set,
                library,
                SuggestForSets.inPlace(library),
                (adviser, suggestion) -> tell(adviser, suggestion, library, seen),
                () -> !wish.sets().contains(set));
    }

    /**
     * Asks about one set. Whatever goes wrong with it is told and logged, and does not stop the others, unless that happens again and
     * again.
     *
     * @return false when nobody can be asked about anything else now
     */
    private boolean ask(
            ImageSet set,
            Path library,
            Function<ImageSet, List<Path>> files,
            BiConsumer<Adviser, Suggestion> heard,
            BooleanSupplier isOff) {
        Optional<Adviser> adviser = adviser();
        if (adviser.isEmpty()) {
            return false;
        }
        try {
            List<String> problems = answer(worker -> new SuggestForSets(
                            worker,
                            adviser.get(),
                            library,
                            files,
                            List.of(set),
                            cache,
                            suggestion -> heard.accept(adviser.get(), suggestion))
                    .run(new Until(isOff)));
            failures = 0;
            for (String problem : problems) {
                LOG.log(System.Logger.Level.WARNING, problem);
                listener.passedOver(library, set.id(), problem);
            }
            return true;
        } catch (Cancelled e) {
            return false;
        } catch (WorkerFailure.NotThere e) {
            fallSilent(e);
            return false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No suggestion for " + set.id(), e);
            listener.passedOver(library, set.id(), sentence(e));
            failures++;
            if (failures >= FAILURES) {
                fallSilent(e);
            }
            return failures < FAILURES;
        }
    }

    /** The model to be asked; where there is none, why is told. */
    private Optional<Adviser> adviser() {
        try {
            boolean isNew = choice.isEmpty();
            ChooseAdviser.Choice chosen = choice.orElseGet(choose);
            choice = Optional.of(chosen);
            if (chosen.adviser().isEmpty()) {
                listener.silent(chosen.sentence());
            } else if (isNew) {
                listener.asks(chosen.adviser().get(), chosen.sentence());
            }
            return chosen.adviser();
        } catch (RuntimeException e) {
            fallSilent(e);
            return Optional.empty();
        }
    }

    /** Asks a worker, and another one when it dies of that, a few times. */
    private List<String> answer(Function<Worker, List<String>> question) {
        for (int life = 1; ; life++) {
            try {
                if (worker.isEmpty()) {
                    worker = Optional.of(Worker.start(program.get(), new Until(() -> isClosed)));
                }
                return question.apply(worker.get());
            } catch (WorkerFailure.Died e) {
                endWorker();
                if (life == LIVES) {
                    throw e;
                }
            }
        }
    }

    private void fallSilent(RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "There are no suggestions", e);
        listener.silent(sentence(e));
    }

    /** What is meant for a person is told as it is. */
    private static String sentence(RuntimeException e) {
        return switch (e) {
            case WorkerFailure failure -> failure.getMessage();
            case RunException failure -> failure.getMessage();
            case UncheckedIOException failure -> String.valueOf(failure.getMessage());
            default -> "This failed because of an error in Handpick; the Error Log has the details: " + e;
        };
    }

    private void endWorker() {
        worker.ifPresent(Worker::close);
        worker = Optional.empty();
    }

    private void tell(Adviser adviser, Suggestion suggestion, Path library, List<FileStamp> seen) {
        Advice advice = new Advice(
                suggestion,
                adviser.hash(),
                adviser.ranksBetter(),
                adviser.cropsBetter(),
                adviser.spread()
                        .filter(_ -> suggestion.hasOpinion())
                        .flatMap(spread -> differences(suggestion, library, spread)));
        known.put(new Place(library, suggestion.set().id()), new Known(advice, seen));
        listener.advised(advice);
    }

    /** In what the pick and the next best differ. A picture that can't be read any more has no measures, and nothing is said. */
    private static Optional<Differences> differences(Suggestion suggestion, Path library, Spread spread) {
        try {
            List<Measures> measures = new ArrayList<>();
            for (ImageRef image : suggestion.set().images()) {
                measures.add(Measured.of(image.in(library)).whole());
            }
            int pick = suggestion.proposal().pick();
            int next = IntStream.range(0, measures.size())
                    .filter(image -> image != pick)
                    .boxed()
                    .max(Comparator.comparingDouble(
                            image -> suggestion.proposal().scores().get(image)))
                    .orElseThrow();
            List<Reason> reasons = Reason.between(measures.get(pick), measures.get(next), spread);
            return reasons.isEmpty() ? Optional.empty() : Optional.of(new Differences(next, reasons));
        } catch (UnreadableImage e) {
            return Optional.empty();
        }
    }

    /** Is cancelled when what is under way is not wanted any more. */
    private record Until(BooleanSupplier isOff) implements Progress {
        @Override
        public boolean isCancelled() {
            return isOff.getAsBoolean();
        }
    }

    /** Ends the worker. Returns at once. */
    @Override
    public void close() {
        isClosed = true;
        rest();
        endSurvey();
        thread.execute(this::endWorker);
        thread.shutdown();
    }
}
