package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.FileStep;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.traininglog.FileOperation;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.OperationRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.Suggestion;
import org.handpick.traininglog.SuggestionRow;

/** What the logs say of an event: rows of the training logs, and lines of the operations log. */
final class DecisionLog {
    private final Path root;
    private final Path dataArea;
    private final StageLadder ladder;

    DecisionLog(Path root, Path dataArea, StageLadder ladder) {
        this.root = root;
        this.dataArea = dataArea;
        this.ladder = ladder;
    }

    /** What the operations log says in one line: the same was done to files of one folder. */
    private record Deed(FileOperation operation, Path from, Optional<Path> to) {}

    /**
     * The steps that log an event.
     *
     * @param files the steps that the event takes
     * @throws org.handpick.traininglog.UntrueRow when a row would not be true
     */
    List<FileStep> steps(Event event, List<FileStep> files) throws IOException {
        List<FileStep> steps = new ArrayList<>();
        Path operations = dataArea.resolve(LogFiles.OPERATIONS);
        for (Map.Entry<Deed, List<String>> deed : deeds(event, files).entrySet()) {
            String line = new OperationRow(
                            event.seen().session(),
                            event.at(),
                            deed.getKey().operation(),
                            deed.getKey().from().toString(),
                            deed.getKey().to().map(Path::toString),
                            deed.getValue())
                    .json();
            steps.add(FileStep.Append.of(operations, "", line, line.stripTrailing()));
        }
        if (event.logged()) {
            SelectCropRow row = row(event);
            steps.add(FileStep.Append.of(
                    dataArea.resolve(LogFiles.SELECT_CROP), SelectCropRow.header(), row.csv(), event.id()));
            steps.add(FileStep.Append.of(
                    dataArea.resolve(LogFiles.SELECTION_ONLY),
                    SelectionOnlyRow.header(),
                    row.selectionOnly().csv(),
                    event.id()));
            if (event.undoes().isEmpty()) {
                addSuggestion(event, steps);
            }
        }
        return steps;
    }

    private void addSuggestion(Event event, List<FileStep> steps) throws IOException {
        Optional<Suggested> suggested =
                event.seen().suggestion().filter(made -> !made.model().isEmpty());
        if (suggested.isPresent()) {
            Suggested made = suggested.get();
            String line = new SuggestionRow(
                            event.id(),
                            event.at(),
                            event.set().id(),
                            made.model(),
                            made.image().fileName(),
                            made.box(),
                            made.visible())
                    .json();
            steps.add(FileStep.Append.of(dataArea.resolve(LogFiles.SUGGESTIONS), "", line, event.id()));
        }
    }

    private SelectCropRow row(Event event) {
        List<ImageRef> images = event.considered();
        Optional<Keeper> keeper = event.decision() instanceof Decision.Keep(var kept, var box)
                ? Optional.of(new Keeper(images.indexOf(kept), box))
                : Optional.empty();
        Seen seen = event.seen();
        return new SelectCropRow(
                seen.session(),
                event.set().id(),
                event.set().images().getFirst().in(root).getParent().toString(),
                images.stream()
                        .map(image ->
                                LoggedImage.of(image, stage(image), seen.sizes().get(image)))
                        .toList(),
                keeper,
                event.at(),
                new LogEvent(
                        event.id(),
                        event.undoes(),
                        seen.shownOrder().stream()
                                .filter(images::contains)
                                .map(images::indexOf)
                                .toList(),
                        seen.suggestion()
                                .filter(suggested -> images.contains(suggested.image()))
                                .map(suggested -> new Suggestion(
                                        images.indexOf(suggested.image()), suggested.box(), suggested.visible())),
                        Optional.of(seen.decisionTime())));
    }

    private String stage(ImageRef image) {
        return ladder.stageOf(image.fileName()).map(Stage::token).orElse("unknown");
    }

    private Map<Deed, List<String>> deeds(Event event, List<FileStep> files) {
        Map<Deed, List<String>> deeds = new LinkedHashMap<>();
        Set<Path> images =
                event.set().images().stream().map(image -> image.in(root)).collect(Collectors.toSet());
        if (event.decision() instanceof Decision.Skip) {
            for (ImageRef image : event.set().images()) {
                add(deeds, FileOperation.SKIP, image.in(root), Optional.empty());
            }
            return deeds;
        }
        for (FileStep step : files) {
            switch (step) {
                case FileStep.Trash trash
                when images.contains(trash.file()) ->
                    add(
                            deeds,
                            trash.slot().note().isPresent() ? FileOperation.SEND_TO_TRASH : FileOperation.STAGE_DELETE,
                            trash.file(),
                            Optional.of(trash.slot().file().getParent()));
                case FileStep.Restore restore
                when images.contains(restore.file()) ->
                    deeds.computeIfAbsent(restored(restore.slot().file(), restore.file()), deed -> new ArrayList<>())
                            .add(restore.file().getFileName().toString());
                case FileStep.Move move -> addMove(deeds, event, images, move.from(), move.to());
                default -> {}
            }
        }
        return deeds;
    }

    private void addMove(Map<Deed, List<String>> deeds, Event event, Set<Path> images, Path from, Path to) {
        Path own = root.resolve(Library.FOLDER);
        boolean cropMade = event.action() != Decided.Action.UNDONE && from.startsWith(own);
        if (event.decision() instanceof Decision.Keep keep && cropMade) {
            add(deeds, FileOperation.CROP, keep.keeper().in(root), Optional.of(to.getParent()));
        } else if (images.contains(to)) {
            deeds.computeIfAbsent(restored(from, to), deed -> new ArrayList<>())
                    .add(to.getFileName().toString());
        } else if (images.contains(from) && !to.startsWith(own)) {
            add(deeds, FileOperation.MOVE, from, Optional.of(to.getParent()));
        }
    }

    private static Deed restored(Path from, Path to) {
        return new Deed(FileOperation.RESTORE, from.getParent(), Optional.of(to.getParent()));
    }

    private static void add(Map<Deed, List<String>> deeds, FileOperation operation, Path image, Optional<Path> to) {
        deeds.computeIfAbsent(new Deed(operation, image.getParent(), to), deed -> new ArrayList<>())
                .add(image.getFileName().toString());
    }
}
