package org.handpick.sets.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.PersistState;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.Unassigned;
import org.handpick.imaging.Thumbnails;
import org.handpick.picking.Committed;
import org.handpick.picking.Library;
import org.handpick.picking.Tally;
import org.handpick.picking.WorkOrder;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.DecisionRefused;
import org.handpick.workbench.events.DecisionSubmitted;
import org.handpick.workbench.events.DoubtSeen;
import org.handpick.workbench.events.LibraryAwaited;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.ModelAsked;
import org.handpick.workbench.events.NoSuggestions;
import org.handpick.workbench.events.SetSelected;
import org.handpick.workbench.events.SetsSurveyed;
import org.handpick.workbench.events.SurveyWanted;
import org.handpick.workbench.pictures.ThumbnailImages;
import org.handpick.workbench.rows.RowCanvas;

/** The Set Browser: a filter, what there is in numbers, the rows, and the images that are in no set. */
public final class SetBrowserPart {
    private static final String STATE = "filter.state";
    private static final String ORDER = "order";
    private static final int UNASSIGNED_HEIGHT = 180;

    private final Workplace workplace;
    private final ForegroundWork foreground;
    private final IEventBroker events;
    private final MPart part;
    private final SetBrowserModel model = new SetBrowserModel();
    private LatestAnswer listing;
    private final ExecutorService lookUp = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-put-away").factory());
    private PutAway away;
    private ThumbnailImages thumbnails;
    private RowCanvas canvas;
    private Text text;
    private Combo states;
    private Combo orders;
    private Label numbers;
    private Link unassignedLink;
    private UnassignedTable unassigned;
    private ProgressBar progress;
    private SurveyWanted surveyWanted = SurveyWanted.NOTHING;
    private boolean worksInOwnOrder;
    /** Why no model says anything. */
    private String silence = "";

    private Optional<ModelAsked> asked = Optional.empty();

    @Inject
    public SetBrowserPart(Workplace workplace, ForegroundWork foreground, IEventBroker events, MPart part) {
        this.workplace = workplace;
        this.events = events;
        this.foreground = foreground;
        this.part = part;
    }

    @PostConstruct
    void create(Composite parent) {
        listing = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-set-list");
        parent.setLayout(new GridLayout(2, true));
        createFilter(parent);
        numbers = new Label(parent, SWT.NONE);
        numbers.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        unassignedLink = new Link(parent, SWT.NONE);
        unassignedLink.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        unassignedLink.setToolTipText("Lists the images that are in no set, and why");
        unassignedLink.addListener(
                SWT.Selection, event -> unfold(!unassigned.control().getVisible()));
        progress = new ProgressBar(parent, SWT.HORIZONTAL);
        progress.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        thumbnails = new ThumbnailImages(
                parent.getDisplay(), Thumbnails.ofDataArea(workplace.dataArea()), foreground, (file, reason) -> {
                    reason.ifPresent(why -> broken(file));
                    canvas.redraw();
                });
        away = new PutAway(parent.getDisplay()::asyncExec, lookUp, this::originals, this::redraw);
        canvas = new RowCanvas(
                parent,
                SetRows.SHAPE,
                thumbnails,
                new SetRows(model, thumbnails, new LibraryFiles(), new LibrarySets()));
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        new SetMenu(canvas, workplace, this::folder);
        unassigned = new UnassignedTable(parent);
        GridData below = new GridData(SWT.FILL, SWT.END, true, false, 2, 1);
        below.heightHint = UNASSIGNED_HEIGHT;
        unassigned.control().setLayoutData(below);
        unfold(false);
        show();
    }

    private void createFilter(Composite parent) {
        text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage("Name or set id");
        text.setToolTipText("Lists the sets whose image names or id contain this text");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        text.addListener(SWT.Modify, event -> filter());
        states = new Combo(parent, SWT.READ_ONLY);
        states.setToolTipText("Lists the sets in this state");
        states.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        orders = new Combo(parent, SWT.READ_ONLY);
        orders.setToolTipText(
                "The order of the sets. Least certain first: Enter goes on to where your model can learn most");
        orders.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        for (SetQuery.Order order : SetQuery.Order.values()) {
            orders.add(order.label());
        }
        showStates();
        states.select(remembered(STATE));
        orders.select(remembered(ORDER));
        states.addListener(SWT.Selection, event -> filter());
        orders.addListener(SWT.Selection, event -> filter());
    }

    private int remembered(String key) {
        return Integer.parseInt(part.getPersistedState().getOrDefault(key, "0"));
    }

