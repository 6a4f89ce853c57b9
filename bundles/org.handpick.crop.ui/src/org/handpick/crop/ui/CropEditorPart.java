package org.handpick.crop.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageName;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Decided;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.picking.Seen;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.DecisionRefused;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetSelected;

/** The Crop Editor: brings the set of the Workplace to the canvas, and what a person decides back to the Workplace. */
public final class CropEditorPart {
    static final String ID = "org.handpick.view.crop";

    private static final String CONTEXT = "org.handpick.context.pick";
    private static final int FLICKER_MILLIS = 450;

    private final Workplace workplace;
    private final EContextService contexts;
    private final CropEditorModel model = new CropEditorModel();
    private final Map<String, String> refusals = new HashMap<>();
    private EditorCanvas canvas;
    private EditorToolBar tools;
    private EditorPictures pictures;
    private long shownSince;
    private boolean help;

    @Inject
    public CropEditorPart(Workplace workplace, EContextService contexts) {
        this.workplace = workplace;
        this.contexts = contexts;
    }

    @PostConstruct
    void create(Composite parent) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        tools = new EditorToolBar(parent, model, this::act, this::refresh);
        canvas = new EditorCanvas(parent, model);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        pictures = new EditorPictures(canvas, model, workplace, this::refresh);
        canvas.onChange(change -> refresh());
        canvas.addListener(
                SWT.Paint,
                event -> new EditorView(model, pictures, workplace).paint(event.gc, canvas, help, refusal()));
        canvas.addListener(SWT.Resize, event -> pictures.update());
        canvas.addListener(SWT.FocusIn, event -> contexts.activateContext(CONTEXT));
        canvas.addListener(SWT.FocusOut, event -> contexts.deactivateContext(CONTEXT));
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.ESC) {
                help = false;
                selected().ifPresent(set -> refusals.remove(set.id().text()));
                refresh();
            }
        });
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = model.description();
            }
        });
        selected().ifPresent(this::show);
    }

    @PreDestroy
    void dispose() {
        pictures.dispose();
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    private Optional<ImageSet> selected() {
        return workplace.selected();
    }

    private Optional<String> refusal() {
        return selected().map(set -> refusals.get(set.id().text()));
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void opened(@UIEventTopic(LibraryOpened.TOPIC) LibraryOpened event) {
        closed(null);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        model.forgetAll();
        refusals.clear();
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        selected().ifPresent(this::show);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        ImageSet set = event.committed().set();
        refusals.remove(set.id().text());
        pictures.forget(set);
        if (event.committed().isUndo()) {
            lastDecision(set).ifPresent(decision -> model.restore(DecisionDraft.of(set, decision)));
        } else {
            model.forget(set.id());
        }
        if (selected().filter(set::equals).isPresent()) {
            show(set);
        }
    }

    /** What was decided about a set before it was taken back. */
    private Optional<Decision> lastDecision(ImageSet set) {
        return workplace.library().stream()
                .flatMap(library -> library.history(set.id()).reversed().stream())
                .map(Decided::decision)
                .findFirst();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void refused(@UIEventTopic(DecisionRefused.TOPIC) DecisionRefused event) {
        event.set().or(() -> selected().map(ImageSet::id)).ifPresent(set -> refusals.put(set.text(), event.message()));
        event.set().ifPresent(workplace::select);
        refresh();
    }

    private void show(ImageSet set) {
        Optional<Outcome> outcome = workplace.library().flatMap(library -> library.outcome(set.id()));
        model.show(set, outcome.map(made -> DecisionDraft.of(set, decision(made))));
        shownSince = System.nanoTime();
        pictures.show(set);
        refresh();
    }

    private static Decision decision(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept kept -> new Decision.Keep(kept.keeper(), kept.box());
            case Outcome.AllRejected _ -> new Decision.RejectAll();
            case Outcome.Skipped _ -> new Decision.Skip();
        };
    }

    /** Does what a key, a menu or a button asks for. */
    void act(PickAction action) {
        switch (action) {
            case SUBMIT -> submit();
            case SKIP_SET -> submit(new Decision.Skip());
            case PREVIOUS -> workplace.step(-1);
            case NEXT -> workplace.step(1);
            case UNDO -> workplace.undo();
            case REDO -> workplace.redo();
            case FULL_SIZE -> fullSize();
            case COMPARE -> {
                model.nextMode();
                flicker();
            }
            case ASPECT_LOCK -> model.nextLock();
            case HELP -> help = !help;
            case QUIT -> PlatformUI.getWorkbench().close();
            case COPY_TIME_1, COPY_TIME_2, COPY_TIME_3, COPY_TIME_4 -> copyTime(action.image());
            default -> model.act(action);
        }
        refresh();
    }

    private void submit() {
        model.draft().ifPresent(draft -> submit(draft.decision()));
    }

    private void submit(Decision decision) {
        if (model.isDecided() || !pictures.areAllKnown()) {
            return;
        }
        model.draft().ifPresent(draft -> {
            Map<ImageRef, ImageSize> sizes = new HashMap<>();
            model.sizes()
                    .forEach((image, size) -> sizes.put(draft.set().images().get(image), size));
            Seen seen = new Seen(
                    workplace.session(),
                    draft.set().images(),
                    sizes,
                    Duration.ofNanos(System.nanoTime() - shownSince),
                    Optional.empty());
            workplace.submit(draft.set(), decision, draft.leftInPlace(), seen);
        });
    }

    private void fullSize() {
        EditorScene scene = canvas.scene();
        scene.panes().stream()
                .filter(pane -> pane.index() == model.focused() || scene.panes().size() == 1)
                .findFirst()
                .ifPresent(pane -> {
                    Rectangle area = pane.area();
                    model.toggleFullSize(
                            pane,
                            1 / EditorPictures.zoom(canvas),
                            area.x + area.width / 2.0,
                            area.y + area.height / 2.0);
                });
    }

    private void flicker() {
        canvas.getDisplay().timerExec(FLICKER_MILLIS, () -> {
            if (!canvas.isDisposed() && model.mode() == CompareMode.FLICKER) {
                model.flicker();
                refresh();
                flicker();
            }
        });
    }

    private void copyTime(int image) {
        List<ImageRef> images = model.draft().map(draft -> draft.set().images()).orElse(List.of());
        if (image < images.size()) {
            String time = ImageName.of(images.get(image), StageLadder.DEFAULT).timestamp();
            if (!time.isEmpty()) {
                Clipboard clipboard = new Clipboard(Display.getCurrent());
                try {
                    clipboard.setContents(new Object[] {time}, new Transfer[] {TextTransfer.getInstance()});
                } finally {
                    clipboard.dispose();
                }
            }
        }
    }

    private void refresh() {
        if (canvas != null && !canvas.isDisposed()) {
            pictures.update();
            tools.update(workplace.library().filter(Library::isWritable).isPresent());
            canvas.setData("handpick.state", model.description());
            canvas.setData("handpick.mode", model.mode().label());
            canvas.setData("handpick.help", help);
            canvas.setData(
                    "handpick.difference", pictures.closeUp(model.focused()).isPresent());
            canvas.setData("handpick.ready", pictures.areAllKnown());
            canvas.setData(
                    "handpick.boxes",
                    canvas.scene().panes().stream().map(EditorScene.Pane::box).toArray(Rectangle[]::new));
            canvas.redraw();
        }
    }
}
