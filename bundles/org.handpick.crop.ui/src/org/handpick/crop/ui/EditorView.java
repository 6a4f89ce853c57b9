package org.handpick.crop.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.crop.ui.EditorScene.Pane;
import org.handpick.picking.Library;
import org.handpick.picking.Tally;
import org.handpick.workbench.events.SuggestionMade;
import org.handpick.workbench.theme.Palette;

/** Paints the whole canvas: title, panes, what Enter would do, and what lies over them. */
final class EditorView {
    private static final String ASLEEP = "Keys are for another view now; click here to use them";
    private static final int ALARM = 3;
    private static final int PROGRESS = 3;
    private static final int SEPARATE = 2 * Brush.PADDING;

    private final CropEditorModel model;
    private final EditorPictures pictures;
    private final Suggestions suggestions;
    private final Supplier<Optional<Library>> library;
    private final Supplier<Optional<Path>> awaited;
    private final Supplier<Optional<SetId>> nextUndo;
    private final Supplier<Optional<ImageSet>> turn;

    /**
     * @param awaited the folder of the library that is being opened
     * @param nextUndo the set whose decision would be taken back next
     * @param turn the set whose turn it is: the one on screen, or the one in whose place another is shown
     */
    EditorView(
            CropEditorModel model,
            EditorPictures pictures,
            Suggestions suggestions,
            Supplier<Optional<Library>> library,
            Supplier<Optional<Path>> awaited,
            Supplier<Optional<SetId>> nextUndo,
            Supplier<Optional<ImageSet>> turn) {
        this.nextUndo = nextUndo;
        this.turn = turn;
        this.model = model;
        this.pictures = pictures;
        this.suggestions = suggestions;
        this.library = library;
        this.awaited = awaited;
    }

    void paint(Brush brush, EditorCanvas canvas, Overlay overlay) {
        Rectangle client = canvas.getClientArea();
        brush.fill(client, brush.palette().canvas());
        EditorScene scene = canvas.scene();
        Optional<Library> open = library.get();
        if (open.isEmpty()) {
            noLibrary(brush, client);
        } else if (overlay.finished()) {
            finished(brush, client, open.get());
        } else if (model.draft().isEmpty()) {
            noSet(brush, client, open.get());
        } else {
            set(brush, canvas, scene, model.draft().get(), open.get(), overlay);
        }
        overlay.banner().ifPresent(shown -> banner(brush, scene.banner(), shown));
        if (overlay.help()) {
            new KeySheet(brush).paint(client);
        }
    }

    private void noLibrary(Brush brush, Rectangle client) {
        awaited.get()
                .ifPresentOrElse(
                        folder -> page(brush, client, "Opening " + Library.nameOf(folder) + "…", folder.toString()),
                        () -> page(
                                brush,
                                client,
                                "No library is open",
                                "File > Open Library… (Ctrl+O) opens a folder of image sets."));
    }

    private static void page(Brush brush, Rectangle client, String title, String text) {
        int line = brush.lineHeight();
        brush.bold(true);
        Rectangle upper = new Rectangle(client.x, client.y, client.width, client.height - 2 * line);
        brush.centred(title, upper, brush.palette().text());
        brush.bold(false);
        Rectangle lower = new Rectangle(client.x, client.y + line, client.width, client.height);
        brush.centred(text, lower, brush.palette().muted());
    }

    private static void finished(Brush brush, Rectangle client, Library open) {
        Tally tally = open.tally();
        page(
                brush,
                client,
                "All " + tally.sets() + " sets are decided",
                tally.kept() + " kept · " + tally.rejected() + " rejected · " + tally.skipped() + " skipped. "
                        + brush.key(PickAction.UNDO) + " takes the last decision back; "
                        + brush.key(PickAction.PREVIOUS) + " looks at the sets again.");
    }

    private static void noSet(Brush brush, Rectangle client, Library open) {
        if (open.sets().isEmpty()) {
            int left = open.unassigned().size();
            page(
                    brush,
                    client,
                    "No image sets in " + open.root(),
                    left == 0
                            ? "There is no image in it. File > Open Library… opens another folder."
                            : "The view Sets lists the " + left + " images that are in no set, and why.");
        } else {
            page(brush, client, "No set is chosen", "Choose one in the Set Browser.");
        }
    }

    private void set(
            Brush brush, EditorCanvas canvas, EditorScene scene, DecisionDraft draft, Library open, Overlay overlay) {
        PanePainter painter = new PanePainter(brush);
        Map<Pane, PanePainter.Content> contents = new LinkedHashMap<>();
        scene.panes().forEach(pane -> contents.put(pane, content(draft, open, pane.index(), canvas.pixelsPerPoint())));
        int form = contents.entrySet().stream()
                .mapToInt(pane -> painter.headerForm(pane.getKey(), pane.getValue()))
                .max()
                .orElse(0);
        for (Pane pane : scene.panes()) {
            PanePainter.Content content = contents.get(pane);
            painter.paint(pane, content, form);
            if (content.proposed().isPresent()) {
                suggestions.painted(draft.set());
            }
        }
        title(brush, scene.strip(), draft, open);
        boolean rejectsAll = model.isEditable() && open.isWritable() && draft.rejectsAll();
        if (rejectsAll) {
            scene.panes().stream()
                    .map(Pane::bounds)
                    .reduce(Rectangle::union)
                    .ifPresent(room -> brush.frame(
                            new Rectangle(
                                    room.x - ALARM, room.y - ALARM, room.width + 2 * ALARM, room.height + 2 * ALARM),
                            brush.palette().reject(),
                            ALARM));
        }
        bar(brush, scene.bar(), draft, open, overlay, canvas.isFocusControl());
    }

