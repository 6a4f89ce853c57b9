package org.handpick.crop.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.PersistState;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Decided;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.picking.Repeat;
import org.handpick.workbench.ForegroundWork;
import org.handpick.workbench.SuggestionChoices;
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
import org.handpick.workbench.events.SuggestingRunChosen;
import org.handpick.workbench.events.SuggestionMade;
import org.handpick.workbench.events.SuggestionsAwaited;
import org.handpick.workbench.events.SuggestionsSwitched;
import org.handpick.workbench.theme.Palette;

/** The Crop Editor: brings the set of the Workplace to the canvas, and what a person decides back to the Workplace. */
public final class CropEditorPart {
    static final String ID = "org.handpick.view.crop";

    private static final String CONTEXT = "org.handpick.context.pick";
    private static final String LOCK = "aspect.lock";
    private static final String DRAFTS = "drafts";
    private static final String SEEN = "seen";
    private static final int FLICKER_MILLIS = 450;
    private static final int RESIZED_MILLIS = 120;

    private final Workplace workplace;
    private final ForegroundWork foreground;
    private final SuggestionChoices choices;
    private final Suggestions suggestions = new Suggestions();
    private final IEventBroker events;
    private final EContextService contexts;
    private final MPart part;
    private final CropEditorModel model = new CropEditorModel();
    private final Map<SetId, String> refusals = new HashMap<>();
    private final Runnable turn = this::turn;
    private final Runnable resized = this::resized;
    private EditorCanvas canvas;
    private EditorToolBar tools;
    private EditorPictures pictures;
    private EditorActions actions;
    private EditorView view;
    private DraftMemory memory;
    private SeenMemory seen;
    private Overlay overlay = Overlay.NONE;

    @Inject
    public CropEditorPart(
            Workplace workplace,
            ForegroundWork foreground,
            SuggestionChoices choices,
            IEventBroker events,
            EContextService contexts,
            MPart part) {
        this.workplace = workplace;
        this.choices = choices;
        this.foreground = foreground;
        this.events = events;
        this.contexts = contexts;
        this.part = part;
    }