    @PersistState
    void persist() {
        part.getPersistedState().put(STATE, Integer.toString(Math.max(0, states.getSelectionIndex())));
        part.getPersistedState().put(ORDER, Integer.toString(Math.max(0, orders.getSelectionIndex())));
    }

    @PreDestroy
    void dispose() {
        workplace.goOnBy(Optional.empty());
        listing.dispose();
        lookUp.shutdownNow();
        thumbnails.dispose();
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    private Function<SetId, List<Path>> originals() {
        return workplace
                .library()
                .<Function<SetId, List<Path>>>map(open -> open::originals)
                .orElse(_ -> List.of());
    }

    private void redraw() {
        if (!canvas.isDisposed()) {
            canvas.redraw();
        }
    }

    private final class LibraryFiles implements SetRows.Files {
        @Override
        public Optional<Path> now(ImageSet set, ImageRef image) {
            return workplace
                    .repeat()
                    .filter(repeat -> repeat.set().equals(set))
                    .map(repeat -> repeat.pictures().get(set.images().indexOf(image)))
                    .or(() -> workplace.library().flatMap(library -> library.whereIs(set.id(), image)));
        }

        @Override
        public Optional<Path> putAway(ImageSet set, ImageRef image) {
            return away.of(set, image);
        }

        @Override
        public Optional<Path> before(ImageRef image) {
            return workplace.library().map(library -> image.in(library.root()));
        }
    }

    private final class LibrarySets implements SetRows.Sets {
        @Override
        public boolean isSaving(SetId set) {
            return workplace.isSubmitted(set);
        }

        @Override
        public void choose(SetId set) {
            workplace.select(set);
        }

        @Override
        public void open(SetId set) {
            workplace.bringUp(set);
        }

        @Override
        public void doubted(DoubtSeen seen) {
            events.send(DoubtSeen.TOPIC, seen);
        }
    }

    private Optional<Path> folder(ImageSet set) {
        return workplace
                .library()
                .map(library -> set.images().getFirst().in(library.root()).getParent());
    }

    private void unfold(boolean visible) {
        unassigned.control().setVisible(visible);
        ((GridData) unassigned.control().getLayoutData()).exclude = !visible;
        unassigned.control().getParent().layout();
    }

    private void filter() {
        int state = states.getSelectionIndex();
        model.filter(state <= 0 ? Optional.empty() : Optional.of(SetState.values()[state - 1]), text.getText());
        model.order(SetQuery.Order.values()[Math.max(0, orders.getSelectionIndex())]);
        if (!model.surveyWanted().equals(surveyWanted)) {
            surveyWanted = model.surveyWanted();
            silence = "";
            events.send(SurveyWanted.TOPIC, surveyWanted);
        }
        workplace.goOnBy(surveyWanted.decided() ? Optional.of(after -> model.nextDoubt(after)) : Optional.empty());
        list(canvas::reveal);
    }

    /** What the rows are now, in which order a person then works, and what is in no set. */
    private record Listed(SetListing listing, Optional<WorkOrder> order, List<Unassigned> left) {}

    /** Lists the rows anew on another thread. @param then what is done when they are listed */
    private void list(Runnable then) {
        SetQuery query = model.query();
        Optional<Library> library = workplace.library();
        listing.ask(
                () -> new Listed(
                        query.answer(),
                        query.workOrder(),
                        library.map(Library::unassigned).orElse(List.of())),
                listed -> {
                    show(library, listed);
                    then.run();
                });
    }

    private void show(Optional<Library> library, Listed listed) {
        model.list(listed.listing());
        library.ifPresent(of -> work(of, listed.order()));
        showStates();
        showUnassigned(listed.left());
        canvas.showWhenEmpty(emptyState());
        canvas.refresh();
    }

    /** Sets come in this order, or in that of the library again. */
    private void work(Library of, Optional<WorkOrder> order) {
        if (workplace.library().equals(Optional.of(of)) && (order.isPresent() || worksInOwnOrder)) {
            worksInOwnOrder = order.isPresent();
            workplace.workIn(order.orElseGet(of::order));
        }
    }

    private String emptyState() {
        if (workplace.library().isEmpty()) {
            return workplace
                    .awaited()
                    .map(folder -> "Opening " + Library.nameOf(folder) + "…")
                    .orElse("No library is open.\nFile > Open Library… (Ctrl+O)\nopens a folder of image sets.");
        }
        if (surveyWanted.decided() && model.count(SetState.DOUBTED).equals(OptionalInt.of(0))) {
            return silence.isEmpty()
                    ? asked.filter(now -> !now.speaks())
                            .map(ModelAsked::sentence)
                            .orElse("The model disagrees with no decision\nthat it was asked about so far.")
                    : silence;
        }
        if (model.isFiltered() && text.getText().isBlank()) {
            return "No set is in this state.\nChoose All to see the others.";
        }
        return model.isFiltered()
                ? "No set matches.\nClear the text and choose All."
                : "There are no image sets\nin this folder.\nFile > Open Library… (Ctrl+O)\nopens another.";
    }

    private void broken(Path file) {
        workplace.library().filter(library -> file.startsWith(library.root())).ifPresent(library -> {
            model.broken(ImageRef.of(library.root(), file));
            list(() -> {});
        });
    }

    private void show() {
        thumbnails.forgetBroken();
        away.forgetAll();
        Optional<Library> library = workplace.library();
        model.show(library.map(
                        open -> new SetBrowserModel.Contents(open.sets(), open.ladder(), open::position, open::outcome))
                .orElse(SetBrowserModel.Contents.NONE));
        workplace.selected().ifPresent(set -> model.choose(set.id()));
        worksInOwnOrder = false;
        showNumbers();
        filter();
    }

    private void showUnassigned(List<Unassigned> left) {
        if (unassigned.show(left)) {
            unassignedLink.setText(left.isEmpty() ? "" : "<a>" + left.size() + " in no set</a>");
            ((GridData) unassignedLink.getLayoutData()).exclude = left.isEmpty();
            unassignedLink.setVisible(!left.isEmpty());
            unfold(unassigned.control().getVisible() && !left.isEmpty());
        }
    }

    private void showStates() {
        int chosen = Math.max(0, states.getSelectionIndex());
        String[] items = new String[SetState.values().length + 1];
        items[0] = "All (" + model.sets() + ")";
        for (SetState state : SetState.values()) {
            OptionalInt count = model.count(state);
            items[state.ordinal() + 1] =
                    state.shape() + " " + state.word() + (count.isPresent() ? " (" + count.getAsInt() + ")" : "");
        }
        if (!List.of(items).equals(List.of(states.getItems()))) {
            states.setItems(items);
            states.select(chosen);
        }
    }

    private void showNumbers() {
        Optional<Tally> tally = workplace.library().map(Library::tally);
        int done = tally.map(counted -> counted.sets() - counted.toDo()).orElse(0);
        numbers.setText(
                tally.isEmpty()
                        ? (workplace.awaited().isPresent() ? "" : "No library")
                        : model.sets() + " sets · " + model.images() + " images · " + done + " done");
        progress.setMaximum(Math.max(1, model.sets()));
        progress.setSelection(done);
        progress.setToolTipText(done + " of " + model.sets() + " sets are done");
    }

    private void changed() {
        if (canvas != null && !canvas.isDisposed()) {
            showNumbers();
            list(() -> {});
            canvas.redraw();
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void opened(@UIEventTopic(LibraryOpened.TOPIC) LibraryOpened event) {
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

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        model.hideOutcome(workplace.repeat().map(repeat -> repeat.set().id()));
        choose(event.set());
    }

    private void choose(SetId set) {
        model.choose(set);
        if (model.chosenRow().isPresent()) {
            canvas.reveal();
        } else {
            list(canvas::reveal);
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void submitted(@UIEventTopic(DecisionSubmitted.TOPIC) DecisionSubmitted event) {
        canvas.redraw();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        Committed committed = event.committed();
        model.forget(committed.set());
        away.forget(committed.set().id());
        workplace
                .library()
                .ifPresent(library ->
                        committed.set().images().forEach(image -> thumbnails.forget(image.in(library.root()))));
        committed.moved().forEach(moved -> {
            thumbnails.forget(moved.from());
            thumbnails.forget(moved.to());
        });
        changed();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void surveyed(@UIEventTopic(SetsSurveyed.TOPIC) SetsSurveyed event) {
        model.survey(event);
        changed();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void asked(@UIEventTopic(ModelAsked.TOPIC) ModelAsked event) {
        asked = Optional.of(event);
        silence = "";
        changed();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void silent(@UIEventTopic(NoSuggestions.TOPIC) NoSuggestions event) {
        if (event.set().isEmpty()) {
            silence = event.why();
            changed();
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void refused(@UIEventTopic(DecisionRefused.TOPIC) DecisionRefused event) {
        changed();
    }
}
