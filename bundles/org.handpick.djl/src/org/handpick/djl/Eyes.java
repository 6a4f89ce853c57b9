package org.handpick.djl;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.djl.embedding.EmbeddingCache;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.Standard;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.learning.training.TrainingSettings;

/** What the heads of a model stand on: a backbone that learns with them, a frozen encoder, or both beside each other. */
sealed interface Eyes {
    /** @param frozen the encoder of a model that learns with its heads alone @throws Untrainable when nothing has the name of the model */
    static Eyes of(TrainingSettings settings, Optional<Encoder> frozen, Parameters parameters) {
        if (frozen.isPresent()) {
            return Frozen.of(frozen.get(), parameters);
        }
        Learning learning = new Learning(Sight.backbone(settings, parameters));
        return Sight.measures(settings)
                .<Eyes>map(measures -> new Both(learning, Frozen.of(measures, parameters)))
                .orElse(learning);
    }

    /** How large the features are that each way of seeing gives, by its name. */
    Map<String, Features.Form> forms();

    /** The features of each way of seeing, in the order of {@link #forms}. @param seen what its source has shown */
    List<Features> features(Seen seen);

    /** Where its images come from. @param cache the folder of all caches */
    ImageSource source(TrainingSettings settings, Path cache);

    /** Empty when nothing that sees learns. */
    Optional<Backbone> backbone();

    /** Empty when all that sees learns. */
    Optional<Frozen> frozen();

    /** A backbone that learns. */
    record Learning(Backbone eye) implements Eyes {
        private Features.Form form() {
            return new Features.Form(eye.width(), eye.grid());
        }

        @Override
        public Map<String, Features.Form> forms() {
            return Map.of("", form());
        }

        @Override
        public List<Features> features(Seen seen) {
            return seen instanceof Seen.Pictures pictures ? List.of(eye.of(pictures.pictures())) : ofAnother();
        }

        @Override
        public PictureSource source(TrainingSettings settings, Path cache) {
            return new PictureSource(new PictureCache(cache, Sight.preprocessing(settings)));
        }

        @Override
        public Optional<Backbone> backbone() {
            return Optional.of(eye);
        }

        @Override
        public Optional<Frozen> frozen() {
            return Optional.empty();
        }
    }

    /** An encoder that does not learn, and the scale of what it sees. */
    record Frozen(Encoder encoder, Standard standard) implements Eyes {
        private static Frozen of(Encoder encoder, Parameters parameters) {
            return new Frozen(
                    encoder,
                    new Standard(parameters, encoder.width(), encoder.grid().channels()));
        }

        private Features.Form form() {
            return new Features.Form(encoder.width(), encoder.grid());
        }

        @Override
        public Map<String, Features.Form> forms() {
            return Map.of("", form());
        }

        @Override
        public List<Features> features(Seen seen) {
            return seen instanceof Seen.Encoded encoded ? List.of(standard.of(encoded.features())) : ofAnother();
        }

        @Override
        public EncodedSource source(TrainingSettings settings, Path cache) {
            return new EncodedSource(new EmbeddingCache(cache, encoder), settings.flips());
        }

        @Override
        public Optional<Backbone> backbone() {
            return Optional.empty();
        }

        @Override
        public Optional<Frozen> frozen() {
            return Optional.of(this);
        }
    }

    /** A backbone that learns, and measures beside it. */
    record Both(Learning learning, Frozen measures) implements Eyes {
        @Override
        public Map<String, Features.Form> forms() {
            Map<String, Features.Form> forms = new LinkedHashMap<>();
            forms.put("", learning.form());
            forms.put(Heads.MEASURES, measures.form());
            return forms;
        }

        @Override
        public List<Features> features(Seen seen) {
            return seen instanceof Seen.Both both
                    ? List.of(
                            learning.eye().of(both.pictures()),
                            measures.standard().of(both.features()))
                    : ofAnother();
        }

        @Override
        public MeasuredSource source(TrainingSettings settings, Path cache) {
            return new MeasuredSource(learning.source(settings, cache), measures.source(settings, cache));
        }

        @Override
        public Optional<Backbone> backbone() {
            return learning.backbone();
        }

        @Override
        public Optional<Frozen> frozen() {
            return measures.frozen();
        }
    }

    private static List<Features> ofAnother() {
        throw new IllegalArgumentException("a model was shown what another sees");
    }
}
