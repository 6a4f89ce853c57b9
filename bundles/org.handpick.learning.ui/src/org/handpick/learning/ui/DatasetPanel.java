package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Link;
import org.handpick.dataset.ListedDataset;
import org.handpick.workbench.OpenOutside;
import org.handpick.workbench.forms.FormControls;

/** Which decisions to learn from, and how more of them become a dataset. */
final class DatasetPanel {
    private static final int LINES_OF_WORDS = 3;

    private final TrainingModel model;
    private final Combo names;
    private final Button build;
    private final Link says;
    private final DatasetProblems problems;
    /** What came of the last build, and of which dataset. */
    private Optional<Built> built = Optional.empty();

    private record Built(Path dataset, String words) {}

    /** @param changed called after each change by a person; {@code wantsToBuild} when there is to be another dataset */
    DatasetPanel(Composite parent, TrainingModel model, Runnable changed, Runnable wantsToBuild) {
        this.model = model;
        Group group = FormControls.group(parent, "Dataset", 2);
        names = new Combo(group, SWT.READ_ONLY);
        names.setLayoutData(FormControls.wide());
        names.setToolTipText("The decisions that the model learns from");
        names.addListener(SWT.Selection, event -> {
            model.choose(model.datasets().get(names.getSelectionIndex()).folder());
            changed.run();
        });
        build = FormControls.button(group, "&Build…", "Builds a dataset of a log of decisions", wantsToBuild);
        says = new Link(FormControls.place(group, 2, LINES_OF_WORDS), SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        says.addListener(
                SWT.Selection,
                event -> OpenOutside.open(
                        group.getShell(), Path.of(event.text), "Building the dataset anew writes it."));
        problems = new DatasetProblems(parent.getDisplay()::asyncExec, changed);
        group.addListener(SWT.Dispose, event -> problems.dispose());
    }

    /** Shows which datasets there are, and the chosen one. */
    void list() {
        names.setItems(model.datasets().stream().map(DatasetWords::line).toArray(String[]::new));
        show();
    }

    /** Shows the chosen one. */
    void show() {
        model.chosenDataset().map(model.datasets()::indexOf).ifPresent(names::select);
        says.setText(built.filter(
                        of -> model.chosenDataset().map(ListedDataset::folder).equals(Optional.of(of.dataset())))
                .map(Built::words)
                .orElseGet(this::words));
    }

    /** Its sides, and what is wrong with its sets. */
    private String words() {
        return Stream.concat(
                        Stream.of(model.datasetWords()),
                        model.chosenDataset().stream().flatMap(dataset -> problems.of(dataset).stream()))
                .collect(Collectors.joining("\n"));
    }

    /** Shows what came of a build, as long as that dataset is the chosen one. @param report the file with all of it, in its folder */
    void tell(List<String> sentences, Path report) {
        built = Optional.of(new Built(
                report.getParent(),
                String.join("\n", sentences) + "\n<a href=\"" + report + "\">The whole report</a>"));
        show();
    }

    void setBuilding(boolean building) {
        build.setEnabled(!building);
    }

    void setFocus() {
        names.setFocus();
    }
}
