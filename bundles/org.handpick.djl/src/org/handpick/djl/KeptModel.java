package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrustedPrograms;

/** Keeps the model that was asked last: whoever suggests ahead asks the same one for set after set. For one thread. */
final class KeptModel implements AutoCloseable {
    private record Loaded(Path file, FileTime modified, NDManager manager, Model model) {
        void close() {
            model.close();
            manager.close();
        }
    }

    private final NDManager over;
    private Optional<Loaded> kept = Optional.empty();

    KeptModel(NDManager over) {
        this.over = over;
    }

    /**
     * The model of a checkpoint, which stays this object's.
     *
     * @param trusted the programs that it may see through
     * @throws UnusableWeights as {@link Checkpoint#load}
     */
    Model of(Path file, TrustedPrograms trusted) {
        FileTime modified = modified(file);
        if (kept.filter(loaded ->
                        loaded.file().equals(file) && loaded.modified().equals(modified))
                .isEmpty()) {
            close();
            NDManager manager = over.newSubManager();
            try {
                kept = Optional.of(new Loaded(file, modified, manager, Checkpoint.load(file, trusted, manager)));
            } finally {
                if (kept.isEmpty()) {
                    manager.close();
                }
            }
        }
        return kept.orElseThrow().model();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UnusableWeights(file, "it can't be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        kept.ifPresent(Loaded::close);
        kept = Optional.empty();
    }
}