    /** What nobody can decide here, and nobody has, is neither kept nor rejected. */
    private static boolean isDecidable(DecisionDraft draft, Library open) {
        return open.isWritable() || open.outcome(draft.set().id()).isPresent();
    }

    private PanePainter.Content content(DecisionDraft draft, Library open, int image, double devicePixels) {
        Comparison comparison = model.comparison();
        boolean difference = comparison.mode() == CompareMode.DIFFERENCE;
        Optional<CloseUps.CloseUp> closeUp = pictures.closeUp(image);
        String name = Captions.name(draft.set().images().get(image), open.ladder());
        String compared = Captions.compared(comparison);
        return new PanePainter.Content(
                draft,
                difference && closeUp.isEmpty() ? new Picture.Awaited(Optional.empty()) : pictures.of(image),
                closeUp,
                comparison.isSideBySide() && model.isEditable(),
                difference || !isDecidable(draft, open) ? Optional.empty() : Optional.of(ImageState.of(draft, image)),
                compared.isEmpty() ? name : difference ? compared : compared + " · " + name,
                Captions.facts(
                        draft,
                        image,
                        Optional.ofNullable(model.sizes().get(image)),
                        model.isEditable(),
                        pictures.note(image)),
                difference ? Optional.empty() : proposed(draft, image),
                devicePixels);
    }

    /** Nothing for a set that is decided, and nothing where the model has no opinion: half a hint would be one too. */
    private Optional<PanePainter.Proposed> proposed(DecisionDraft draft, int image) {
        return suggestions
                .seen(draft.set().id())
                .filter(made -> model.isEditable() && made.pick().isPresent())
                .map(made -> {
                    boolean isPick = made.pick().equals(OptionalInt.of(image));
                    return new PanePainter.Proposed(
                            made.probabilities().get(image),
                            isPick,
                            made.box()
                                    .filter(box -> isPick && model.comparison().isSideBySide()));
                });
    }

    private void title(Brush brush, Rectangle strip, DecisionDraft draft, Library open) {
        Palette palette = brush.palette();
        brush.fill(strip, palette.panel());
        Tally tally = open.tally();
        int done = tally.sets() == 0 ? 0 : strip.width * (tally.sets() - tally.toDo()) / tally.sets();
        int line = strip.y + strip.height - PROGRESS;
        brush.fill(new Rectangle(strip.x, line, strip.width, PROGRESS), palette.line());
        brush.fill(new Rectangle(strip.x, line, done, PROGRESS), palette.accent());
        Rectangle row = new Rectangle(strip.x, strip.y, strip.width, strip.height - PROGRESS);
        int position =
                turn.get().flatMap(selected -> open.position(selected.id())).orElse(0);
        String title = Captions.title(draft.set(), open.ladder(), position, tally.sets());
        String waited = pictures.areAllKnown() ? Captions.waited(pictures.waitedMillis()) : "reading…";
        String right = Captions.progress(tally) + " · " + waited;
        int x = row.x + Brush.PADDING;
        brush.bold(true);
        x = brush.words(title, x, row, row.width - 2 * Brush.PADDING, palette.text());
        brush.bold(false);
        int start = Math.max(x + SEPARATE, row.x + row.width - Brush.PADDING - brush.width(right));
        brush.words(right, start, row, row.x + row.width - Brush.PADDING - start, palette.muted());
    }

    private void bar(Brush brush, Rectangle bar, DecisionDraft draft, Library open, Overlay overlay, boolean hasFocus) {
        Palette palette = brush.palette();
        brush.fill(bar, palette.panel());
        brush.fill(new Rectangle(bar.x, bar.y, bar.width, 1), palette.line());
        int x = bar.x + Brush.PADDING;
        int end = bar.x + bar.width - Brush.PADDING;
        if (overlay.notice().isPresent()) {
            x = brush.words(overlay.notice().get(), x, bar, end - x, palette.text());
        } else if (!open.isWritable()) {
            x = brush.pill(ImageState.SKIP, "READ-ONLY", x, bar);
            x = brush.words(open.access().sentence(), x, bar, end - x, palette.text());
        } else if (!model.isEditable()) {
            x = brush.pill(decidedState(draft), decidedWord(draft, open), x, bar);
            x = brush.words(undo(brush, draft, open), x, bar, end - x, palette.text());
        } else {
            x = intent(brush, bar, draft, x, end);
            int reserved = hasFocus ? lastHintWidth(brush) : brush.width(ASLEEP);
            x = suggestion(brush, bar, draft, x, end - reserved - SEPARATE);
        }
        if (hasFocus) {
            hints(brush, bar, x + SEPARATE, end);
        } else {
            int start = Math.max(x + SEPARATE, end - brush.width(ASLEEP));
            brush.words(ASLEEP, start, bar, end - start, palette.muted());
        }
    }

