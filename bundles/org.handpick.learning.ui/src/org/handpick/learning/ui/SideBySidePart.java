package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.services.events.IEventBroker;
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
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.imaging.Thumbnails;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DoubtSeen;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.RowCanvas;
import org.handpick.workbench.theme.CheckBox;

/**
 * Side by Side: what the person kept and cropped, and what each chosen run would. Several of these views may be open, each with its
 * runs.
 */
public final class SideBySidePart {
    static final String ID = "org.handpick.view.sidebyside";

    private static final String LINKED = "linked";
    private static final String ORDER = "order";
    private static final String FILTER = "filter";
    private static final String TITLE = "Side by Side";
    private static final int LEAST_SEARCH = 180;
    /** Between the run and what tells apart two views of one run, in the second part of a view's id. */
    private static final String OF_RUN = "@";

    private final RunsDesk runs;
    private final EvaluationDesk evaluations;
    private final Workplace workplace;
    private final ForegroundWork foreground;
    private final LinkedScrolling scrolling;
    private final IEventBroker events;
    private final MPart part;
    private final SideBySideModel model = new SideBySideModel();
    private final Consumer<String> follow = set -> follow(set);
    private ThumbnailImages pictures;
    private RunChoice run;
    private RunsBeside beside;
    private Label says;
    private SideBySideLegend legend;
    private Button linked;
    private Button another;
    private Combo order;
    private Combo filter;
    private RowCanvas canvas;

    @Inject
    public SideBySidePart(
            RunsDesk runs,
            EvaluationDesk evaluations,
            Workplace workplace,
            ForegroundWork foreground,
            LinkedScrolling scrolling,
            IEventBroker events,
            MPart part) {
        this.events = events;
        this.runs = runs;
        this.evaluations = evaluations;
        this.workplace = workplace;
        this.foreground = foreground;
        this.scrolling = scrolling;
        this.part = part;
    }