    @PostConstruct
    void create(Composite parent) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        memory = new DraftMemory(part.getPersistedState().getOrDefault(DRAFTS, ""));
        seen = new SeenMemory(part.getPersistedState().getOrDefault(SEEN, ""));
        model.lock(AspectChoice.parse(part.getPersistedState().getOrDefault(LOCK, "")));
        tools = new EditorToolBar(parent, model, this::act, this::refresh);
        canvas = new EditorCanvas(parent, model);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        pictures = new EditorPictures(
                canvas,
                model,
                workplace::library,
                workplace::order,
                workplace::isToDo,
                workplace::repeatBefore,
                this::refresh);
        actions = new EditorActions(workplace, model, canvas, pictures, suggestions, choices);
        view = new EditorView(
                model,
                pictures,
                suggestions,
                workplace::library,
                workplace::awaited,
                workplace::nextUndo,
                workplace::selected);
        suggestions.show(choices.areOn());
        listen();
        workplace.library().ifPresent(this::recall);
        workplace.selected().ifPresent(this::show);
        refresh();
        events.send(SuggestionsAwaited.TOPIC, new SuggestionsAwaited());
    }

    private void listen() {
        canvas.onChange(this::refresh);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> canvas.getDisplay().timerExec(RESIZED_MILLIS, resized));
        canvas.addListener(SWT.FocusIn, event -> {
            contexts.activateContext(CONTEXT);
            canvas.redraw();
        });
        canvas.addListener(SWT.FocusOut, event -> {
            contexts.deactivateContext(CONTEXT);
            canvas.redraw();
        });
        canvas.addListener(SWT.KeyDown, this::escape);
        canvas.addListener(SWT.MouseMove, this::explain);
        canvas.addListener(SWT.MouseDown, event -> {
            if (overlay.help()) {
                overlay = overlay.withHelp(false);
                refresh();
            }
        });
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Captions.description(model.draft());
            }
        });
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(canvas.getParent());
        view.paint(new Brush(gc, palette, KeyNames::keyOrName), canvas, overlay);
        String set = model.draft().map(shown -> shown.set().id().text()).orElse("");
        canvas.setData("handpick.shown", set);
        if (pictures.isAnyKnown()) {
            canvas.setData("handpick.first", set);
        }
        if (pictures.areAllKnown()) {
            canvas.setData("handpick.painted", set);
        }
    }

    /** Esc closes what lies over the set. */
    private void escape(Event event) {
        if (event.character == SWT.ESC) {
            workplace.selected().ifPresent(set -> refusals.remove(set.id()));
            overlay = overlay.withHelp(false).withNotice(Optional.empty()).withBanner(Optional.empty());
            refresh();
        }
    }

    /** What the bar has no room for. */
    private void explain(Event event) {
        String tip = model.draft()
                .filter(_ -> canvas.scene().bar().contains(event.x, event.y))
                .flatMap(shown -> suggestions.explanation(shown.set().id()))
                .orElse(null); // the platform's way to say that there is none
        if (!Objects.equals(tip, canvas.getToolTipText())) {
            canvas.setToolTipText(tip);
        }
    }

    private void resized() {
        if (!canvas.isDisposed()) {
            refresh();
        }
    }

    @PreDestroy
    void dispose() {
        pictures.dispose();
        foreground.awaited(false);
    }

    @PersistState
    void persist() {
        part.getPersistedState().put(LOCK, model.lock().label());
        workplace.library().ifPresent(library -> remember(library.root()));
        part.getPersistedState().put(DRAFTS, memory.text());
        part.getPersistedState().put(SEEN, seen.text());
    }

    /** What was done to sets of a library, and seen of suggestions for them, and is in no decision yet. */
    private void remember(Path library) {
        memory.remember(library, model.undecided());
        seen.remember(library, suggestions.shown());
    }

    @Focus
    void focus() {
        canvas.setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void awaited(@UIEventTopic(LibraryAwaited.TOPIC) LibraryAwaited event) {
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void opened(@UIEventTopic(LibraryOpened.TOPIC) LibraryOpened event) {
        forgetAll();
        workplace.library().ifPresent(this::recall);
        overlay = overlay.withBanner(news());
        refresh();
    }

    /** What was done to sets of the library before, and not submitted, is there again, and what was seen of suggestions for them. */
    private void recall(Library library) {
        memory.of(
                        library.root(),
                        id -> library.set(id).filter(set -> library.outcome(id).isEmpty()))
                .forEach(model::restore);
        seen.of(library.root()).forEach(suggestions::saw);
    }

    /** What a person should know who opens the library: what was mended, and what could not be read. */
    private Optional<Overlay.Banner> news() {
        return workplace
                .library()
                .map(library -> Stream.concat(library.repairs().stream(), library.unreadable().stream())
                        .toList())
                .filter(news -> !news.isEmpty())
                .map(news -> new Overlay.Banner(
                        news.getFirst()
                                + (news.size() == 1 ? "" : " (and " + (news.size() - 1) + " more in the Error Log)"),
                        false));
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        remember(event.root());
        forgetAll();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void suggested(@UIEventTopic(SuggestionMade.TOPIC) SuggestionMade event) {
        suggestions.take(event);
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void asked(@UIEventTopic(ModelAsked.TOPIC) ModelAsked event) {
        suggestions.ask(event);
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void notSuggested(@UIEventTopic(NoSuggestions.TOPIC) NoSuggestions event) {
        event.set().ifPresentOrElse(set -> suggestions.none(set, event.why()), () -> suggestions.none(event.why()));
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void switched(@UIEventTopic(SuggestionsSwitched.TOPIC) SuggestionsSwitched event) {
        suggestions.show(event.on());
        PickHandler.refresh(PickAction.SUGGESTIONS);
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void otherModel(@UIEventTopic(SuggestingRunChosen.TOPIC) SuggestingRunChosen event) {
        suggestions.forgetModel();
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void doubted(@UIEventTopic(DoubtSeen.TOPIC) DoubtSeen event) {
        suggestions.saw(event.set(), event.doubt());
    }

    private void forgetAll() {
        suggestions.forgetAll();
        model.forgetAll();
        pictures.clear();
        refusals.clear();
        overlay = Overlay.NONE;
        refresh();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        workplace.selected().ifPresent(this::show);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void submitted(@UIEventTopic(DecisionSubmitted.TOPIC) DecisionSubmitted event) {
        overlay = overlay.withBanner(Optional.empty());
        workplace.selected().filter(shown -> shown.id().equals(event.set())).ifPresent(this::show);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        ImageSet set = event.committed().set();
        refusals.remove(set.id());
        pictures.forget(set);
        if (event.committed().isUndo()) {
            asDecided(set).ifPresent(model::restore);
        } else {
            model.forget(set.id());
        }
        if (event.committed().action() == Decided.Action.DECIDED) {
            suggestions.decided(set.id());
        }
        if (workplace.selected().filter(set::equals).isPresent()) {
            show(set);
            boolean allDone =
                    workplace.library().filter(open -> open.tally().toDo() == 0).isPresent();
            overlay = overlay.withFinished(allDone && !event.committed().isUndo());
        }
        refresh();
    }

    /** The set as it was decided last, be it taken back since or not. */
    private Optional<DecisionDraft> asDecided(ImageSet set) {
        return workplace.library().stream()
                .flatMap(library -> library.history(set.id()).reversed().stream())
                .map(decided -> DecisionDraft.of(set, decided.decision(), decided.left()))
                .findFirst();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void refused(@UIEventTopic(DecisionRefused.TOPIC) DecisionRefused event) {
        event.set().ifPresent(set -> {
            refusals.put(set, event.message());
            workplace.select(set);
            workplace.selected().filter(shown -> shown.id().equals(set)).ifPresent(this::show);
        });
        overlay = overlay.withBanner(Optional.of(new Overlay.Banner(event.message(), true)));
        refresh();
    }

    private void show(ImageSet set) {
        Optional<Repeat> repeat = workplace.repeat();
        suggestions.showAgain(repeat.map(shown -> shown.set().id()));
        repeat.ifPresentOrElse(shown -> model.showAgain(shown.set()), () -> showInModel(set));
        Optional<Overlay.Banner> refusal =
                Optional.ofNullable(refusals.get(set.id())).map(reason -> new Overlay.Banner(reason, true));
        Optional<Overlay.Banner> news = overlay.banner().filter(shown -> !shown.isFailure());
        overlay = new Overlay(refusal.or(() -> news), Optional.empty(), false, overlay.help());
        actions.shown();
        repeat.ifPresentOrElse(shown -> pictures.showAgain(shown, set), () -> pictures.show(set));
        refresh();
    }

    private void showInModel(ImageSet set) {
        Optional<Outcome> outcome = workplace.library().flatMap(library -> library.outcome(set.id()));
        boolean isWritable = workplace.library().filter(Library::isWritable).isPresent();
        if (workplace.isSubmitted(set.id())) {
            model.showLocked(set);
        } else if (outcome.isPresent() && !(outcome.get() instanceof Outcome.Skipped)) {
            model.showDecided(asDecided(set).orElseThrow());
        } else if (isWritable) {
            model.show(set);
        } else {
            model.showLocked(set);
        }
    }

    boolean isEnabled(PickAction action) {
        return actions.isEnabled(action);
    }

    /** Whether what the action switches is on. */
    boolean isOn(PickAction action) {
        return action == PickAction.SUGGESTIONS && suggestions.areOn();
    }

    /** Does what a key, a menu or a button asks for. */
    void act(PickAction action) {
        boolean finished = overlay.finished();
        overlay = overlay.withFinished(false);
        if (action == PickAction.HELP) {
            overlay = overlay.withHelp(!overlay.help());
        } else if (finished && action == PickAction.PREVIOUS) {
            overlay = overlay.withNotice(Optional.empty()); // the last set comes back from behind the page
        } else {
            Optional<String> notice = actions.perform(action);
            overlay = overlay.withNotice(notice);
        }
        canvas.getDisplay().timerExec(FLICKER_MILLIS, turn);
        refresh();
    }

    private void turn() {
        if (!canvas.isDisposed() && model.comparison().mode() == CompareMode.FLICKER) {
            model.turn();
            refresh();
            canvas.getDisplay().timerExec(FLICKER_MILLIS, turn);
        }
    }

    private void refresh() {
        if (!canvas.isDisposed()) {
            pictures.update();
            foreground.awaited(!pictures.areAllKnown());
            tools.update(this::isEnabled, suggestions);
            tell();
            canvas.redraw();
        }
    }

    /** What a person sees, for those who ask the canvas and not the screen. */
    private void tell() {
        canvas.setData("handpick.state", Captions.description(model.draft()));
        canvas.setData("handpick.mode", model.comparison().mode().label());
        canvas.setData("handpick.help", overlay.help());
        canvas.setData("handpick.notice", overlay.notice().orElse(""));
        canvas.setData(
                "handpick.suggestion",
                model.draft()
                        .flatMap(shown -> suggestions.words(shown.set().id()))
                        .orElse(""));
        canvas.setData("handpick.ready", pictures.areAllKnown());
        canvas.setData("handpick.ahead", pictures.areMadeAhead());
        canvas.setData(
                "handpick.difference",
                model.comparison().mode() == CompareMode.DIFFERENCE
                        && pictures.closeUp(model.comparison().one()).isPresent());
        canvas.setData(
                "handpick.boxes",
                canvas.scene().panes().stream().map(EditorScene.Pane::box).toArray(Rectangle[]::new));
    }
}
