package org.handpick.workbench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Cancelled;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Committed;
import org.handpick.picking.Decided;
import org.handpick.picking.DecisionDesk;
import org.handpick.picking.DeskRules;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;
import org.handpick.picking.PickingChoices;
import org.handpick.picking.PickingFailure;
import org.handpick.picking.Repeat;
import org.handpick.picking.RepeatDesk;
import org.handpick.picking.RepeatTurns;
import org.handpick.picking.Seen;
import org.handpick.picking.WorkOrder;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.DecisionRefused;
import org.handpick.workbench.events.DecisionSubmitted;
import org.handpick.workbench.events.LibraryAwaited;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetOpened;
import org.handpick.workbench.events.SetSelected;

/**
 * The open library and the set on screen: what every view asks for, and the one way to change it.
 *
 * <p>Views inject it. All methods are for the UI thread and return at once; the work is done on a thread of the desk, one
 * decision after the other, and what came of it is told by the events of {@link org.handpick.workbench.events}.
 */
public final class Workplace {
    private static final long LAST_DECISIONS_SECONDS = 60;

    /** A library, the desk that decides over it, and the one that has sets decided once more. */
    private record Opened(Library library, DecisionDesk desk, RepeatDesk repeats, RepeatTurns turns) {}

    private final IEventBroker events;
    private final Display display;
    private final PickingPreferences preferences;
    private final ExecutorService desk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("handpick-desk").factory());
    private final String session =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(LocalDateTime.now());
    private final Set<SetId> submitted = new HashSet<>();
    private Optional<Opened> opened = Optional.empty();
    private WorkOrder order = WorkOrder.NONE;
    /** What comes after a decision about a set, where a view says so. */
    private Optional<Function<SetId, Optional<ImageSet>>> goingOn = Optional.empty();

    private Optional<SetId> selected = Optional.empty();
    /** What is on screen in the place of the selected set. */
    private Optional<Repeat> repeat = Optional.empty();

    private Optional<SetId> lastSubmitted = Optional.empty();
    private Optional<Job> opening = Optional.empty();
    /** The folder of the library that is being opened. */
    private Optional<Path> awaited = Optional.empty();

    private final ISchedulingRule openingRule = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };
    /** The set whose decision was refused last, when nothing was done since. For the thread of the desk. */
    private Optional<SetId> refusedLast = Optional.empty();

    @Inject
    public Workplace(IEventBroker events, Display display, PickingPreferences preferences) {
        this.events = events;
        this.display = display;
        this.preferences = preferences;
    }

    /** The folder that holds logs, datasets, runs and backups. */
    public Path dataArea() {
        return HandpickApplication.dataArea();
    }

    /** Names this run of the workbench in the logs: the time it started. */
    public String session() {
        return session;
    }

    public Optional<Library> library() {
        return opened.map(Opened::library);
    }

    /** The set on screen, or the one that will be when the {@link #repeat} in its place is decided. */
    public Optional<ImageSet> selected() {
        return selected.flatMap(id -> library().flatMap(library -> library.set(id)));
    }

    /**
     * A set that was decided earlier and is shown in the place of the selected one, to be decided once more as if it never had been.
     * Who shows it tells nothing of the first decision. Every other view goes on with the selected set.
     */
    public Optional<Repeat> repeat() {
        return repeat;
    }

    /** What will be shown again before a set that is to do, so that its pictures can be made ahead. */
    public Optional<Repeat> repeatBefore(SetId next) {
        return opened.flatMap(at -> at.turns().before(next));
    }

    /** True while a decision about the set is on its way to the disk. */
    public boolean isSubmitted(SetId set) {
        return submitted.contains(set);
    }

    /** The folder of the library that is being opened, or will be as soon as the window stands. */
    public Optional<Path> awaited() {
        return awaited;
    }

    /** Says before there are views which library will be {@linkplain #open opened}, so that none of them says that there is none. */
    void announce(Path folder) {
        awaited = Optional.of(folder);
    }

    /** Opens a library in a job of its own and closes the one that was open. Who asks for another meanwhile gets that one. */
    public void open(Path folder) {
        opening.ifPresent(Job::cancel);
        Job job = new Opening(folder);
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!display.isDisposed()) {
                    display.asyncExec(() -> ended(job));
                }
            }
        });
        opening = Optional.of(job);
        await(Optional.of(folder));
        job.schedule();
    }

    private void await(Optional<Path> folder) {
        awaited = folder;
        events.send(LibraryAwaited.TOPIC, new LibraryAwaited(folder));
    }

    private void ended(Job job) {
        if (opening.equals(Optional.of(job))) { // else another one is being opened
            opening = Optional.empty();
            await(Optional.empty());
        }
    }

    /** One at a time: the lock of a library that is opened twice is free again for the second. */
    private final class Opening extends Job {
        private final Path folder;

        Opening(Path folder) {
            super("Opening " + Library.nameOf(folder));
            this.folder = folder;
            setRule(openingRule);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                PickingChoices choices = preferences.choices();
                giveBack(folder.toRealPath());
                Library library = new OpenLibrary(folder, choices.groupingRule(folder)).run(new JobProgress(monitor));
                if (!isShown(library, choices, monitor)) {
                    library.close();
                    return Status.CANCEL_STATUS;
                }
                return Status.OK_STATUS;
            } catch (Cancelled | InterruptedException | RejectedExecutionException e) {
                return Status.CANCEL_STATUS;
            } catch (IOException e) {
                return Status.error(folder + ": there is no such folder, or it can't be read", e);
            } catch (PickingFailure | IllegalArgumentException e) {
                return Status.error(e.getMessage(), e);
            }
        }

        /** Closes the library when it is the one that is open: its own lock would keep it from being opened again. */
        private void giveBack(Path root) throws InterruptedException {
            display.syncExec(() -> {
                if (library().filter(open -> open.root().equals(root)).isPresent()) {
                    close();
                }
            });
            CountDownLatch closed = new CountDownLatch(1);
            desk.execute(closed::countDown);
            closed.await();
        }

        private boolean isShown(Library library, PickingChoices choices, IProgressMonitor monitor) {
            AtomicBoolean shown = new AtomicBoolean();
            display.syncExec(() -> {
                if (!monitor.isCanceled()) {
                    shown.set(true);
                    show(library, choices);
                }
            });
            return shown.get();
        }
    }

    private void show(Library library, PickingChoices choices) {
        close();
        DeskRules rules = choices.deskRules(dataArea());
        Opened at = new Opened(
                library,
                new DecisionDesk(library, rules, finished -> display.asyncExec(() -> committed(library, finished))),
                new RepeatDesk(library, rules, choices.repeats()),
                new RepeatTurns(choices.repeats()));
        opened = Optional.of(at);
        findRepeat(at);
        order = library.order();
        preferences.rememberLibrary(library.root());
        library.repairs().forEach(repair -> ILog.get().info(repair));
        library.unreadable().forEach(folder -> ILog.get().warn(folder));
        events.send(LibraryOpened.TOPIC, new LibraryOpened(library.root()));
        library.firstToDo()
                .or(() -> library.sets().stream().findFirst())
                .map(ImageSet::id)
                .ifPresent(this::select);
    }

    /** Finishes the decisions that are under way, then lets go of the library. */
    private void close() {
        opened.ifPresent(closing -> {
            opened = Optional.empty();
            order = WorkOrder.NONE;
            selected = Optional.empty();
            submitted.clear();
            repeat = Optional.empty();
            desk.execute(closing.library()::close);
            events.send(LibraryClosed.TOPIC, new LibraryClosed(closing.library().root()));
        });
    }

    /** Puts a set on screen. */
    public void select(SetId set) {
        show(set, Optional.empty());
    }

    private void show(SetId set, Optional<Repeat> before) {
        if (!selected.equals(Optional.of(set)) || !repeat.equals(before)) {
            selected = Optional.of(set);
            repeat = before;
            events.send(SetSelected.TOPIC, new SetSelected(set));
        }
    }

    /** Puts a set on screen, and the Crop Editor in front with the focus. */
    public void bringUp(SetId set) {
        select(set);
        events.send(SetOpened.TOPIC, new SetOpened(set));
    }

    /**
     * Puts the set so many places on, or back when negative, on screen; stays at the ends. A set that is shown again stands before the
     * selected one.
     */
    public void step(int places) {
        int behind = repeat.isPresent() && places > 0 ? 1 : 0;
        stepFromSelected(places - behind);
    }

    private void stepFromSelected(int places) {
        selected.flatMap(from -> order.stepped(from, places)).map(ImageSet::id).ifPresent(this::select);
    }

    /** In which order sets come: that of the library, unless a view has set another. */
    public WorkOrder order() {
        return order;
    }

    /** Has the sets of the open library come in another order from now on. */
    public void workIn(WorkOrder wanted) {
        order = wanted;
    }

    /**
     * Has a view say which set comes on screen after a decision, while a person works through sets that are not to do.
     *
     * @param next is given the set that was decided; empty for the next one that is to do
     */
    public void goOnBy(Optional<Function<SetId, Optional<ImageSet>>> next) {
        goingOn = next;
    }

    /** True for a set without an outcome whose decision is not on its way to the disk either. */
    public boolean isToDo(SetId set) {
        return !submitted.contains(set)
                && library().filter(open -> open.outcome(set).isEmpty()).isPresent();
    }

    /** Hands a decision to the desk and puts the next set that has none on screen. */
    public void submit(ImageSet set, Decision decision, Set<ImageRef> skipped, Seen seen) {
        opened.filter(at -> submitted.add(set.id())).ifPresent(at -> {
            lastSubmitted = Optional.of(set.id());
            events.send(DecisionSubmitted.TOPIC, new DecisionSubmitted(set.id()));
            atDesk(at, Optional.of(set.id()), () -> Optional.of(at.desk().submit(set, decision, skipped, seen)));
            goingOn.map(next -> next.apply(set.id()))
                    .orElseGet(() -> order.next(set.id(), this::isToDo))
                    .map(ImageSet::id)
                    .ifPresent(next -> goOnTo(next, at));
        });
    }

    /** Before some of the sets that are to do, one that was decided earlier comes again, so that nobody expects it. */
    private void goOnTo(SetId next, Opened at) {
        Optional<Repeat> before = Optional.empty();
        if (isToDo(next) && at.turns().isTurn(next)) {
            before = at.turns().take(next).filter(found -> !isToDo(found.set().id()));
            findRepeat(at);
        }
        show(next, before);
    }

    private void findRepeat(Opened at) {
        desk.execute(() -> {
            try {
                at.repeats()
                        .next()
                        .ifPresent(found -> display.asyncExec(() -> at.turns().found(found)));
            } catch (PickingFailure | UncheckedIOException e) {
                ILog.get().error("No set is shown again: " + e.getMessage(), e); // the work itself goes on
            }
        });
    }

    /** Hands the second decision about the {@link #repeat} to the desk, which writes it down, and puts the selected set on screen. */
    public void submitAgain(Decision decision, Seen seen) {
        opened.ifPresent(at -> repeat.ifPresent(shown -> {
            atDesk(at, Optional.empty(), () -> {
                at.repeats().record(shown, decision, seen);
                return Optional.empty();
            });
            selected.ifPresent(this::select);
        }));
    }

    /** True when there is a decision to take back, be it one that is still on its way to the disk. */
    public boolean canUndo() {
        return opened.filter(at -> at.desk().canUndo() || at.repeats().canTakeBack() || !submitted.isEmpty())
                .isPresent();
    }

    /** The set whose decision undo would take back; what is on its way to the disk comes first. */
    public Optional<SetId> nextUndo() {
        return lastSubmitted
                .filter(submitted::contains)
                .or(() -> opened.flatMap(at -> at.desk().nextUndo()));
    }

    /** True when a decision was taken back that can be done again. */
    public boolean canRedo() {
        return opened.filter(at -> at.desk().canRedo()).isPresent();
    }

    /**
     * Takes back the last decision, be it the first about its set or the second, and puts the set on screen. One that is still on its
     * way to the disk and is refused there needs no undo; then nothing else is taken back in its place.
     */
    public void undo() {
        Optional<SetId> onItsWay = lastSubmitted.filter(submitted::contains);
        opened.ifPresent(at -> atDesk(
                at,
                Optional.empty(),
                () -> onItsWay.isPresent() && onItsWay.equals(refusedLast) || isRepeatTakenBack(at)
                        ? Optional.empty()
                        : Optional.of(at.desk().undo())));
    }

    private boolean isRepeatTakenBack(Opened at) {
        Optional<Repeat> again = at.repeats().takeBack();
        again.ifPresent(shown -> display.asyncExec(() -> {
            if (isOpen(at.library())) {
                selected.ifPresent(before -> show(before, Optional.of(shown)));
            }
        }));
        return again.isPresent();
    }

    /** True when there is a decision about the set that can be taken back. */
    public boolean canTakeBack(SetId set) {
        return opened.filter(at -> at.desk().canTakeBack(set)).isPresent();
    }

    /** Takes the decision about one set back and puts it on screen, to be judged again. */
    public void takeBack(SetId set) {
        opened.ifPresent(
                at -> atDesk(at, Optional.empty(), () -> Optional.of(at.desk().takeBack(set))));
    }

    /** Does again what was taken back last and puts its set on screen. */
    public void redo() {
        opened.ifPresent(
                at -> atDesk(at, Optional.empty(), () -> Optional.of(at.desk().redo())));
    }

    /** @param set that is decided; empty for undo and redo */
    private void atDesk(Opened at, Optional<SetId> set, Supplier<Optional<Committed>> work) {
        desk.execute(() -> {
            try {
                work.get().ifPresent(committed -> display.asyncExec(() -> committed(at.library(), committed)));
                refusedLast = Optional.empty();
            } catch (PickingFailure e) {
                ILog.get().error(e.getMessage(), e);
                refuse(at.library(), set, e.getMessage());
            } catch (RuntimeException e) {
                ILog.get().error("A decision ended in an error of the program", e);
                refuse(
                        at.library(),
                        set,
                        "This failed because of an error in Handpick; the Error Log has the details: " + e);
            }
        });
    }

    private void refuse(Library library, Optional<SetId> set, String message) {
        refusedLast = set;
        display.asyncExec(() -> {
            boolean isOpen = isOpen(library);
            set.filter(id -> isOpen).ifPresent(submitted::remove);
            events.send(DecisionRefused.TOPIC, new DecisionRefused(set.filter(id -> isOpen), message));
        });
    }

    /** What is told of a library that is not open any more would be taken for the one that is. */
    private void committed(Library library, Committed committed) {
        if (isOpen(library)) {
            submitted.remove(committed.set().id());
            events.send(DecisionCommitted.TOPIC, new DecisionCommitted(committed));
            if (committed.action() != Decided.Action.DECIDED) {
                select(committed.set().id());
            }
        }
    }

    private boolean isOpen(Library library) {
        return opened.filter(at -> at.library() == library).isPresent();
    }

    /** Waits until the last decisions are on disk; the window is closing. */
    void shutDown() {
        opening.ifPresent(Job::cancel);
        close();
        desk.shutdown();
        try {
            if (!desk.awaitTermination(LAST_DECISIONS_SECONDS, TimeUnit.SECONDS)) {
                ILog.get()
                        .warn(
                                "Decisions were still being written when the window closed; they are finished at the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
