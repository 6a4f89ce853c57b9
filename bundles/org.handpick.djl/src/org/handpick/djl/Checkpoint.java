package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.graph.TensorMemory;
import org.handpick.djl.weights.Safetensors;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.djl.weights.WriteSafetensors;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;

/**
 * A model on disk, and where its training stood.
 *
 * @param settings what the model is, and how it is trained
 * @param encoder the key of the frozen encoder that it sees through, alone or beside its backbone; empty where there is none
 * @param leftOut the sets that its training does without, as in {@link Lessons}; what was left out before stays so, even when its
 *     images are back, since every step depends on which sets there are
 */
record Checkpoint(TrainingSettings settings, String encoder, Standing standing, SortedMap<Integer, String> leftOut) {
    private static final String KEY = "handpick";
    private static final Gson JSON = new Gson();

    Checkpoint {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(encoder);
        Objects.requireNonNull(standing);
        leftOut = leftOut == null ? new TreeMap<>() : leftOut; // those written before sets could be left out
    }

    /** Writes it with these tensors, in the place of an earlier one. */
    void write(Path file, Map<String, NDArray> tensors) {
        new WriteSafetensors(file, tensors, Map.of(KEY, JSON.toJson(this))).run();
    }

    /** @throws UnusableWeights when the file is damaged or none of Handpick's models */
    static Checkpoint read(Path file) {
        try (Safetensors opened = Safetensors.open(file)) {
            return of(file, opened);
        }
    }

    private static Checkpoint of(Path file, Safetensors opened) {
        String text = opened.metadata().get(KEY);
        if (text == null) {
            throw new UnusableWeights(file, "it is no model of Handpick's");
        }
        try {
            return Objects.requireNonNull(JSON.fromJson(text, Checkpoint.class));
        } catch (RuntimeException e) { // what a record refuses comes wrapped in one
            throw new UnusableWeights(file, "what it says about its model can't be read", e);
        }
    }

    /**
     * The model of a checkpoint. The caller closes it. What it sees through is not loaded unless it is what it learned from, and
     * where that is a program, somebody has named it here.
     *
     * @throws UnusableWeights when the file is damaged, or the encoder that the model sees through is another one now
     * @throws org.handpick.djl.embedding.UnusableEncoder when that encoder is gone, or is a program that nobody has named
     */
    static Model load(Path file, TrustedPrograms trusted, NDManager over) {
        try (Safetensors opened = Safetensors.open(file)) {
            Checkpoint checkpoint = of(file, opened);
            Optional<Encoder> encoder = Sight.encoder(
                    checkpoint.settings(),
                    encoderFile -> {
                        checkpoint.demand(file, encoderFile.hasKey(checkpoint.encoder()), encoderFile.key());
                        encoderFile.demandTrust(trusted);
                    },
                    over);
            Model model = Model.toLoad(checkpoint.settings(), encoder, over);
            try {
                checkpoint.demand(file, model.encoderKey().equals(checkpoint.encoder()), model.encoderKey());
                fill(model.parameters().all(), file, opened);
                return model;
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        }
    }

    private void demand(Path file, boolean isSame, String now) {
        if (!isSame) {
            throw new UnusableWeights(file, "it learned from what %s saw, and %s is there now".formatted(encoder, now));
        }
    }

    /** Fills tensors with the file's of the same names and shapes. */
    static void fill(Map<String, NDArray> tensors, Path file) {
        try (Safetensors opened = Safetensors.open(file)) {
            fill(tensors, file, opened);
        }
    }

    private static void fill(Map<String, NDArray> tensors, Path file, Safetensors opened) {
        tensors.forEach((name, tensor) -> {
            Safetensors.Tensor stored = opened.tensors().get(name);
            if (stored == null) {
                throw new UnusableWeights(file, "it has no " + name);
            }
            long[] shape = tensor.getShape().getShape();
            if (!Arrays.equals(stored.shape(), shape)) {
                throw new UnusableWeights(
                        file,
                        name + " has the shape " + Arrays.toString(stored.shape()) + ", expected "
                                + Arrays.toString(shape));
            }
            TensorMemory.change(tensor, stored::copyTo);
        });
    }
}
