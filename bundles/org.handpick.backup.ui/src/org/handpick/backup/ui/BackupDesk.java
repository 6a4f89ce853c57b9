package org.handpick.backup.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.ListBackups;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Safety;
import org.handpick.backup.Settings;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.Stores;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.workbench.PickingPreferences;
import org.handpick.workbench.Workplace;

/**
 * What is known of stores and backups, for the views, and the one piece of work on them that may be under way.
 *
 * <p>All methods are for the UI thread and return at once. Each store is asked on a thread of its own, so that a slow one keeps no other
 * waiting; what the data area tells is looked at on another, now and then while a view is on the screen.
 */
@Creatable
@Singleton
public final class BackupDesk {
    private static final int TICK_MILLIS = 2000;

    /** What wants to know. Called on the UI thread. */
    interface Watcher {
        boolean isOnScreen();

        /** There is something new to show. */
        void show();

        /** Shows a sentence on what came of something. @param folder to open; empty for none */
        default void tell(String sentence, Optional<Path> folder) {}
    }

    private final BackupFolder folder;
    private final PickingPreferences preferences;
    private final Display display;
    private final LocalLook local;
    private final BackupsModel model = new BackupsModel();
    private final ExecutorService look = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-backup").factory());
    private final ExecutorService inquiries = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("handpick-store-", 1).factory());
    private final List<Watcher> watchers = new ArrayList<>();
    private final Set<String> inFlight = new HashSet<>();
    private Optional<LocalLook.Seen> seen = Optional.empty();
    private Optional<Work<?>> work = Optional.empty();
    private boolean isLooking;
    private boolean looksAgain;
    private boolean asksAgain;
    private int round;

    @Inject
    public BackupDesk(Workplace workplace, PickingPreferences preferences, Display display) {
        this.folder = new BackupFolder(workplace.dataArea());
        this.preferences = preferences;
        this.display = display;
        this.local = new LocalLook(folder);
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
    Optional<Work<?>> work() {
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
        List<Path> libraries = preferences.recentLibraries();
        return () -> folder.settings().withLibraries(libraries);
    }

    /** For work that a person has asked for; a password may be asked for in turn. Not for the UI thread. */
    NamedStore open(String store) {
        return stores(SecureSecrets.asking(folder)).store(Optional.of(store));
    }

    /** The same, to back up to it: one that can't be opened is written down as a backup that failed. */
    NamedStore openToFill(String store) {
        return stores(SecureSecrets.asking(folder)).storeToFill(Optional.of(store));
    }

    /** To back up to it by itself. */
    NamedStore openToFillSilently(String store) {
        return stores(SecureSecrets.silent(folder)).storeToFill(Optional.of(store));
    }

    /** For what goes on by itself; a store whose secret is locked away can't be opened. Not for the UI thread. */
    NamedStore openSilently(String store) {
        return stores(SecureSecrets.silent(folder)).store(Optional.of(store));
    }

    /** The secure storage first, then the environment, then the file. */
    private Stores stores(Secrets secure) {
        return Stores.of(folder, secure.or(Secrets.in(System.getenv())).or(new SecretsFile(folder)));
    }

    /** The stores, to add one and to remove one. Not for the UI thread. */
    Stores stores() {
        return stores(SecureSecrets.asking(folder));
    }

    private void tick() {
        if (display.isDisposed()) {
            return;
        }
        display.timerExec(TICK_MILLIS, this::tick);
        if (isWatched() && !isLooking) {
            look.execute(() -> {
                if (local.isDue()) {
                    onUi(() -> look(false));
                }
            });
        }
    }

    /** Looks at everything anew and asks every store. */
    void refresh() {
        round++;
        look(true);
    }

    /** Counts how often all was looked at anew; what was compared with the disk in an earlier round may not hold any more. */
    int round() {
        return round;
    }

    /** A decision was made: what came since the last backup is counted anew. */
    void count() {
        if (isWatched()) {
            look(false);
        }
    }

    /** @param asksStores also when nothing was made, found or deleted there since, as far as the history knows */
    private void look(boolean asksStores) {
        if (isLooking) {
            looksAgain = true;
            asksAgain |= asksStores;
            return;
        }
        isLooking = true;
        look.execute(() -> {
            try {
                LocalLook.Seen now = local.look();
                onUi(() -> looked(now, asksStores));
            } catch (RuntimeException e) {
                ILog.get().error("The backups could not be looked at because of an error in the program", e);
            } finally {
                onUi(this::haveLooked);
            }
        });
    }

    private void haveLooked() {
        isLooking = false;
        if (looksAgain) {
            boolean asksStores = asksAgain;
            looksAgain = false;
            asksAgain = false;
            look(asksStores);
        }
    }

    private void looked(LocalLook.Seen now, boolean asksStores) {
        boolean isNew = seen.map(before ->
                        before.events() != now.events() || !before.places().equals(now.places()))
                .orElse(true);
        seen = Optional.of(now);
        model.show(now.places().entrySet().stream()
                .map(place -> model.stores().stream()
                        .filter(row ->
                                row.name().equals(place.getKey()) && row.place().equals(place.getValue()))
                        .findFirst()
                        .orElseGet(() -> StoreRow.of(place.getKey(), place.getValue(), now.isByItself())))
                .sorted(Comparator.comparing(StoreRow::name))
                .toList());
        if (asksStores || isNew) {
            model.stores().forEach(this::ask);
        }
        changed();
    }

    private void ask(StoreRow row) {
        if (!inFlight.add(row.name())) {
            return;
        }
        put(row.asked());
        inquiries.execute(() -> {
            StoreRow.Answer answer = answer(row);
            onUi(() -> {
                inFlight.remove(row.name());
                model.stores().stream()
                        .filter(now -> now.name().equals(row.name()))
                        .filter(now -> now.place().equals(row.place()))
                        .forEach(now -> put(now.answered(answer)));
                changed();
            });
        });
    }

    private StoreRow.Answer answer(StoreRow row) {
        try {
            boolean isNotThereYet =
                    row.isByItself() && Files.notExists(Path.of(row.place().where()));
            return new StoreRow.Answer.Listed(
                    isNotThereYet ? List.of() : new ListBackups(folder, openSilently(row.name())).run(Progress.NONE));
        } catch (BackupException e) {
            return new StoreRow.Answer.Unreachable(e.getMessage());
        } catch (RuntimeException e) {
            ILog.get().error("The store " + row.name() + " could not be asked because of an error in the program", e);
            return new StoreRow.Answer.Unreachable("An error in Handpick; the Error Log has the details: " + e);
        }
    }

    private void put(StoreRow now) {
        model.show(model.stores().stream()
                .map(row -> row.name().equals(now.name()) ? now : row)
                .toList());
    }

    /** The model was changed by a view, or by what came in. */
    void changed() {
        List.copyOf(watchers).forEach(Watcher::show);
    }

    /** Shows a sentence where the views are. */
    void tell(String sentence, Optional<Path> opens) {
        List.copyOf(watchers).forEach(watcher -> watcher.tell(sentence, opens));
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
        Work<R> begun = new Work<>(name, display, operation, new Work.End<>() {
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
        refresh();
        changed();
    }

    /** Asks for something in the background. @param then gets the answer on the UI thread; what fails is told */
    <R> void ask(Supplier<R> question, Consumer<R> then) {
        inquiries.execute(() -> {
            try {
                R answer = question.get();
                onUi(() -> then.accept(answer));
            } catch (BackupException | UncheckedIOException e) {
                ILog.get().warn(e.getMessage(), e);
                onUi(() -> tell(e.getMessage(), Optional.empty()));
            }
        });
    }

    private void onUi(Runnable task) {
        if (!display.isDisposed()) {
            display.asyncExec(task);
        }
    }
}
