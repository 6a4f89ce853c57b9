package org.handpick.djl;

import java.nio.file.Path;
import org.handpick.djl.embedding.EmbeddingCache;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.Standard;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.learning.training.TrainingSettings;

/** What heads stand on. */
sealed interface Eyes {
    /** How large the features are. */
    Features.Form form();

    /** @param seen what its source has shown */
    Features features(Seen seen);

    /** Where its images come from. @param cache the folder of all caches */
    ImageSource source(TrainingSettings settings, Path cache);

    /** A backbone that learns with its heads. */
    record Learning(Backbone backbone) implements Eyes {
        @Override
        public Features.Form form() {
            return new Features.Form(backbone.width(), backbone.grid());
        }

        @Override
        public Features features(Seen seen) {
            return switch (seen) {
                case Seen.Pictures pictures -> backbone.of(pictures.pictures());
                case Seen.Encoded _ -> throw ofAnother();
            };
        }

        @Override
        public ImageSource source(TrainingSettings settings, Path cache) {
            return new PictureSource(new PictureCache(cache, Sight.preprocessing(settings)));
        }
    }

    /** An encoder that does not learn, and the scale of what it sees. */
    record Frozen(Encoder encoder, Standard standard) implements Eyes {
        Frozen(Encoder encoder, Parameters parameters) {
            this(
                    encoder,
                    new Standard(parameters, encoder.width(), encoder.grid().channels()));
        }

        @Override
        public Features.Form form() {
            return new Features.Form(encoder.width(), encoder.grid());
        }

        @Override
        public Features features(Seen seen) {
            return switch (seen) {
                case Seen.Encoded encoded -> standard.of(encoded.features());
                case Seen.Pictures _ -> throw ofAnother();
            };
        }

        @Override
        public ImageSource source(TrainingSettings settings, Path cache) {
            return new EncodedSource(new EmbeddingCache(cache, encoder), settings.flips());
        }
    }

    private static IllegalArgumentException ofAnother() {
        return new IllegalArgumentException("what was shown is for other eyes");
    }
}
