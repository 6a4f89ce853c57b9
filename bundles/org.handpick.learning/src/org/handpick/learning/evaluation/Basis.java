package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;
import java.util.Objects;
import org.handpick.dataset.Split;

/**
 * By what a model was judged.
 *
 * @param split the side of the dataset
 * @param dataset its SHA-256
 * @param own whether the run was trained with it; of another one only the sets that the run has not seen count
 * @param seen how many sets of the side were left out for that
 * @param model the SHA-256 of the file with the parameters
 */
public record Basis(Split split, String dataset, boolean own, int seen, String model) {
    public Basis {
        Objects.requireNonNull(split);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(model);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("split", split.key());
        json.addProperty("dataset_sha256", dataset);
        json.addProperty("own_dataset", own);
        json.addProperty("seen_left_out", seen);
        json.addProperty("model_sha256", model);
        return json;
    }

    /** By which sets, and what the model knows of them. */
    public String sentence() {
        if (!own) {
            return "Judged by the " + split.key() + " side of another dataset than the one that it has learned from; "
                    + seen
                    + " of its sets were left out, as the run has seen an image of them or one that looks alike.";
        }
        return switch (split) {
            case TEST -> "Judged by the test side, of which the run has seen nothing.";
            case VAL ->
                "Judged by the validation side, which chose the epoch and fitted the confidence, so the figures flatter the model.";
            case TRAIN ->
                "Judged by the training side, from which the model has learned, so the figures say nothing of other sets.";
        };
    }
}
