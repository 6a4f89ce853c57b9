package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.forms.FormControls;

/** Chooses the runs that are looked at beside the one of a {@link RunChoice}. */
final class RunsBeside {
    /** What the memory of a view calls them. */
    static final String BESIDE = "beside";

    private static final String BETWEEN = ",";

    private final Button button;
    private final RunChoice first;
    private final Map<String, String> memory;
    private final Runnable changed;
    private final List<String> wanted;

    /**
     * @param memory of the view, in which a person's choice stays
     * @param changed called after each change
     */
    RunsBeside(Composite parent, RunChoice first, Map<String, String> memory, Runnable changed) {
        this.first = first;
        this.memory = memory;
        this.changed = changed;
        wanted = new ArrayList<>(Stream.of(memory.getOrDefault(BESIDE, "").split(BETWEEN))
                .filter(id -> !id.isEmpty())
                .toList());
        button = FormControls.button(
                parent,
                "&Beside…",
                "Shows what other runs would keep and crop in the same rows, " + RunLine.MOST + " runs in all",
                this::offer);
    }

    /** In the order in which they were chosen, so that none changes its colour when another is added. */
    List<RunSummary> chosen() {
        return wanted.stream()
                .flatMap(id -> others().stream().filter(run -> run.id().equals(id)))
                .limit(RunLine.MOST - 1)
                .toList();
    }

    private List<RunSummary> others() {
        return first.offered().stream()
                .filter(run -> first.chosen()
                        .filter(shown -> shown.id().equals(run.id()))
                        .isEmpty())
                .toList();
    }

    private void offer() {
        Menu menu = new Menu(button);
        List<RunSummary> shown = chosen();
        for (RunSummary run : others()) {
            MenuItem item = new MenuItem(menu, SWT.CHECK);
            item.setText(run.name().replace("&", "&&"));
            item.setSelection(shown.contains(run));
            item.setEnabled(shown.contains(run) || shown.size() < RunLine.MOST - 1);
            item.addListener(SWT.Selection, event -> choose(run, item.getSelection()));
        }
        if (menu.getItemCount() == 0) {
            MenuItem none = new MenuItem(menu, SWT.PUSH);
            none.setText("No other run was trained to its end");
            none.setEnabled(false);
        }
        menu.setLocation(button.toDisplay(0, button.getSize().y));
        menu.addListener(SWT.Hide, event -> button.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void choose(RunSummary run, boolean beside) {
        List<String> shown = chosen().stream().map(RunSummary::id).toList();
        wanted.clear(); // of those that are gone, too
        wanted.addAll(shown);
        wanted.remove(run.id());
        if (beside) {
            wanted.add(run.id());
        }
        memory.put(BESIDE, String.join(BETWEEN, wanted));
        changed.run();
    }
}
