package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupName;
import org.handpick.backup.DeleteBackup;
import org.handpick.backup.Drill;
import org.handpick.backup.LiveFile;
import org.handpick.backup.Restore;
import org.handpick.backup.Settings;
import org.handpick.backup.Verify;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.workbench.OpenOutside;

/** What a person does to the backups that are meant. For the UI thread; the work is done in the background. */
final class BackupActions {
    private final BackupDesk desk;

    BackupActions(BackupDesk desk) {
        this.desk = desk;
    }

    private List<String> meant() {
        return desk.model().meant().stream().map(StoreRow::name).toList();
    }

    private static String words(List<String> stores) {
        return String.join(", ", stores);
    }

    private void tell(String sentence) {
        desk.tell(sentence, Optional.empty());
    }

    /** Backs up to the chosen store, or to all. */
    void backUp() {
        backUp(meant());
    }

    /** Backs up to all stores, whichever is chosen, also where no view shows them. */
    void backUpAll() {
        desk.ask(() -> List.copyOf(desk.access().stores().places().keySet()), this::backUp);
    }

    private void backUp(List<String> stores) {
        List<Path> libraries = desk.libraries();
        desk.begin(
                "Back up to " + words(stores),
                () -> new BackUpStores(desk.folder(), desk.access().stores(), stores, libraries),
                outcome -> {
                    if (outcome.failed().isEmpty() || desk.isWatched()) {
                        desk.say(outcome.lines(), Optional.empty());
                    } else {
                        BackupNotice.show("A backup needs you", String.join("\n", outcome.failed()));
                    }
                });
    }

    /** Reads the chosen backup. */
    void verify() {
        desk.model()
                .chosen()
                .ifPresent(row -> desk.begin(
                        "Verify the backup in " + row.store(),
                        () -> new Verify(
                                desk.folder(),
                                desk.access().open(row.store()),
                                row.backup().name()),
                        checked -> tell(checked(row.store(), checked))));
    }

    /** Reads every backup in the chosen store, or in all. */
    void verifyAll() {
        each(
                "Verify all in ",
                store -> new Verify(desk.folder(), desk.access().open(store), 100),
                BackupActions::checked);
    }

    private static String checked(String store, Verify.Checked checked) {
        String damaged = Stream.concat(checked.damaged().stream(), checked.unread().stream())
                .map(BackupException::getMessage)
                .map(message -> " " + message + ".")
                .collect(Collectors.joining());
        String sound = checked.sound().isEmpty() && !damaged.isEmpty()
                ? ""
                : " " + BackupWords.count(checked.sound().size(), "backup is", "backups are")
                        + " sound to the last byte.";
        return store + ":" + sound + damaged;
    }

    /** Restores the newest backup of each to a folder of its own, and compares. */
    void drill() {
        Supplier<Settings> settings = desk.settings();
        each(
                "Drill of ",
                store -> new Drill(
                        desk.folder(), desk.access().open(store), settings.get().scope()),
                BackupActions::drilled);
    }

    /** The same of the chosen backup. */
    void drillChosen() {
        Supplier<Settings> settings = desk.settings();
        desk.model()
                .chosen()
                .ifPresent(row -> desk.begin(
                        "Drill of a backup in " + row.store(),
                        () -> new Drill(
                                desk.folder(),
                                desk.access().open(row.store()),
                                settings.get().scope(),
                                row.backup().name()),
                        drilled -> tell(drilled(row.store(), drilled))));
    }

    /** Opens the folder that the chosen backup is in. */
    void openFolder(Shell shell) {
        desk.model()
                .folderOfChosen()
                .ifPresent(folder -> OpenOutside.open(shell, folder, "Its disk may not be plugged in."));
    }

    private static String drilled(String store, Drill.Drilled drilled) {
        String worries = drilled.live().stream()
                .filter(LiveFile::isWorrying)
                .map(file -> " " + file.path() + ": " + BackupWords.state(file) + " on the disk.")
                .collect(Collectors.joining());
        return "%s: proven restorable. %s with %s came out as they went in.%s"
                .formatted(
                        store,
                        BackupWords.count(drilled.files(), "file", "files"),
                        BackupWords.count(drilled.records(), "record", "records"),
                        worries);
    }

    /** Writes, reads and deletes a small file in the chosen store, or in all. */
    void test() {
        each(
                "Test of ",
                store -> progress -> {
                    desk.access().open(store).store().check(progress);
                    return true;
                },
                (store, _) -> store + ": a small file went there and back, and was deleted again.");
    }

