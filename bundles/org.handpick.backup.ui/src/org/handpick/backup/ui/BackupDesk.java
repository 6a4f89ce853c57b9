package org.handpick.backup.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Safety;
import org.handpick.backup.Settings;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.core.Operation;
import org.handpick.workbench.OperationJob;
import org.handpick.workbench.PickingPreferences;
import org.handpick.workbench.Workplace;

/**
 * What is known of stores and backups, for the views, and the one piece of work on them that may be under way.
 *
 * <p>All methods are for the UI thread and return at once. What the data area tells is looked at now and then while a view is on the screen.
 */
@Creatable
@Singleton
public final class BackupDesk implements ClosingTime.Work {
    private static final int TICK_MILLIS = 2000;

    /** What wants to know. Called on the UI thread. */
    interface Watcher {
        boolean isOnScreen();

        /** There is something new to show. */
        void show();

        /** Shows a sentence on what came of something. @param folder to open; empty for none */
        default void tell(String sentence, Optional<Path> folder) {}

        /** Called every other second while it is on the screen. */
        default void tick() {}
    }

    private final BackupFolder folder;
    private final PickingPreferences preferences;
    private final Display display;
    private final BackupsModel model = new BackupsModel();
    private final StoreAccess access;
    private final Lookout lookout;
    private final StoreInquiry inquiry;
    private final Timetable timetable;
    private final ExecutorService errands = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("handpick-store-", 1).factory());
    private final List<Watcher> watchers = new ArrayList<>();
    private final Said said = new Said();
    private Optional<LocalLook.Seen> seen = Optional.empty();
    private Optional<OperationJob<?>> work = Optional.empty();
    private Optional<Runnable> afterWork = Optional.empty();
    private int round;

    @Inject
    public BackupDesk(Workplace workplace, PickingPreferences preferences, Display display) {
        this.folder = new BackupFolder(workplace.dataArea());
        this.preferences = preferences;
        this.display = display;
        this.access = new StoreAccess(folder);
        this.lookout = new Lookout(new LocalLook(folder), this::onUi, this::looked);
        this.inquiry = new StoreInquiry(folder, access::openSilently, model, errands, this::onUi, this::changed);
        this.timetable = new Timetable(folder, new SystemPrograms(System.getenv()), errands, this::onUi, this::changed);
        display.timerExec(TICK_MILLIS, this::tick);
    }

    BackupFolder folder() {
        return folder;
    }

    BackupsModel model() {
        return model;
    }

    /** How safe the data is; empty while that was not looked at yet. */
    Optional<Safety> safety() {
        return seen.map(LocalLook.Seen::safety);
    }

    /** What is under way. */
    Optional<OperationJob<?>> work() {
        return work;
    }

    void join(Watcher watcher) {
        watchers.add(watcher);
        refresh();
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    boolean isWatched() {
        return watchers.stream().anyMatch(Watcher::isOnScreen);
    }

    /** How to back up, with the libraries that were opened last. For work in the background. */
    Supplier<Settings> settings() {
        List<Path> libraries = libraries();
        return () -> folder.settings(libraries);
    }

    /** Those that were opened last. */
    List<Path> libraries() {
        return preferences.recentLibraries();
    }

    /** What the system says of the backups that it is to make; empty while it was not asked yet. */
    Optional<Timetable.Answer> timetable() {
        return timetable.answer();
    }

    /** Opens the stores. */
    StoreAccess access() {
        return access;
    }

    private void tick() {
        if (display.isDisposed()) {
            return;
        }
        display.timerExec(TICK_MILLIS, this::tick);
        if (isWatched()) {
            lookout.lookWhenDue();
        }
        watchers.stream().filter(Watcher::isOnScreen).toList().forEach(Watcher::tick);
    }

    /** Looks at everything anew and asks every store. */
    void refresh() {
        round++;
        lookout.look(true);
        timetable.ask();
    }

    /** Counts how often all was looked at anew; what was compared with the disk in an earlier round may not hold any more. */
    int round() {
        return round;
    }

    /** A decision was made: what came since the last backup is counted anew. */
    void count() {
        if (isWatched()) {
            lookout.look(false);
        }
    }

    private void looked(LocalLook.Seen now, boolean asksStores) {
        boolean isNew = seen.map(before ->
                        before.events() != now.events() || !before.places().equals(now.places()))
                .orElse(true);
        if (seen.filter(before -> !before.installed().equals(now.installed())).isPresent()) {
            timetable.ask();
        } else {
            timetable.askWhenPast(Instant.now());
        }
        seen = Optional.of(now);
        if (said.see(now.failing())) {
            show(Optional.empty());
        }
        model.show(now.places().entrySet().stream()
                .map(place -> model.stores().stream()
                        .filter(row ->
                                row.name().equals(place.getKey()) && row.place().equals(place.getValue()))
                        .findFirst()
                        .orElseGet(() -> StoreRow.of(place.getKey(), place.getValue(), now.isByItself())))
                .sorted(Comparator.comparing(StoreRow::name))
                .toList());
        if (asksStores || isNew) {
            inquiry.begin();
        }
        changed();
    }

    /** The model was changed by a view, or by what came in. */
    void changed() {
        List.copyOf(watchers).forEach(Watcher::show);
    }

    /** Shows a sentence where the views are, and in a corner of the desktop while none is on the screen: somebody waits for it. */
    void tell(String sentence, Optional<Path> opens) {
        say(sentence.isEmpty() ? List.of() : List.of(Said.Line.of(sentence)), opens);
    }

    /** The same, where a line goes again when it is no longer true. */
    void say(List<Said.Line> lines, Optional<Path> opens) {
        said.say(lines);
        show(opens);
        if (!lines.isEmpty() && !isWatched()) {
            BackupNotice.show("Backup", said.words());
        }
    }

    private void show(Optional<Path> opens) {
        List.copyOf(watchers).forEach(watcher -> watcher.tell(said.words(), opens));
    }

    /**
     * Begins work in the background, unless some is under way.
     *
     * @param operation is made in the background, too
     * @param then takes what came of it; what failed is told
     */
    <R> void begin(String name, Supplier<Operation<R>> operation, Consumer<R> then) {
        begin(name, operation, then, sentence -> tell(sentence, Optional.empty()));
    }

    /** The same. @param failed takes the sentence on what failed */
    <R> void begin(String name, Supplier<Operation<R>> operation, Consumer<R> then, Consumer<String> failed) {
        if (work.isPresent()) {
            tell(work.get().getName() + " is under way; one thing after the other.", Optional.empty());
            return;
        }
        Objects.requireNonNull(then);
        OperationJob<R> begun = new OperationJob<>(name, display, operation, new OperationJob.End<>() {
            @Override
            public void done(R result) {
                over();
                then.accept(result);
            }

            @Override
            public void cancelled() {
                over();
                tell(name + " was cancelled.", Optional.empty());
            }

            @Override
            public void failed(String sentence) {
                over();
                failed.accept(sentence);
            }
        });
        work = Optional.of(begun);
        tell("", Optional.empty());
        changed();
        begun.schedule();
    }

    private void over() {
        work = Optional.empty();
        tell("", Optional.empty()); // that it is under way
        refresh();
        changed();
        afterWork.ifPresent(this::onUi); // what came of the work is told before
        afterWork = Optional.empty();
    }

    @Override
    public Optional<String> underWay() {
        return work.map(OperationJob::getName);
    }

    @Override
    public void cancel() {
        work.ifPresent(OperationJob::cancel);
    }

    @Override
    public void afterWork(Runnable next) {
        afterWork = Optional.of(next);
    }

    /** Asks for something in the background. @param then gets the answer on the UI thread; what fails is told */
    <R> void ask(Supplier<R> question, Consumer<R> then) {
        errands.execute(() -> {
            try {
                R answer = question.get();
                onUi(() -> then.accept(answer));
            } catch (BackupException | UncheckedIOException e) {
                ILog.get().warn(e.getMessage(), e);
                onUi(() -> tell(e.getMessage(), Optional.empty()));
            } catch (RuntimeException | Error e) {
                ILog.get().error("A question about backups ended in an error of the program", e);
                onUi(() -> tell(OperationJob.ofTheProgram(e), Optional.empty()));
            }
        });
    }

    private void onUi(Runnable task) {
        if (!display.isDisposed()) {
            display.asyncExec(task);
        }
    }
}
