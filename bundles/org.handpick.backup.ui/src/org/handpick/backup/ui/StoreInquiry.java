package org.handpick.backup.ui;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.core.runtime.ILog;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.ListBackups;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.NamedStore;
import org.handpick.backup.StoreId;
import org.handpick.backup.WrongSettings;
import org.handpick.core.Progress;

/**
 * Asks stores which backups they have, all at once, so that a slow one keeps no other waiting. One that has not answered is not asked again
 * meanwhile. For the UI thread.
 */
final class StoreInquiry {
    private final BackupFolder folder;
    private final Function<String, NamedStore> open;
    private final BackupsModel model;
    private final Executor threads;
    private final Executor ui;
    private final Runnable answered;
    private final Set<String> inFlight = new HashSet<>();

    /**
     * @param open opens a store by its name, without asking a person
     * @param model has the stores, and gets what they answer
     * @param threads one for each store that is asked
     * @param answered called when a store has answered
     */
    StoreInquiry(
            BackupFolder folder,
            Function<String, NamedStore> open,
            BackupsModel model,
            Executor threads,
            Executor ui,
            Runnable answered) {
        this.folder = folder;
        this.open = open;
        this.model = model;
        this.threads = threads;
        this.ui = ui;
        this.answered = answered;
    }

    /** Asks every store. */
    void begin() {
        model.stores().forEach(this::ask);
    }

    private void ask(StoreRow row) {
        if (!inFlight.add(row.name())) {
            return;
        }
        model.put(row.asked());
        threads.execute(() -> {
            StoreRow.Answer answer = answer(row);
            ui.execute(() -> {
                inFlight.remove(row.name());
                model.stores().stream()
                        .filter(now -> now.name().equals(row.name()))
                        .filter(now -> now.place().equals(row.place()))
                        .forEach(now -> model.put(now.answered(answer)));
                answered.run();
            });
        });
    }

    private StoreRow.Answer answer(StoreRow row) {
        try {
            boolean isNotThereYet = row.isByItself()
                    && Files.notExists(Path.of(row.place().where()))
                    && folder.history().read().events().isEmpty(); // else it was there, and is to be missed
            return new StoreRow.Answer.Listed(
                    isNotThereYet ? List.of() : new ListBackups(folder, open.apply(row.name())).run(Progress.NONE));
        } catch (MissingSecret | WrongSettings e) {
            return new StoreRow.Answer.Closed(e.getMessage(), lastSeen(row));
        } catch (BackupException e) {
            return new StoreRow.Answer.Unreachable(e.getMessage(), lastSeen(row));
        } catch (RuntimeException | Error e) {
            ILog.get().error("The store " + row.name() + " could not be asked because of an error in the program", e);
            return new StoreRow.Answer.Unreachable(
                    "An error in Handpick; the Error Log has the details: " + e, LastSeen.NEVER);
        }
    }

    private LastSeen lastSeen(StoreRow row) {
        try {
            return LastSeen.of(
                    folder.history().read(), new StoreId(row.name(), row.place().id()));
        } catch (UncheckedIOException e) {
            return LastSeen.NEVER; // the strip says that it can't be read
        }
    }
}
