package org.handpick.learning.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.learning.runs.RunState.Effort;

/**
 * The runs of a data area: the folders in {@code runs/} whose names don't begin with a dot.
 *
 * <p>A run waits in the queue from the moment it is made, unless whoever makes it trains it; the queue is those that wait, in the order
 * of their ids, which begin with the time. For any thread but the UI's; several processes may work on one data area.
 */
public final class Runs {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_MODEL = 60;

    private final Path folder;
    private final Clock clock;
    /** What was read of the metrics of each run, so that a list reads only what came since the last one. */
    private final Map<String, EpochTable> epochs = new HashMap<>();

    public Runs(Path dataArea) {
        this(dataArea, Clock.systemUTC());
    }

    /** @param clock tells when a run is made, begun and ended */
    public Runs(Path dataArea, Clock clock) {
        this.folder = dataArea.toAbsolutePath().normalize().resolve("runs");
        this.clock = clock;
    }

    /** The folder {@code runs} of the data area; need not be there while there is no run. */
    public Path folder() {
        return folder;
    }

    /** The data area whose runs they are. */
    public Path dataArea() {
        return folder.getParent();
    }

    /**
     * Makes a run that waits in the queue. It appears whole or not at all.
     *
     * @param name free, for a person; when blank, the id is its name
     * @param model goes into the id, in letters, digits, dots and dashes
     * @throws UnwritableRun when it can't be made; nothing of it is left then
     */
    public RunFolder create(String name, String model, RunConfig config, RunEnvironment environment) {
        return create(name, model, config, environment, new RunState.Queued(Optional.empty()));
    }

    /**
     * Makes a run that this process trains. It never waits, so that no other program takes it out of the queue for its own.
     *
     * @param name as in {@link #create}, and the rest
     */
    public RunFolder createBegun(String name, String model, RunConfig config, RunEnvironment environment) {
        return create(name, model, config, environment, begunNow(clock));
    }

    private RunFolder create(String name, String model, RunConfig config, RunEnvironment environment, RunState state) {
        String wanted = TIME.format(clock.instant()) + "-" + slug(model);
        return make(folder, config, environment, state, clock, run -> place(run, wanted, name));
    }

    private static RunState begunNow(Clock clock) {
        Instant now = clock.instant();
        return new RunState.Running(new Effort(now, Duration.ZERO), now, ProcessMark.current());
    }

    /**
     * Makes a run that this process trains, as {@link #createBegun}, in a folder that a person has named. That may be one among the
     * runs of a data area. It appears whole or not at all.
     *
     * @param path must not be there yet
     * @throws UnwritableRun when it is there, or can't be made; nothing of it is left then
     */
    public static RunFolder createAt(Path path, RunConfig config, RunEnvironment environment) {
        Path place = path.toAbsolutePath().normalize();
        Clock clock = Clock.systemUTC();
        return make(place.getParent(), config, environment, begunNow(clock), clock, run -> {
            if (Files.exists(place)) {
                throw new UnwritableRun(place, "it is there already and was left as it is; name another folder");
            }
            RunFile.write(
                    run.resolve(RunNotes.FILE), new RunNotes(place.getFileName().toString(), false, "").json());
            return moved(run, place);
        });
    }

    /** @param placing moves the whole run to its place and tells it */
    private static RunFolder make(
            Path parent,
            RunConfig config,
            RunEnvironment environment,
            RunState state,
            Clock clock,
            UnaryOperator<Path> placing) {
        try {
            Disk.LOCAL.makeFolders(parent);
            Path beside = Files.createTempDirectory(parent, ".new-");
            try {
                // A folder in the temporary one, which itself nobody else could read.
                Path run = Files.createDirectory(beside.resolve("run"));
                Files.createDirectory(run.resolve("checkpoints"));
                RunFile.write(run.resolve(RunConfig.FILE), config.yaml());
                RunFile.write(run.resolve(RunEnvironment.FILE), environment.json());
                StateFile.write(run.resolve(StateFile.NAME), state);
                return new RunFolder(placing.apply(run), clock);
            } finally {
                deleteTree(beside);
            }
        } catch (IOException e) {
            throw new UnwritableRun(parent, e);
        }
    }

    private static Path moved(Path run, Path place) {
        try {
            Files.move(run, place, StandardCopyOption.ATOMIC_MOVE);
            Disk.LOCAL.sync(place.getParent());
            return place;
        } catch (IOException e) {
            throw new UnwritableRun(place, e);
        }
    }

    private static String slug(String model) {
        String slug = model.replaceAll("[^A-Za-z0-9._-]+", "-");
        String shorter = slug.substring(0, Math.min(slug.length(), LONGEST_MODEL));
        return shorter.isEmpty() ? "model" : shorter;
    }

    /** Moves the run to the first free name, which no other process takes meanwhile. */
    private Path place(Path run, String wanted, String name) {
        return RunsLock.held(folder, () -> {
            int number = 1;
            while (Files.exists(numbered(wanted, number))) {
                number++;
            }
            Path place = numbered(wanted, number);
            String given = name.isBlank() ? place.getFileName().toString() : name;
            RunFile.write(run.resolve(RunNotes.FILE), new RunNotes(given, false, "").json());
            return moved(run, place);
        });
    }

