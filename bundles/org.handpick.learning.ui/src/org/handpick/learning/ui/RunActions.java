package org.handpick.learning.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.handpick.core.Progress;
import org.handpick.core.files.DesktopTrash;
import org.handpick.learning.runs.AnnotateRun;
import org.handpick.learning.runs.RestoreRun;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.TrashRun;
import org.handpick.learning.runs.TrashedRun;
import org.handpick.learning.suggestion.ChooseAdviser;
import org.handpick.workbench.SuggestionChoices;

/** What a person does to the runs that are selected. What changes a run can be taken back. For the UI thread. */
final class RunActions {
    private final RunsDesk desk;
    private final RunsModel model;
    private final SuggestionChoices suggestions;
    private final Consumer<String> tell;

    /** @param tell shows a sentence on what came of it; an empty one takes the last away */
    RunActions(RunsDesk desk, RunsModel model, SuggestionChoices suggestions, Consumer<String> tell) {
        this.desk = desk;
        this.model = model;
        this.suggestions = suggestions;
        this.tell = tell;
    }

    void goOn() {
        each(RunsModel::canGoOn, desk.queue()::goOn);
    }

    void stop() {
        each(this::canStop, desk.queue()::stop);
    }

    /** It is trained or waits, and nobody here has asked it to end yet. */
    boolean canStop(RunSummary run) {
        return RunsModel.canStop(run) && !desk.isStopping(run.id());
    }

    private void each(Predicate<RunSummary> which, Consumer<RunFolder> action) {
        tell.accept("");
        model.selected().stream()
                .filter(which)
                .map(RunSummary::id)
                .forEach(id -> desk.act(() -> action.accept(desk.runs().open(id))));
    }

    void rename(RunSummary run, String name) {
        annotate("Rename " + run.name(), run, folder -> AnnotateRun.rename(folder, name));
    }

    /** Asks for a note, when there is one run to make it on. */
    void note(Shell shell) {
        model.only().ifPresent(run -> {
            NoteDialog dialog = new NoteDialog(shell, run.name(), run.notes().note());
            if (dialog.open() == Window.OK && !dialog.note().equals(run.notes().note())) {
                annotate("Note on " + run.name(), run, folder -> AnnotateRun.note(folder, dialog.note()));
            }
        });
    }

    /** Pins all of them, unless all are. */
    void pin() {
        boolean pinned = !model.isSelectionPinned();
        model.selected()
                .forEach(run -> annotate(
                        (pinned ? "Pin " : "Unpin ") + run.name(), run, folder -> AnnotateRun.pin(folder, pinned)));
    }

    private void annotate(String what, RunSummary run, Function<RunFolder, AnnotateRun> change) {
        tell.accept("");
        desk.act(() -> change.apply(desk.runs().open(run.id())).run(Progress.NONE), annotated -> {
            model.did(new RunsModel.Change(
                    what,
                    run.id(),
                    () -> AnnotateRun.with(desk.runs().open(run.id()), annotated.before())
                            .run(Progress.NONE)));
            desk.refresh();
        });
    }

    void delete() {
        tell.accept("");
        model.selected()
                .forEach(run -> desk.act(() -> trash(run), trashed -> {
                    model.did(new RunsModel.Change(
                            "Delete " + run.name(), run.id(), () -> new RestoreRun(trashed).run(Progress.NONE)));
                    tell.accept(run.name() + " is in the trash. Undo brings it back.");
                    desk.refresh();
                }));
    }

    private TrashedRun trash(RunSummary run) {
        return new TrashRun(desk.runs().open(run.id()), DesktopTrash.ofThisDesktop(), Instant.now()).run(Progress.NONE);
    }

    void undo() {
        tell.accept("");
        model.undo()
                .ifPresent(change -> desk.act(
                        () -> {
                            change.takeBack().run();
                            return change;
                        },
                        undone -> {
                            tell.accept("Taken back: " + undone.what() + ".");
                            model.await(undone.run());
                            desk.refresh();
                        }));
    }

    /** Lets the one run that is selected suggest while a person picks, when it was shown to be worth it. */
    void useForSuggestions() {
        model.only().ifPresent(run -> suggestBy(Optional.of(run.id())));
    }

    void useTheNewestForSuggestions() {
        suggestBy(Optional.empty());
    }

    /** A run that may not be asked is not chosen. @param run empty for the newest that may */
    private void suggestBy(Optional<String> run) {
        desk.act(() -> new ChooseAdviser(desk.runs(), run).run(Progress.NONE), choice -> {
            if (choice.adviser().isPresent() || run.isEmpty()) {
                suggestions.choose(run);
            }
            tell.accept(choice.sentence());
        });
    }
}
