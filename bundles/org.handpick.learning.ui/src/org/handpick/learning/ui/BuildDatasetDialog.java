package org.handpick.learning.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.handpick.core.Progress;
import org.handpick.core.decisions.DecidedLibraries;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.ListedDataset;
import org.handpick.learning.KeptEmbeddings;
import org.handpick.traininglog.LogFiles;
import org.handpick.workbench.forms.AskingDialog;
import org.handpick.workbench.forms.FormControls;

/** Asks of which logs, and of the images in which folders, a dataset is to be built. */
final class BuildDatasetDialog extends AskingDialog {
    private static final String MESSAGE =
            "Every row of the logs is checked and its images looked for; what can't be used is left out and told.";
    private static final int WIDTH = 520;
    private static final int ROWS = 4;

    private final Path datasets;
    private final List<Path> logs;
    private final List<Path> folders;
    private final Set<String> taken;
    private final Optional<ListedDataset> newest;
    private final PlanForm plan = new PlanForm();
    private String name;
    private boolean keepsSides;

    /**
     * What was found on the disk.
     *
     * @param folders the libraries that the decisions are about, as far as they are there
     * @param taken the names that no new dataset can have
     * @param newest the dataset that was made last
     */
    record Found(List<Path> logs, List<Path> folders, Set<String> taken, Optional<ListedDataset> newest) {
        /**
         * Looks on the disk, so it is not for the UI thread.
         *
         * @param datasets the folder that datasets are made in
         * @param open the library that is open
         */
        static Found in(Path dataArea, Path datasets, Optional<Path> open) {
            Path log = dataArea.resolve(LogFiles.SELECT_CROP);
            return new Found(
                    Files.isRegularFile(log) ? List.of(log) : List.of(),
                    Stream.concat(open.stream(), decided(dataArea).stream().filter(Files::isDirectory))
                            .distinct()
                            .toList(),
                    ListDatasets.taken(datasets),
                    new ListDatasets(datasets)
                            .run(Progress.NONE).datasets().stream().findFirst());
        }

        private static List<Path> decided(Path dataArea) {
            try {
                return new DecidedLibraries(dataArea).all();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * @param datasets the folder that datasets are made in
     * @param found its logs and folders are offered
     */
    BuildDatasetDialog(Shell shell, Path datasets, String name, Found found) {
        super(shell, "Build Dataset");
        this.datasets = datasets;
        this.name = name;
        this.logs = new ArrayList<>(found.logs());
        this.taken = found.taken();
        this.newest = found.newest();
        this.keepsSides = newest.isPresent();
        this.folders = new ArrayList<>(found.folders());
    }

    /** What to do when it was closed with OK. */
    Wanted wanted() {
        return new Wanted(
                List.copyOf(logs),
                List.copyOf(folders),
                datasets.resolve(name),
                plan.plan(newest.filter(_ -> keepsSides).map(ListedDataset::folder)));
    }

    /** What a dataset is to be built of, where, and how. */
    record Wanted(List<Path> logs, List<Path> folders, Path out, DatasetPlan plan) {
        /** Looks for embeddings on the disk, so it is not for the UI thread. */
        BuildDataset operation(Path dataArea) {
            return new BuildDataset(logs, folders, out, plan, KeptEmbeddings.inCache(dataArea.resolve("cache")));
        }
    }

    @Override
    protected void createArea(Composite area) {
        setTitle("Build a dataset of decisions");
        setMessage(MESSAGE);
        paths(area, "&Logs of decisions:", logs, this::askForLog);
        paths(area, "&Folders with their images, and those that decisions have moved:", folders, this::askForFolder);
        new Label(area, SWT.NONE).setText("&Name:");
        Text text = new Text(area, SWT.BORDER);
        text.setText(name);
        text.setLayoutData(FormControls.wide());
        text.addListener(SWT.Modify, event -> {
            name = text.getText().strip();
            check();
        });
        newest.ifPresent(dataset -> {
            Button keeps = new Button(area, SWT.CHECK);
            keeps.setText("&Sets keep the sides that they have in " + dataset.name());
            keeps.setToolTipText(
                    "So what judged the models of that dataset judges the new ones, and none learns from it");
            keeps.setSelection(keepsSides);
            keeps.addListener(SWT.Selection, event -> keepsSides = keeps.getSelection());
        });
        new PlanPanel(area, plan, this::check);
    }

    private void paths(Composite area, String title, List<Path> paths, Supplier<Optional<Path>> ask) {
        new Label(area, SWT.NONE).setText(title);
        Composite row = FormControls.row(area, 2);
        row.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var list = new org.eclipse.swt.widgets.List(row, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        fill.heightHint = ROWS * list.getItemHeight();
        list.setLayoutData(fill);
        paths.forEach(path -> list.add(path.toString()));
        Runnable remove = () -> {
            int[] selected = list.getSelectionIndices();
            for (int i = selected.length - 1; i >= 0; i--) {
                paths.remove(selected[i]);
            }
            list.remove(selected);
        };
        list.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove.run();
                check();
            }
        });
        Composite buttons = new Composite(row, SWT.NONE);
        GridLayout below = new GridLayout();
        below.marginHeight = 0;
        buttons.setLayout(below);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, false, false));
        FormControls.button(buttons, "Add…", "Adds another one", () -> {
            ask.get().filter(path -> !paths.contains(path)).ifPresent(path -> {
                paths.add(path);
                list.add(path.toString());
            });
            check();
        });
        FormControls.button(
                buttons, "Remove", "Takes the chosen ones off the list (Delete); on the disk they stay", () -> {
                    remove.run();
                    check();
                });
    }

    private Optional<Path> askForLog() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText("Add a log of decisions");
        dialog.setFilterExtensions(new String[] {"*.csv", "*"});
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private Optional<Path> askForFolder() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText("Add a folder of images");
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Build", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        Optional<String> problem = problem();
        setErrorMessage(problem.orElse(null));
        getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
    }

    private Optional<String> problem() {
        if (logs.isEmpty()) {
            return Optional.of("Add a log: without decisions there is nothing to learn from.");
        }
        if (folders.isEmpty()) {
            return Optional.of("Add the library that the decisions are about.");
        }
        try {
            if (name.isEmpty() || Path.of(name).getNameCount() != 1 || name.startsWith(".")) {
                return Optional.of("Give it a name that a folder can have.");
            }
            return taken.contains(name)
                    ? Optional.of("There is a dataset called " + name + " already.")
                    : plan.problem();
        } catch (InvalidPathException e) {
            return Optional.of("Give it a name that a folder can have.");
        }
    }
}