    private String undo(Brush brush, DecisionDraft draft, Library open) {
        String key = brush.key(PickAction.UNDO);
        return nextUndo.get()
                .map(next -> next.equals(draft.set().id())
                        ? key + " takes this decision back"
                        : open.position(next)
                                .map(at -> key + " takes back set " + (at + 1) + ", which was decided later")
                                .orElse(key + " takes the last decision back"))
                .orElse("it can't be taken back any more");
    }

    private static int intent(Brush brush, Rectangle bar, DecisionDraft draft, int x, int end) {
        boolean rejectsAll = draft.rejectsAll();
        ImageState state =
                draft.keeper().isPresent() ? ImageState.KEEP : rejectsAll ? ImageState.REJECT : ImageState.SKIP;
        String word = draft.keeper().isPresent()
                ? "KEEP " + (draft.keeper().getAsInt() + 1)
                : rejectsAll ? "REJECT ALL" : "SKIP";
        int next = brush.pill(state, word, x, bar);
        next = brush.key(brush.key(PickAction.SUBMIT), next, bar);
        return brush.words(
                Captions.intent(draft),
                next,
                bar,
                end - next,
                rejectsAll ? brush.palette().reject() : brush.palette().text());
    }

    /**
     * What the model says, behind what Enter would do; the key that takes it over stands before it where there is one. In what the
     * images differ is said where there is room beside the last hint, by which the others can be looked up.
     *
     * @param end of the room for it
     */
    private int suggestion(Brush brush, Rectangle bar, DecisionDraft draft, int x, int end) {
        SetId set = draft.set().id();
        Optional<String> words = suggestions.words(set);
        if (words.isEmpty()) {
            return x;
        }
        Optional<SuggestionMade> acceptable = suggestions.acceptable(set);
        boolean isFollowed = acceptable
                .filter(made -> model.isAccepted(made.pick().getAsInt(), made.box()))
                .isPresent();
        int next = x + SEPARATE;
        if (acceptable.isPresent()) {
            suggestions.painted(draft.set());
            if (!isFollowed) {
                next = brush.key(brush.key(PickAction.ACCEPT_SUGGESTION), next, bar);
            }
        }
        Palette palette = brush.palette();
        List<String> said = new ArrayList<>();
        said.add(isFollowed ? Suggestions.followed(acceptable.get()) : words.get());
        acceptable.map(Suggestions::briefly).ifPresent(said::addAll);
        int room = end - next;
        String fitting = said.stream()
                .filter(sentence -> brush.width(sentence) <= room)
                .findFirst()
                .orElse(said.getLast());
        next = brush.words(fitting, next, bar, room, acceptable.isPresent() ? palette.suggestion() : palette.muted());
        String differences =
                suggestions.differences(set).map(told -> "; " + told).orElse("");
        return next + brush.width(differences) <= end
                ? brush.words(differences, next, bar, end - next, palette.muted())
                : next;
    }

    private static ImageState decidedState(DecisionDraft draft) {
        return draft.keeper().isPresent() ? ImageState.KEEP : ImageState.REJECT;
    }

    private static String decidedWord(DecisionDraft draft, Library open) {
        return open.outcome(draft.set().id()).isEmpty()
                ? "BEING WRITTEN"
                : draft.keeper().isPresent() ? "KEPT " + (draft.keeper().getAsInt() + 1) : "ALL REJECTED";
    }

    private int lastHintWidth(Brush brush) {
        return width(brush, Captions.hints(model.isEditable()).getLast()) + SEPARATE;
    }

    private static int width(Brush brush, Captions.Hint hint) {
        return brush.keyWidth(brush.key(hint.action())) + Brush.PADDING + brush.width(hint.meaning());
    }

    /** As many hints as there is room for, from the right; the last ones matter most. */
    private void hints(Brush brush, Rectangle bar, int start, int end) {
        int x = end;
        for (Captions.Hint hint :
                List.copyOf(Captions.hints(model.isEditable())).reversed()) {
            String key = brush.key(hint.action());
            int width = width(brush, hint);
            if (x - width < start) {
                return;
            }
            x -= width;
            int words = brush.key(key, x, bar);
            brush.words(hint.meaning(), words, bar, width, brush.palette().muted());
            x -= SEPARATE;
        }
    }

    private static void banner(Brush brush, Rectangle at, Overlay.Banner banner) {
        Palette palette = brush.palette();
        brush.fill(at, banner.isFailure() ? palette.reject() : palette.accent());
        String esc = "Esc hides this";
        int end = at.x + at.width - Brush.PADDING - brush.width(esc);
        Rectangle room = new Rectangle(at.x, at.y, end - at.x, at.height);
        brush.centred(banner.text(), room, palette.onState());
        brush.words(esc, end, at, at.width, palette.onState());
    }
}
