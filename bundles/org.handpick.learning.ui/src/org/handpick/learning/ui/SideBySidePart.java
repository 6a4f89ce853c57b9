package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.PersistState;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.dataset.Split;
import org.handpick.imaging.Thumbnails;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.theme.CheckBox;

/** Side by Side: what the person kept and cropped, and what a run would. Several of these views may be open, each with its run. */
public final class SideBySidePart implements RunsDesk.Watcher {
    static final String ID = "org.handpick.view.sidebyside";

    private static final String RUN = "run";
    private static final String LINKED = "linked";

    private final RunsDesk runs;
    private final EvaluationDesk evaluations;
    private final Workplace workplace;
    private final ForegroundWork foreground;
    private final LinkedScrolling scrolling;
    private final MPart part;
    private final SideBySideModel model = new SideBySideModel();
    private final Runnable changed = this::showRows;
    private final Consumer<String> follow = set -> follow(set);
    private ThumbnailImages pictures;
    private Composite whole;
    private RunChoice run;
    private Label says;
    private Button linked;
    private SideBySideCanvas canvas;

    @Inject
    public SideBySidePart(
            RunsDesk runs,
            EvaluationDesk evaluations,
            Workplace workplace,
            ForegroundWork foreground,
            LinkedScrolling scrolling,
            MPart part) {
        this.runs = runs;
        this.evaluations = evaluations;
        this.workplace = workplace;
        this.foreground = foreground;
        this.scrolling = scrolling;
        this.part = part;
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        parent.setLayout(new GridLayout());
        pictures = new ThumbnailImages(
                parent.getDisplay(),
                Thumbnails.ofDataArea(runs.dataArea()),
                foreground,
                (file, problem) -> canvas.redraw());
        createTools(parent);
        says = new Label(parent, SWT.NONE);
        says.setLayoutData(FormControls.wide());
        canvas = new SideBySideCanvas(parent, model, pictures);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onOpen(this::open);
        canvas.onScroll(set -> set.filter(id -> linked.getSelection()).ifPresent(id -> scrolling.scrolled(follow, id)));
        scrolling.join(follow);
        evaluations.join(changed);
        runs.join(this);
        showRows();
    }

    private void createTools(Composite parent) {
        Composite tools = new Composite(parent, SWT.NONE);
        tools.setLayoutData(FormControls.wide());
        GridLayout layout = new GridLayout(6, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        tools.setLayout(layout);
        run = new RunChoice(tools, Optional.ofNullable(part.getPersistedState().get(RUN)), this::showRows);
        run.control().setLayoutData(FormControls.wide());
        Combo order = combo(tools, "What comes first");
        Stream.of(SideBySideModel.Order.values()).forEach(each -> order.add(each.label()));
        order.select(0);
        order.addListener(SWT.Selection, event -> {
            model.sort(SideBySideModel.Order.values()[order.getSelectionIndex()]);
            canvas.refresh();
        });
        Combo filter = combo(tools, "Which sets are listed");
        Stream.of(SideBySideModel.Filter.values()).forEach(each -> filter.add(each.label()));
        filter.select(0);
        filter.addListener(SWT.Selection, event -> {
            model.filter(SideBySideModel.Filter.values()[filter.getSelectionIndex()]);
            showRows();
        });
        Text find = new Text(tools, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        find.setMessage("Name or set id");
        find.setLayoutData(FormControls.wide());
        find.addListener(SWT.Modify, event -> {
            model.find(find.getText());
            showRows();
        });
        linked = CheckBox.in(tools, "Linked");
        linked.setToolTipText("Scrolls together with the other views of this kind that are linked");
        linked.setSelection(Boolean.parseBoolean(part.getPersistedState().getOrDefault(LINKED, "true")));
        FormControls.button(tools, "Another", "Opens another view of this kind, for another run", this::another);
    }

    private static Combo combo(Composite parent, String tip) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setToolTipText(tip);
        return combo;
    }

    private void another() {
        try {
            PlatformUI.getWorkbench()
                    .getActiveWorkbenchWindow()
                    .getActivePage()
                    .showView(ID, UUID.randomUUID().toString(), IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            ILog.get().warn("Another view Side by Side could not be opened", e);
        }
    }

    private void follow(String set) {
        if (linked.getSelection() && !canvas.isDisposed()) {
            canvas.scrollTo(set);
        }
    }

    @PersistState
    void persist() {
        part.getPersistedState().put(LINKED, Boolean.toString(linked.getSelection()));
        run.chosen()
                .map(RunSummary::id)
                .ifPresent(id -> part.getPersistedState().put(RUN, id));
    }

    @PreDestroy
    void dispose() {
        runs.leave(this);
        evaluations.leave(changed);
        scrolling.leave(follow);
        pictures.dispose();
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show(List<RunSummary> now) {
        if (!whole.isDisposed() && run.show(now)) {
            showRows();
        }
    }

    @Override
    public void tell(String sentence) {
        if (!whole.isDisposed()) {
            says.setText(sentence);
        }
    }

    private void showRows() {
        if (whole.isDisposed() || canvas == null) {
            return;
        }
        Optional<EvaluationDesk.Wanted> wanted =
                run.chosen().map(chosen -> EvaluationDesk.Wanted.of(chosen, Split.TEST));
        wanted.ifPresent(evaluations.evaluations()::want);
        model.show(wanted.flatMap(evaluations.evaluations()::of));
        String words = wanted.map(evaluations.evaluations()::words)
                .orElse("No run was trained to its end yet. The perspective Train begins one.");
        says.setText(
                model.total() == 0
                        ? words
                        : model.rows() + " of " + model.total()
                                + " sets  ·  blue and whole: you  ·  green and dashed: the model");
        canvas.showWhenEmpty(model.total() == 0 ? words : "No set passes the filter.");
        canvas.refresh();
    }

    private void open(int row) {
        Optional.of(model.set(row).id())
                .filter(id ->
                        workplace.library().flatMap(library -> library.set(id)).isPresent())
                .ifPresentOrElse(
                        workplace::bringUp,
                        () -> says.setText(model.set(row).id() + " is not in the library that is open; it was found in "
                                + model.set(row).library()));
    }
}
