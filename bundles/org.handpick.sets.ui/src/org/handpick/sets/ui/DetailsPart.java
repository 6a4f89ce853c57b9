package org.handpick.sets.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.handpick.core.Progress;
import org.handpick.picking.Library;
import org.handpick.sets.ui.DescribeSet.Line;
import org.handpick.workbench.ClipboardText;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.LibraryAwaited;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetSelected;

/** The Details of the set on screen, with a search. */
public final class DetailsPart {
    private static final int NAME_WIDTH = 260;
    private static final int VALUE_WIDTH = 700;

    private final Workplace workplace;
    private final ForegroundWork foreground;
    private LatestAnswer details;
    private Text search;
    private Tree tree;
    private List<Line> lines = List.of();

    @Inject
    public DetailsPart(Workplace workplace, ForegroundWork foreground) {
        this.workplace = workplace;
        this.foreground = foreground;
    }

    @PostConstruct
    void create(Composite parent) {
        details = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-details");
        parent.setLayout(new GridLayout());
        search = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search in the details");
        search.setToolTipText("Shows what contains this text");
        search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        search.addListener(SWT.Modify, event -> fill());
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        column("What", NAME_WIDTH);
        column("Value", VALUE_WIDTH);
        tree.setHeaderVisible(true);
        Menu menu = new Menu(tree);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText("Copy Value");
        copy.addListener(SWT.Selection, event -> copy());
        tree.setMenu(menu);
        show();
    }

    private void column(String title, int width) {
        TreeColumn column = new TreeColumn(tree, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private void copy() {
        if (tree.getSelectionCount() > 0 && !tree.getSelection()[0].getText(1).isEmpty()) {
            ClipboardText.put(tree.getDisplay(), tree.getSelection()[0].getText(1));
        }
    }

    @PreDestroy
    void dispose() {
        details.dispose();
    }

    @Focus
    void focus() {
        tree.setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        show();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        show();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        show();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void awaited(@UIEventTopic(LibraryAwaited.TOPIC) LibraryAwaited event) {
        if (workplace.library().isEmpty()) {
            show();
        }
    }

    /** What was said of the way to here is not true any more, though nothing is known of a set yet. */
    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void opened(@UIEventTopic(LibraryOpened.TOPIC) LibraryOpened event) {
        show(List.of());
    }

    private void show() {
        if (tree == null || tree.isDisposed()) {
            return;
        }
        workplace.library().ifPresentOrElse(this::describe, () -> {
            details.drop();
            show(List.of(noLibrary()));
        });
    }

    private void describe(Library library) {
        workplace
                .selected()
                .map(set -> new DescribeSet(library, set))
                .ifPresent(
                        describe -> details.ask(foreground::standBack, () -> describe.run(Progress.NONE), this::show));
    }

    private Line noLibrary() {
        return workplace
                .awaited()
                .map(folder -> new Line("Opening " + Library.nameOf(folder) + "…", folder.toString()))
                .orElse(new Line("No library is open", "File > Open Library… (Ctrl+O) opens one"));
    }

    private void show(List<Line> read) {
        lines = read;
        fill();
    }

    private void fill() {
        tree.setRedraw(false);
        tree.removeAll();
        String text = search.getText().strip();
        for (Line line : lines) {
            line.saying(text).ifPresent(found -> {
                TreeItem item = new TreeItem(tree, SWT.NONE);
                fill(item, found);
                item.setExpanded(true);
            });
        }
        if (tree.getItemCount() == 0 && !text.isEmpty()) {
            fill(new TreeItem(tree, SWT.NONE), new Line("Nothing here says \"" + text + "\"", ""));
        }
        tree.setRedraw(true);
    }

    private static void fill(TreeItem item, Line line) {
        item.setText(new String[] {line.name(), line.value()});
        for (Line below : line.below()) {
            fill(new TreeItem(item, SWT.NONE), below);
        }
    }
}
