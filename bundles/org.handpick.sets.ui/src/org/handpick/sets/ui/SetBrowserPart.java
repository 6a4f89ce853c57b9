package org.handpick.sets.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.imaging.Thumbnails;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.picking.Tally;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.DecisionRefused;
import org.handpick.workbench.events.DecisionSubmitted;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetSelected;

/** The Set Browser: a filter, what there is in numbers, and the rows. */
public final class SetBrowserPart {
    private final Workplace workplace;
    private final ForegroundWork foreground;
    private final SetBrowserModel model = new SetBrowserModel();
    private ThumbnailImages thumbnails;
    private SetCanvas canvas;
    private Text text;
    private Combo states;
    private Combo orders;
    private Label numbers;
    private ProgressBar progress;

    @Inject
    public SetBrowserPart(Workplace workplace, ForegroundWork foreground) {
        this.workplace = workplace;
        this.foreground = foreground;
    }

    @PostConstruct
    void create(Composite parent) {
        parent.setLayout(new GridLayout(2, false));
        text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage("Name or set id");
        text.setToolTipText("Lists the sets whose image names or id contain this text");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        text.addListener(SWT.Modify, event -> filter());
        states = new Combo(parent, SWT.READ_ONLY);
        states.setToolTipText("Lists the sets in this state");
        states.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        states.addListener(SWT.Selection, event -> filter());
        orders = new Combo(parent, SWT.READ_ONLY);
        orders.setToolTipText("The order of the sets");
        orders.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        for (SetBrowserModel.Order order : SetBrowserModel.Order.values()) {
            orders.add(order.label());
        }
        orders.select(0);
        orders.addListener(SWT.Selection, event -> {
            model.order(SetBrowserModel.Order.values()[orders.getSelectionIndex()]);
            canvas.reveal();
        });
        numbers = new Label(parent, SWT.NONE);
        numbers.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        progress = new ProgressBar(parent, SWT.HORIZONTAL);
        progress.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        thumbnails = new ThumbnailImages(
                parent.getDisplay(), Thumbnails.ofDataArea(workplace.dataArea()), foreground, (file, reason) -> {
                    reason.ifPresent(why -> broken(file));
                    canvas.redraw();
                });
        canvas = new SetCanvas(parent, model, thumbnails, this::file, workplace::isSubmitted);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        canvas.onChoose(workplace::select);
        show();
    }

    @PreDestroy
    void dispose() {
        thumbnails.dispose();
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    private void filter() {
        int state = states.getSelectionIndex();
        model.filter(state <= 0 ? Optional.empty() : Optional.of(SetState.values()[state - 1]), text.getText());
        canvas.showWhenEmpty(emptyState());
        canvas.reveal();
    }

    private String emptyState() {
        if (workplace.library().isEmpty()) {
            return "No library is open.\nFile > Open Library… (Ctrl+O)\nopens a folder of image sets.";
        }
        return model.isFiltered()
                ? "No set matches.\nClear the text and choose All."
                : "There are no image sets\nin this folder.";
    }

    private void broken(Path file) {
        workplace.library().ifPresent(library -> {
            if (file.startsWith(library.root())) {
                model.broken(ImageRef.of(library.root(), file));
                count();
            }
        });
    }

    /** Where an image is; empty when a decision has put it in the trash. */
    private Optional<Path> file(ImageSet set, ImageRef image) {
        return workplace.library().flatMap(library -> switch (library.outcome(set.id())
                .orElse(null)) {
            case Outcome.Kept kept
            when kept.keeper().equals(image) -> Optional.of(library.root().resolve(kept.where()));
            case Outcome.Kept _ -> Optional.empty();
            case Outcome.AllRejected _ -> Optional.empty();
            case Outcome.Skipped _ -> Optional.of(image.in(library.root()));
            case null -> Optional.of(image.in(library.root()));
        });
    }

    private void show() {
        thumbnails.forgetBroken();
        workplace
                .library()
                .ifPresentOrElse(
                        library -> model.show(library.sets(), library::outcome),
                        () -> model.show(List.of(), set -> Optional.empty()));
        workplace.selected().ifPresent(set -> model.choose(set.id()));
        count();
        filter();
    }

    /** Brings numbers and choices up to date. */
    private void count() {
        Map<SetState, Integer> counts = model.counts();
        int chosen = Math.max(0, states.getSelectionIndex());
        String[] items = new String[SetState.values().length + 1];
        items[0] = "All (" + model.sets() + ")";
        for (SetState state : SetState.values()) {
            items[state.ordinal() + 1] = state.shape() + " " + state.word() + " (" + counts.get(state) + ")";
        }
        states.setItems(items);
        states.select(chosen);
        Optional<Tally> tally = workplace.library().map(Library::tally);
        int done = tally.map(counted -> counted.sets() - counted.toDo()).orElse(0);
        numbers.setText(
                tally.isEmpty()
                        ? "No library"
                        : model.sets() + " sets · " + model.images() + " images · " + done + " done"
                                + workplace
                                        .library()
                                        .map(library -> library.unassigned().size())
                                        .filter(left -> left > 0)
                                        .map(left -> " · " + left + " images in no set")
                                        .orElse(""));
        numbers.setToolTipText(
                workplace.library().map(SetBrowserPart::unassigned).orElse(""));
        progress.setMaximum(Math.max(1, model.sets()));
        progress.setSelection(done);
        progress.setToolTipText(done + " of " + model.sets() + " sets are done");
    }

    private static final int LISTED = 30;

    private static String unassigned(Library library) {
        StringBuilder list = new StringBuilder("Images in no set:");
        library.unassigned().stream()
                .limit(LISTED)
                .forEach(left -> list.append('\n')
                        .append(left.image())
                        .append(": ")
                        .append(left.reason().sentence()));
        if (library.unassigned().size() > LISTED) {
            list.append("\n… and ").append(library.unassigned().size() - LISTED).append(" more");
        }
        return list.toString();
    }

    private void changed() {
        if (canvas != null && !canvas.isDisposed()) {
            model.list();
            count();
            canvas.refresh();
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
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        choose(event.set());
    }

    private void choose(SetId set) {
        if (model.choose(set).isEmpty()) {
            model.list();
        }
        canvas.reveal();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void submitted(@UIEventTopic(DecisionSubmitted.TOPIC) DecisionSubmitted event) {
        canvas.redraw();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        changed();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void refused(@UIEventTopic(DecisionRefused.TOPIC) DecisionRefused event) {
        changed();
    }
}
