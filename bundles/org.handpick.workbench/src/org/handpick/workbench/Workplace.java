package org.handpick.workbench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Cancelled;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Committed;
import org.handpick.picking.DecisionDesk;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;
import org.handpick.picking.PickingChoices;
import org.handpick.picking.PickingFailure;
import org.handpick.picking.Seen;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.DecisionRefused;
import org.handpick.workbench.events.DecisionSubmitted;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetSelected;

/**
 * The open library and the set on screen: what every view asks for, and the one way to change it.
 *
 * <p>Views inject it. All methods are for the UI thread and return at once; the work is done on a thread of the desk, one
 * decision after the other, and what came of it is told by the events of {@link org.handpick.workbench.events}.
 */
public final class Workplace {
    private static final long LAST_DECISIONS_SECONDS = 60;

    /** A library and the desk that decides over it. */
    private record Opened(Library library, DecisionDesk desk) {}

    private final IEventBroker events;
    private final Display display;
    private final PickingPreferences preferences;
    private final ExecutorService desk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("handpick-desk").factory());
    private final String session =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(LocalDateTime.now());
    private final Set<SetId> submitted = new HashSet<>();
    private Optional<Opened> opened = Optional.empty();
    private Optional<SetId> selected = Optional.empty();

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

    /** The set on screen. */
    public Optional<ImageSet> selected() {
        return selected.flatMap(id -> library().flatMap(library -> library.set(id)));
    }

    /** True while a decision about the set is on its way to the disk. */
    public boolean isSubmitted(SetId set) {
        return submitted.contains(set);
    }

    /** Opens a library in a job of its own and closes the one that was open. */
    public void open(Path root) {
        if (library().filter(open -> open.root().equals(root.toAbsolutePath())).isPresent()) {
            close(); // else its own lock would keep it from being opened again
        }
        Job opening = Job.create("Opening " + root.getFileName(), monitor -> {
            try {
                PickingChoices choices = preferences.choices();
                Library library = new OpenLibrary(root, choices.groupingRule(root)).run(new JobProgress(monitor));
                display.asyncExec(() -> show(library, choices));
                return Status.OK_STATUS;
            } catch (Cancelled e) {
                return Status.CANCEL_STATUS;
            } catch (PickingFailure | IllegalArgumentException e) {
                return Status.error(e.getMessage(), e);
            }
        });
        desk.execute(opening::schedule);
    }

    private void show(Library library, PickingChoices choices) {
        close();
        opened = Optional.of(new Opened(library, new DecisionDesk(library, choices.deskRules(dataArea()))));
        preferences.rememberLibrary(library.root());
        library.repairs().forEach(repair -> ILog.get().info(repair));
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
            selected = Optional.empty();
            submitted.clear();
            desk.execute(closing.library()::close);
            events.send(LibraryClosed.TOPIC, new LibraryClosed(closing.library().root()));
        });
    }

    /** Puts a set on screen. */
    public void select(SetId set) {
        if (!selected.equals(Optional.of(set))) {
            selected = Optional.of(set);
            events.send(SetSelected.TOPIC, new SetSelected(set));
        }
    }

    /** Puts the set so many places on, or back when negative, on screen; stays at the ends. */
    public void step(int places) {
        library()
                .ifPresent(library -> selected.flatMap(library::position)
                        .map(at ->
                                Math.clamp((long) at + places, 0, library.sets().size() - 1))
                        .map(at -> library.sets().get(at).id())
                        .ifPresent(this::select));
    }

    /** Hands a decision to the desk and puts the next set that has none on screen. */
    public void submit(ImageSet set, Decision decision, Set<ImageRef> skipped, Seen seen) {
        opened.filter(at -> submitted.add(set.id())).ifPresent(at -> {
            events.send(DecisionSubmitted.TOPIC, new DecisionSubmitted(set.id()));
            atDesk(Optional.of(set.id()), () -> at.desk().submit(set, decision, skipped, seen));
            at.library()
                    .nextToDo(set.id(), submitted::contains)
                    .map(ImageSet::id)
                    .ifPresent(this::select);
        });
    }

    /** True when there is a decision to take back, be it one that is still on its way to the disk. */
    public boolean canUndo() {
        return opened.filter(at -> at.desk().canUndo() || !submitted.isEmpty()).isPresent();
    }

    /** True when a decision was taken back that can be done again. */
    public boolean canRedo() {
        return opened.filter(at -> at.desk().canRedo()).isPresent();
    }

    /** Takes back the last decision and puts its set on screen. */
    public void undo() {
        opened.ifPresent(at -> atDesk(Optional.empty(), at.desk()::undo));
    }

    /** Does again what was taken back last. */
    public void redo() {
        opened.ifPresent(at -> atDesk(Optional.empty(), at.desk()::redo));
    }

    private void atDesk(Optional<SetId> set, Supplier<Committed> work) {
        desk.execute(() -> {
            try {
                Committed committed = work.get();
                display.asyncExec(() -> committed(committed));
            } catch (PickingFailure e) {
                ILog.get().error(e.getMessage(), e);
                display.asyncExec(() -> refused(set, e.getMessage()));
            } catch (RuntimeException e) {
                ILog.get().error("A decision ended in an error of the program", e);
                display.asyncExec(() -> refused(
                        set, "This failed because of an error in Handpick; the Error Log has the details: " + e));
            }
        });
    }

    private void committed(Committed committed) {
        submitted.remove(committed.set().id());
        events.send(DecisionCommitted.TOPIC, new DecisionCommitted(committed));
        if (committed.isUndo()) {
            select(committed.set().id());
        }
    }

    private void refused(Optional<SetId> set, String message) {
        set.ifPresent(submitted::remove);
        events.send(DecisionRefused.TOPIC, new DecisionRefused(set, message));
    }

    /** Waits until the last decisions are on disk; the window is closing. */
    void shutDown() {
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