    private Path numbered(String id, int number) {
        return folder.resolve(number == 1 ? id : id + "-" + number);
    }

    /** Deletes what is not a run yet. */
    private static void deleteTree(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = new ArrayList<>(walk.toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }

    /** @throws UnreadableRun when there is no run of this id */
    public RunFolder open(String id) {
        Path run = folder.resolve(id);
        if (!ID.matcher(id).matches() || !Files.isDirectory(run)) {
            throw new UnreadableRun(run, "there is no such run");
        }
        return new RunFolder(run, clock);
    }

    /**
     * All runs, the newest first: by when they were begun, or, where they never were, made. Their ids don't tell, as a person may have
     * chosen them. A damaged file is named in the summary of its run and hides no other.
     *
     * @throws UnreadableRun when the folder of the runs can't be read
     */
    public synchronized List<RunSummary> list(Progress progress) {
        List<RunFolder> all = all().reversed();
        progress.begin("Reading runs", all.size());
        List<Dated> read = new ArrayList<>();
        for (RunFolder run : all) {
            progress.check();
            RunSummary summary = summary(run);
            Instant since = summary.started().orElseGet(run::made);
            if (Files.isDirectory(run.path())) { // it may have gone to the trash meanwhile
                read.add(new Dated(summary, since));
            }
            progress.advance(1);
        }
        epochs.keySet().retainAll(all.stream().map(RunFolder::id).toList());
        // stable: of two of one moment the one with the later id comes first
        return read.stream()
                .sorted(Comparator.comparing(Dated::since).reversed())
                .map(Dated::run)
                .toList();
    }

    private record Dated(RunSummary run, Instant since) {}

    /** In the order of their ids. */
    private List<RunFolder> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            path -> ID.matcher(path.getFileName().toString()).matches())
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(path -> new RunFolder(path, clock))
                    .toList();
        } catch (IOException e) {
            throw new UnreadableRun(folder, e);
        } catch (UncheckedIOException e) {
            throw new UnreadableRun(folder, e.getCause());
        }
    }

    private RunSummary summary(RunFolder run) {
        List<String> damage = new ArrayList<>();
        RunState state = tried(run::state, damage).orElse(new RunState.Unknown());
        RunConfig config = tried(run::config, damage).orElse(RunConfig.EMPTY);
        Goal goal = tried(() -> Goal.of(config), damage).orElse(Goal.USUAL);
        Optional<RunEnvironment> environment = tried(run::environment, damage);
        RunNotes notes = tried(run::notes, damage).orElse(new RunNotes(run.id(), false, ""));
        EpochTable table = epochs.computeIfAbsent(run.id(), _ -> new EpochTable(run.metrics()));
        tried(table::refresh, damage).ifPresent(damage::addAll);
        OptionalInt best = table.best(goal);
        return new RunSummary(
                run.id(),
                notes,
                state,
                state.effort(clock.instant()).map(Effort::started),
                state.effort(clock.instant()).map(Effort::worked),
                table.last(),
                best,
                config,
                environment,
                table.metrics(best.isPresent() ? best : table.last()),
                damage);
    }

    private static <T> Optional<T> tried(Supplier<T> reading, List<String> damage) {
        try {
            return Optional.of(reading.get());
        } catch (UnreadableRun e) {
            damage.add(e.getMessage()); // the list goes on; the sentence is shown with the run
            return Optional.empty();
        }
    }

    /** The run that waits longest; empty while one is being trained, or when none waits. */
    public Optional<RunFolder> next() {
        List<RunFolder> waiting = new ArrayList<>();
        for (RunFolder run : all()) {
            switch (tried(run::state, new ArrayList<>()).orElse(new RunState.Unknown())) {
                case RunState.Running _ -> {
                    return Optional.empty();
                }
                case RunState.Queued _ -> waiting.add(run);
                default -> {
                    // neither in the way nor waiting; damage is shown by the list
                }
            }
        }
        return waiting.stream().findFirst();
    }

    /**
     * Begins the run that waits longest, when none is being trained. Of several processes that ask at once, one gets it.
     *
     * @param process the one that will train it; this one, when it hands the run over later
     */
    public Optional<RunFolder> claimNext(ProcessMark process) {
        return claimNext(_ -> process);
    }

    /**
     * Begins the run that waits longest, when none is being trained, in a process that is started for it. Nobody else can begin the
     * run before that process is noted as the one that trains it.
     *
     * @param starting starts the process; what it throws leaves the run waiting
     */
    public Optional<RunFolder> claimNext(Function<RunFolder, ProcessMark> starting) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return RunsLock.held(folder, () -> {
            Optional<RunFolder> next = next();
            next.ifPresent(run -> run.beginLocked(starting.apply(run)));
            return next;
        });
    }
}
