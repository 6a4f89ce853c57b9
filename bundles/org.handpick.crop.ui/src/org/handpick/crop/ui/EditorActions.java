package org.handpick.crop.ui;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Library;
import org.handpick.picking.Seen;
import org.handpick.workbench.ClipboardText;
import org.handpick.workbench.SuggestionChoices;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.SuggestionMade;

/** Does what a key, a menu or a button asks for: on the model, with the library, or with the window. UI thread only. */
final class EditorActions {
    private static final String NOTHING_TO_TAKE = "There is no suggestion to take over; keep an image by its key";
    private static final String NOT_SUBMITTED =
            "Nothing was taken over, so nothing was submitted; once more rejects all images";

    private final Workplace workplace;
    private final CropEditorModel model;
    private final EditorCanvas canvas;
    private final EditorPictures pictures;
    private final Suggestions suggestions;
    private final SuggestionChoices choices;
    private long shownSince = System.nanoTime();
    /** The set for which a suggestion was to be taken over when there was none: who then submits by habit would reject all of it. */
    private Optional<SetId> nothingTaken = Optional.empty();

    EditorActions(
            Workplace workplace,
            CropEditorModel model,
            EditorCanvas canvas,
            EditorPictures pictures,
            Suggestions suggestions,
            SuggestionChoices choices) {
        this.workplace = workplace;
        this.model = model;
        this.canvas = canvas;
        this.pictures = pictures;
        this.suggestions = suggestions;
        this.choices = choices;
    }

    /** Another set is on screen; the time until it is decided begins. */
    void shown() {
        shownSince = System.nanoTime();
    }

    /** True when the action would do something now. */
    boolean isEnabled(PickAction action) {
        return switch (action) {
            case SUBMIT, SKIP_SET -> model.allows(action) && isWritable();
            case UNDO -> workplace.canUndo();
            case REDO -> workplace.canRedo();
            case JUDGE_AGAIN ->
                model.allows(action) && workplace.canTakeBack(draft().set().id());
            case ACCEPT_SUGGESTION -> model.allows(action) && (acceptable().isPresent() || mayExpectSuggestion());
            default -> model.allows(action);
        };
    }

    private boolean isWritable() {
        return workplace.library().filter(Library::isWritable).isPresent();
    }

    /** Does it. Answers with what a person is to be told about it; empty where the screen shows it. */
    Optional<String> perform(PickAction action) {
        if (!isEnabled(action)) {
            return Optional.empty();
        }
        Optional<SetId> missed = nothingTaken;
        nothingTaken = Optional.empty();
        return switch (action) {
            case SUBMIT -> rejectsByHabit(missed) ? Optional.of(NOT_SUBMITTED) : submit(draft().decision());
            case SKIP_SET -> submit(new Decision.Skip());
            case PREVIOUS -> step(-1);
            case NEXT -> step(1);
            case UNDO -> {
                workplace.undo();
                yield Optional.empty();
            }
            case REDO -> {
                workplace.redo();
                yield Optional.empty();
            }
            case JUDGE_AGAIN -> {
                workplace.takeBack(draft().set().id());
                yield Optional.empty();
            }
            case FULL_SIZE -> fullSize();
            case COPY_TIME_1, COPY_TIME_2, COPY_TIME_3, COPY_TIME_4 -> copyTime(action.image());
            case QUIT -> quit();
            case SUGGESTIONS -> {
                choices.show(!choices.areOn());
                yield Optional.empty();
            }
            case ACCEPT_SUGGESTION -> accept();
            case COMPARE, NEXT_PAIR -> {
                model.act(action, canvas.scene());
                pictures.clearCloseUps();
                yield Optional.empty();
            }
            default -> {
                model.act(action, canvas.scene());
                yield Optional.empty();
            }
        };
    }

    private Optional<String> accept() {
        suggestions.painted(draft().set()); // who takes it over has its box, even before it is painted
        Optional<SuggestionMade> made = acceptable();
        if (made.isEmpty()) {
            nothingTaken = Optional.of(draft().set().id());
            return Optional.of(NOTHING_TO_TAKE);
        }
        model.accept(made.get().pick().getAsInt(), made.get().box());
        return Optional.empty();
    }

    /** Nothing is kept yet, and suggestions are on. */
    private boolean mayExpectSuggestion() {
        return suggestions.areOn() && draft().keeper().isEmpty();
    }

    private boolean rejectsByHabit(Optional<SetId> missed) {
        return missed.equals(Optional.of(draft().set().id()))
                && draft().keeper().isEmpty();
    }

    /** What there is to take over; nothing once it is taken. */
    private Optional<SuggestionMade> acceptable() {
        return model.draft()
                .flatMap(shown -> suggestions
                        .acceptable(shown.set().id())
                        .filter(made -> !shown.isBroken(made.pick().getAsInt()))
                        .filter(made -> !model.isAccepted(made.pick().getAsInt(), made.box())));
    }

    private DecisionDraft draft() {
        return model.draft().orElseThrow();
    }

    private Optional<String> step(int places) {
        workplace.step(places);
        return Optional.empty();
    }

    /** What a person has not seen yet is not decided; and the sizes that go to the log are those of the files as shown. */
    private Optional<String> submit(Decision decision) {
        if (!pictures.areAllKnown()) {
            return Optional.of("The images are still being read. Try again when all of them are shown.");
        }
        DecisionDraft draft = draft();
        Map<ImageRef, ImageSize> sizes = new HashMap<>();
        model.sizes().forEach((image, size) -> {
            if (!draft.isBroken(image)) {
                sizes.put(draft.set().images().get(image), size);
            }
        });
        Seen seen = new Seen(
                workplace.session(),
                draft.set().images(),
                sizes,
                Duration.ofNanos(System.nanoTime() - shownSince),
                suggestions.logged(
                        draft.set(),
                        workplace
                                .library()
                                .map(library -> library.history(draft.set().id()))
                                .orElse(List.of())));
        if (workplace.repeat().isPresent()) {
            workplace.submitAgain(decision, seen);
        } else {
            workplace.submit(draft.set(), decision, draft.leftInPlace(), seen);
        }
        return Optional.empty();
    }

    private Optional<String> fullSize() {
        EditorScene scene = canvas.scene();
        scene.pane(model.comparison().one())
                .or(() -> scene.panes().stream().findFirst())
                .ifPresent(pane -> {
                    Rectangle area = pane.area();
                    model.toggleFullSize(
                            pane,
                            1 / canvas.pixelsPerPoint(),
                            canvas.pointer()
                                    .filter(area::contains)
                                    .map(at -> (double) at.x)
                                    .orElse(area.x + area.width / 2.0),
                            canvas.pointer()
                                    .filter(area::contains)
                                    .map(at -> (double) at.y)
                                    .orElse(area.y + area.height / 2.0));
                });
        return Optional.empty();
    }

    private Optional<String> copyTime(int image) {
        List<ImageRef> images = draft().set().images();
        String time = Captions.timestamp(images.get(image));
        if (time.isEmpty()) {
            return Optional.of(images.get(image).fileName() + " has no timestamp in its name");
        }
        ClipboardText.put(canvas.getDisplay(), time);
        return Optional.of("Copied " + time);
    }

    /** Decisions are on disk, and what is not decided yet is kept by the view. */
    private Optional<String> quit() {
        canvas.getDisplay().asyncExec(() -> PlatformUI.getWorkbench().close());
        return Optional.empty();
    }
}