    /** The same in each of the stores that are meant; one that fails keeps no other from its turn. */
    private <R> void each(String what, Function<String, Operation<R>> operation, BiFunction<String, R, String> words) {
        List<String> stores = meant();
        desk.<List<String>>begin(
                what + words(stores),
                () -> progress -> {
                    List<String> sentences = new ArrayList<>();
                    for (String store : stores) {
                        sentences.add(one(store, operation, words, progress));
                    }
                    return sentences;
                },
                sentences -> tell(String.join("\n", sentences)));
    }

    private static <R> String one(
            String store,
            Function<String, Operation<R>> operation,
            BiFunction<String, R, String> words,
            Progress progress) {
        try {
            return words.apply(store, operation.apply(store).run(progress));
        } catch (BackupException e) {
            return "✕ " + e.getMessage();
        }
    }

    /** Asks what of the chosen backup is to come back where. @param file the one that is offered; empty for all */
    void restore(Shell shell, Optional<String> file) {
        desk.model().chosen().ifPresent(row -> {
            RestoreDialog dialog = new RestoreDialog(shell, desk, row, file);
            if (dialog.open() == Window.OK) {
                restore(row, dialog.file(), dialog.target());
            }
        });
    }

    private void restore(BackupRow row, Optional<String> file, Path target) {
        Restore.Wish wish = new Restore.Wish(
                Optional.of(new Restore.Which.Exactly(row.backup().name())), file, OptionalLong.empty());
        desk.begin(
                "Restore from " + row.store(),
                () -> new Restore(desk.folder(), desk.access().open(row.store()), wish, target),
                restored -> desk.tell(restored(restored, target), Optional.of(target)));
    }

    private static String restored(Restore.Restored restored, Path target) {
        String unchanged = restored.unchanged() == 0
                ? ""
                : " " + BackupWords.count(restored.unchanged(), "stood there already", "stood there already") + ".";
        String replaced = restored.replaced()
                .map(folder -> " What stood in the way is in " + folder + ".")
                .orElse("");
        String remarks =
                restored.remarks().stream().map(remark -> "\n" + remark + ".").collect(Collectors.joining());
        return "%s: %s with %s are in %s.%s%s%s"
                .formatted(
                        restored.name(),
                        BackupWords.count(restored.files().size(), "file", "files"),
                        BackupWords.count(restored.records(), "record", "records"),
                        target,
                        unchanged,
                        replaced,
                        remarks);
    }

    /** Says what would be left without the chosen backup, and deletes it when a person says so. */
    void delete(Shell shell) {
        Supplier<Settings> settings = desk.settings();
        desk.model().chosen().ifPresent(row -> {
            BackupName name = row.backup().name();
            desk.begin(
                    "Look at the backups in " + row.store(),
                    () -> DeleteBackup.dryRun(
                            desk.folder(),
                            desk.access().open(row.store()),
                            settings.get().retention(),
                            name),
                    left -> {
                        if (isToGo(shell, row, left)) {
                            desk.begin(
                                    "Delete a backup in " + row.store(),
                                    () -> new DeleteBackup(
                                            desk.folder(),
                                            desk.access().open(row.store()),
                                            settings.get().retention(),
                                            name),
                                    now -> tell(DeletionWords.done(row.store(), name, now, ZoneId.systemDefault())));
                        }
                    });
        });
    }

    private static boolean isToGo(Shell shell, BackupRow row, DeleteBackup.Left left) {
        return RiskyQuestion.ask(
                shell,
                "Delete Backup",
                DeletionWords.question(row.store(), row.backup().name(), left, ZoneId.systemDefault()),
                "&Delete");
    }

    /** Shows which backups no rule keeps, and deletes them when a person says so. */
    void deleteOld(Shell shell) {
        List<String> stores = meant();
        Supplier<Settings> settings = desk.settings();
        desk.begin(
                "Look for old backups in " + words(stores),
                () -> PruneStores.preview(desk.folder(), stores, desk.access()::open, settings.get()),
                previews -> {
                    PruneDialog dialog = new PruneDialog(shell, previews);
                    if (dialog.open() == Window.OK) {
                        desk.begin(
                                "Delete old backups in " + words(stores),
                                () -> PruneStores.delete(
                                        desk.folder(), stores, desk.access()::open, settings.get(), dialog.accepted()),
                                deleted -> tell(PruneStores.words(deleted)));
                    }
                });
    }
}
