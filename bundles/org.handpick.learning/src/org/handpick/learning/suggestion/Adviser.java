package org.handpick.learning.suggestion;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.handpick.dataset.Split;
import org.handpick.learning.FileHash;
import org.handpick.learning.JsonPart;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Task;
import org.handpick.learning.measures.Spread;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.UnreadableRun;

/**
 * A trained model that may be asked: its checkpoint, and what its evaluation said of it.
 *
 * @param id of the run
 * @param run what the run is called
 * @param model the checkpoint
 * @param hash its SHA-256, 64 hex digits, which names it in logs and caches
 * @param calibration how its scores become a confidence
 * @param spread of the pictures it learned from; empty for runs of versions that did not measure it, or measured otherwise
 * @param ranksBetter whether it was shown to be better at choosing than the best rule that needs no model, {@code cropsBetter} at
 *     cropping
 */
public record Adviser(
        String id,
        String run,
        Path model,
        String hash,
        Calibration calibration,
        Optional<Spread> spread,
        boolean ranksBetter,
        boolean cropsBetter) {
    public Adviser {
        Objects.requireNonNull(id);
        Objects.requireNonNull(run);
        Objects.requireNonNull(model);
        Objects.requireNonNull(hash);
        Objects.requireNonNull(calibration);
        Objects.requireNonNull(spread);
    }

    /** Whether there is a confidence at which it has an opinion. */
    public boolean speaks() {
        return calibration.speaksFrom().isPresent();
    }

    /**
     * The one of a run that went to its end. Only what the test side said of the parameters that are there now counts: the other sides
     * flatter a model.
     *
     * @throws UnreadableRun when the run has no model yet, or was not judged so
     */
    public static Adviser of(RunFolder run) {
        Path model = run.model();
        if (!Files.isRegularFile(model)) {
            throw new UnreadableRun(run.path(), "it has no model yet; train it first");
        }
        Path judged = run.evaluation();
        try {
            JsonObject evaluation =
                    JsonParser.parseString(Files.readString(judged)).getAsJsonObject();
            String hash = FileHash.sha256(model);
            if (!says(evaluation, "split", Split.TEST.key()) || !says(evaluation, "model_sha256", hash)) {
                throw new UnreadableRun(
                        judged,
                        "it is not about how the model of this run did on a test side; judge it anew with evaluate"
                                + " --report");
            }
            JsonObject beats = JsonPart.objectOf(evaluation, "beats_baselines");
            return new Adviser(
                    run.id(),
                    run.notes().name(),
                    model,
                    hash,
                    Calibration.read(JsonPart.objectOf(evaluation, "calibration")),
                    spread(run.spread()),
                    beats(beats, Task.RANKING),
                    beats(beats, Task.CROP));
        } catch (IOException e) {
            throw new UnreadableRun(judged, e);
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            throw new UnreadableRun(judged, "it is no evaluation; judge the run anew with evaluate --report");
        }
    }

    private static Optional<Spread> spread(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Spread.read(Files.readString(file));
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRun(
                    file, "it is no spread of measures; delete it, and suggestions come without reasons");
        }
    }

    private static boolean says(JsonObject evaluation, String key, String value) {
        return evaluation.has(key) && evaluation.get(key).getAsString().equals(value);
    }

    private static boolean beats(JsonObject beats, Task task) {
        return JsonPart.of(beats, task.key()) instanceof JsonObject verdict
                && JsonPart.of(verdict, "beats").getAsBoolean(); // null where no set says anything about it
    }
}