    @PostConstruct
    void create(Composite parent) {
        parent.setLayout(new GridLayout());
        runOfId().ifPresent(id -> part.getPersistedState().putIfAbsent(RunChoice.RUN, id));
        pictures = new ThumbnailImages(
                parent.getDisplay(),
                Thumbnails.ofDataArea(runs.dataArea()),
                foreground,
                (file, problem) -> canvas.redraw());
        createRun(parent);
        createFilter(parent);
        says = new Label(parent, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        legend = new SideBySideLegend(parent);
        legend.setLayoutData(FormControls.wide());
        canvas = new RowCanvas(
                parent, SideBySideRows.SHAPE, pictures, new SideBySideRows(model, pictures, this::open, this::painted));
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onScroll(this::scrolled);
        scrolling.join(follow);
        showRows();
    }

    /** Which runs, and what is done with the view. */
    private void createRun(Composite parent) {
        Composite row = FormControls.row(parent, 5);
        run = new RunChoice(row, runs, evaluations, part.getPersistedState(), this::showRows, this::tell);
        beside = new RunsBeside(row, run, part.getPersistedState(), this::showRows);
        linked = CheckBox.in(row, "Linked");
        linked.setToolTipText("Scrolls together with the other views of this kind that are linked");
        linked.setSelection(Boolean.parseBoolean(part.getPersistedState().getOrDefault(LINKED, "true")));
        another = FormControls.button(
                row, "Another…", "Opens another view of this kind, for the run that you choose", this::offerOthers);
    }

    /** Which sets, in which order. */
    private void createFilter(Composite parent) {
        Composite row = FoldingRow.in(parent, 3, LEAST_SEARCH);
        order = combo(row, "What comes first; of several runs the one counts that is furthest that way");
        Stream.of(SideBySideModel.Order.values()).forEach(each -> order.add(each.label()));
        order.select(remembered(ORDER, SideBySideModel.Order.values()).ordinal());
        model.sort(SideBySideModel.Order.values()[order.getSelectionIndex()]);
        order.addListener(SWT.Selection, event -> {
            model.sort(SideBySideModel.Order.values()[order.getSelectionIndex()]);
            canvas.refresh();
        });
        filter = combo(row, "Which sets are listed; of several runs one is enough");
        Stream.of(SideBySideModel.Filter.values()).forEach(each -> filter.add(each.label()));
        filter.select(remembered(FILTER, SideBySideModel.Filter.values()).ordinal());
        model.filter(SideBySideModel.Filter.values()[filter.getSelectionIndex()]);
        filter.addListener(SWT.Selection, event -> {
            model.filter(SideBySideModel.Filter.values()[filter.getSelectionIndex()]);
            showRows();
        });
        Text find = new Text(row, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        find.setMessage("Name or set id");
        find.setLayoutData(FormControls.wide());
        find.addListener(SWT.Modify, event -> {
            model.find(find.getText());
            showRows();
        });
    }

    private static Combo combo(Composite parent, String tip) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setToolTipText(tip);
        return combo;
    }

    /** What was chosen last time; the first where that is none any more. */
    private <E extends Enum<E>> E remembered(String key, E[] offered) {
        String name = part.getPersistedState().getOrDefault(key, "");
        return Stream.of(offered)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(offered[0]);
    }

    /** A view that was opened for a run has it in its id, until a person chooses another. */
    private Optional<String> runOfId() {
        String id = part.getElementId();
        int from = id.indexOf(':');
        int to = id.indexOf(OF_RUN, from);
        return from >= 0 && to > from ? Optional.of(id.substring(from + 1, to)) : Optional.empty();
    }

    /** The runs, for another view; the one that is shown here last. */
    private void offerOthers() {
        Menu menu = new Menu(another);
        Stream.concat(
                        run.offered().stream().filter(one -> !run.chosen().equals(Optional.of(one))),
                        run.chosen().stream())
                .forEach(one -> {
                    MenuItem item = new MenuItem(menu, SWT.PUSH);
                    item.setText(one.name().replace("&", "&&"));
                    item.addListener(SWT.Selection, event -> open(one));
                });
        menu.setLocation(another.toDisplay(0, another.getSize().y));
        menu.addListener(SWT.Hide, event -> another.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void open(RunSummary of) {
        String id = of.id() + OF_RUN + UUID.randomUUID();
        try {
            PlatformUI.getWorkbench()
                    .getActiveWorkbenchWindow()
                    .getActivePage()
                    .showView(ID, id, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            ILog.get().warn("Another view Side by Side could not be opened", e);
        }
    }

    private void scrolled(int first) {
        if (linked.getSelection()) {
            scrolling.scrolled(follow, model.set(first).id().text());
        }
    }

    private void follow(String set) {
        if (linked.getSelection() && !canvas.isDisposed()) {
            model.rowOf(set).ifPresent(canvas::bringToTop);
        }
    }

    @PersistState
    void persist() {
        part.getPersistedState().put(LINKED, Boolean.toString(linked.getSelection()));
        part.getPersistedState().put(ORDER, SideBySideModel.Order.values()[order.getSelectionIndex()].name());
        part.getPersistedState().put(FILTER, SideBySideModel.Filter.values()[filter.getSelectionIndex()].name());
    }

    @PreDestroy
    void dispose() {
        scrolling.leave(follow);
        pictures.dispose();
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    private void tell(String sentence) {
        says.setText(sentence);
        says.setVisible(!sentence.isEmpty());
        ((GridData) says.getLayoutData()).exclude = sentence.isEmpty();
        says.getParent().layout();
    }

    private void showRows() {
        List<RunSummary> shown =
                Stream.concat(run.chosen().stream(), beside.chosen().stream()).toList();
        List<SideBySideModel.Shown> judged = shown.stream()
                .map(one -> new SideBySideModel.Shown(one.name(), evaluations.judged(one, Split.TEST)))
                .toList();
        List<String> names = judged.stream().map(SideBySideModel.Shown::name).toList();
        boolean isKnown = judged.stream().anyMatch(one -> one.judged().isPresent());
        model.show(judged);
        part.setLabel(names.isEmpty() ? TITLE : TITLE + ": " + String.join(", ", names));
        legend.show(names);
        tell(isKnown ? counted(shown) : "");
        canvas.showWhenEmpty(
                !isKnown
                        ? run.words(Split.TEST)
                        : model.total() == 0
                                ? "The dataset of this run has no sets to judge it by."
                                : "No set passes the filter.");
        canvas.refresh();
    }

    /** How many sets are listed, and what is still missing. */
    private String counted(List<RunSummary> shown) {
        return Stream.concat(
                        Stream.of(model.rows() + " of " + model.total() + " sets"),
                        shown.stream()
                                .filter(one ->
                                        evaluations.judged(one, Split.TEST).isEmpty())
                                .map(one -> evaluations.words(one, Split.TEST)))
                .collect(Collectors.joining("  ·  "));
    }

    /** Who judges the set again has seen what these runs would keep. */
    private void painted(int row) {
        model.painted(row, id -> workplace.library().flatMap(library -> library.set(id)))
                .forEach(seen -> events.send(DoubtSeen.TOPIC, seen));
    }

    private void open(LabelledSet set) {
        Optional.of(set.id())
                .filter(id ->
                        workplace.library().flatMap(library -> library.set(id)).isPresent())
                .ifPresentOrElse(
                        workplace::bringUp,
                        () -> tell(set.id() + " is not in the library that is open; it was found in " + set.library()));
    }
}
