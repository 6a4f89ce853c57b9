package org.handpick.crop.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageName;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Library;
import org.handpick.picking.Tally;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.theme.Palette;

/** The words on the canvas, and which parts of it are painted when. */
final class EditorView {
    private static final List<PickAction> KEEP_KEYS =
            List.of(PickAction.KEEP_1, PickAction.KEEP_2, PickAction.KEEP_3, PickAction.KEEP_4);

    private final CropEditorModel model;
    private final EditorPictures pictures;
    private final Workplace workplace;

    EditorView(CropEditorModel model, EditorPictures pictures, Workplace workplace) {
        this.model = model;
        this.pictures = pictures;
        this.workplace = workplace;
    }

    /** @param refusal why the last decision about this set failed */
    void paint(GC gc, EditorCanvas canvas, boolean help, Optional<String> refusal) {
        Palette palette = Palette.of(canvas.getParent());
        gc.setBackground(palette.canvas());
        gc.fillRectangle(canvas.getClientArea());
        EditorScene scene = canvas.scene();
        ScenePainter painter = new ScenePainter(gc, palette, scene);
        if (model.draft().isEmpty()) {
            painter.centred(canvas.getClientArea(), emptyState(), palette.muted());
        } else {
            set(painter, scene, model.draft().get(), refusal);
        }
        if (help) {
            KeySheet.paint(gc, palette, canvas.getClientArea(), keys());
        }
    }

    private String emptyState() {
        return workplace
                .library()
                .map(library -> library.sets().isEmpty()
                        ? "There are no image sets in " + library.root()
                                + ". The Set Browser lists the images that are in no set, and why."
                        : "Choose a set in the Set Browser.")
                .orElse("No library is open. File > Open Library… (Ctrl+O) opens a folder of image sets.");
    }

    private void set(ScenePainter painter, EditorScene scene, DecisionDraft draft, Optional<String> refusal) {
        boolean sideBySide = model.mode() == CompareMode.SIDE_BY_SIDE;
        for (EditorScene.Pane pane : scene.panes()) {
            painter.pane(
                    pane,
                    draft,
                    pictures.of(pane.index()),
                    pictures.closeUp(pane.index()),
                    sideBySide,
                    image -> sideBySide ? caption(draft, image) : compared());
        }
        boolean rejectsAll = !model.isDecided() && draft.rejectsAll();
        if (rejectsAll) {
            painter.rejectAll();
        }
        painter.strip(scene.strip(), title(draft), progress(), false);
        Library library = workplace.library().orElseThrow();
        if (refusal.isPresent()) {
            painter.strip(scene.hints(), refusal.get(), "Esc hides this", true);
        } else if (!library.isWritable()) {
            painter.strip(scene.hints(), "Read-only: " + library.access().sentence(), "", true);
        } else if (rejectsAll) {
            painter.strip(
                    scene.hints(),
                    "REJECT ALL: nothing is kept. " + key(PickAction.SUBMIT)
                            + " puts every image of this set in the trash",
                    hints(),
                    true);
        } else {
            painter.strip(scene.hints(), state(draft), hints(), false);
        }
    }

    private String title(DecisionDraft draft) {
        Library library = workplace.library().orElseThrow();
        int at = library.position(draft.set().id()).orElse(0) + 1;
        List<ImageRef> images = draft.set().images();
        String stages = stage(images.getFirst())
                .map(first -> " · stages " + first.label() + "–"
                        + stage(images.getLast()).map(Stage::label).orElse("?"))
                .orElse("");
        return "Set " + at + " of " + library.sets().size() + stages + " · " + images.size() + " images · "
                + draft.set().id()
                + (images.getFirst().folder().isEmpty()
                        ? ""
                        : " · " + images.getFirst().folder());
    }

    private String progress() {
        Tally tally = workplace.library().orElseThrow().tally();
        return tally.toDo() + " to do · " + tally.kept() + " kept · " + tally.rejected() + " rejected · "
                + tally.skipped() + " skipped · lock " + model.lock().label();
    }

    private String state(DecisionDraft draft) {
        if (model.isDecided()) {
            return "This set is decided. " + key(PickAction.UNDO) + " takes the last decision back.";
        }
        return draft.keeper().isPresent()
                ? key(PickAction.SUBMIT) + " keeps image " + (draft.keeper().getAsInt() + 1) + " and rejects the others"
                : key(PickAction.SUBMIT) + " leaves this set as it is";
    }

    private static String hints() {
        return "drag: crop · wheel: zoom · " + key(PickAction.COMPARE) + ": compare · " + key(PickAction.UNDO)
                + ": undo · " + key(PickAction.HELP) + ": all keys";
    }

    private String compared() {
        List<Integer> pair = model.pair();
        return switch (model.mode()) {
            case FLICKER ->
                "Image " + (model.shown().getFirst() + 1) + " of images " + (pair.get(0) + 1) + " and "
                        + (pair.get(1) + 1) + " in turn";
            case DIFFERENCE ->
                "Difference of images " + (pair.get(0) + 1) + " and " + (pair.get(1) + 1) + ", three times as bright";
            case SIDE_BY_SIDE -> "";
        };
    }

    private String caption(DecisionDraft draft, int image) {
        ImageRef ref = draft.set().images().get(image);
        ImageName name = ImageName.of(ref, StageLadder.DEFAULT);
        StringBuilder text = new StringBuilder().append(image + 1);
        if (image < KEEP_KEYS.size()) {
            text.append("  [ ").append(key(KEEP_KEYS.get(image))).append(" ]");
        }
        text.append("  ").append(name.stage().map(Stage::token).orElse(ref.fileName()));
        if (!name.timestamp().isEmpty()) {
            text.append(" · ").append(name.timestamp());
        }
        if (model.sizes().containsKey(image)) {
            text.append(" · ").append(model.sizes().get(image));
        }
        if (!draft.box(image).isFull() && model.sizes().containsKey(image)) {
            text.append(" → ")
                    .append(draft.box(image).on(model.sizes().get(image)).size());
        }
        String note = pictures.note(image);
        return note.isEmpty()
                ? text.toString()
                : text.append(" · ").append(note).toString();
    }

    private static Optional<Stage> stage(ImageRef image) {
        return StageLadder.DEFAULT.stageOf(image.fileName());
    }

    /** The key of an action as it is bound now; its name where it is bound to none. */
    static String key(PickAction action) {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        return Stream.of(bindings.getBindings())
                .filter(binding -> binding.getParameterizedCommand() != null
                        && binding.getParameterizedCommand().getId().equals(action.command()))
                .findFirst()
                .map(binding -> binding.getTriggerSequence().format())
                .orElse(action.name());
    }

    private static List<KeySheet.Line> keys() {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        return List.of(PickAction.values()).stream()
                .map(action -> new KeySheet.Line(key(action), name(commands, action)))
                .toList();
    }

    private static String name(ICommandService commands, PickAction action) {
        try {
            return commands.getCommand(action.command()).getName();
        } catch (NotDefinedException e) {
            throw new IllegalStateException("plugin.xml defines no command for " + action, e);
        }
    }
}
