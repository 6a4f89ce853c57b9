package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.djl.embedding.NothingSeen;
import org.handpick.imaging.UnreadableImage;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;

/** Has a model propose for sets, one after the other. What cannot be read is told and passed over. */
final class Scoring {
    private final Ask.Score asked;
    private final Consumer<Tell> tell;
    private final KeptModel kept;
    private final BooleanSupplier stopped;
    private final NDManager manager;

    Scoring(Ask.Score asked, KeptModel kept, Consumer<Tell> tell, BooleanSupplier stopped, NDManager manager) {
        this.kept = kept;
        this.asked = asked;
        this.tell = tell;
        this.stopped = stopped;
        this.manager = manager;
    }

    void run() {
        Model model = kept.of(asked.model(), TrustedPrograms.besideCache(asked.cache()));
        Sources sources = model.sources(asked.cache());
        for (Ask.ImagesToScore set : asked.sets()) {
            if (stopped.getAsBoolean()) {
                return;
            }
            score(set, model, sources);
        }
    }

    private void score(Ask.ImagesToScore set, Model model, Sources sources) {
        try {
            List<Look> images = set.images().stream()
                    .map(image -> Look.at(image.file(), image.sha256()))
                    .toList();
            Model.Answer answer = model.answer(images, sources, manager);
            tell.accept(new Tell.Scored(set.id(), answer.scores(), answer.boxes()));
        } catch (UnreadableImage | NothingSeen e) {
            tell.accept(new Tell.NotScored(set.id(), e.getMessage()));
        }
    }
}
