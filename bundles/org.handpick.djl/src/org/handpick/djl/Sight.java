package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.handpick.djl.embedding.ClassicEncoder;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.embedding.EncoderFile;
import org.handpick.djl.embedding.FileEncoder;
import org.handpick.djl.embedding.FrozenTransformer;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.ConvSmall;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.learning.training.ModelNames;
import org.handpick.learning.training.TrainingSettings;

/** The ways in which a model can see, by the names that settings have for them. */
final class Sight {
    private static final Set<String> ENCODERS = Set.of(ModelNames.CLASSIC, ModelNames.ONNX, ModelNames.TORCHSCRIPT);

    private Sight() {}

    /**
     * The encoder of a model that learns with its heads alone. The caller closes it.
     *
     * @param admission given the file of one that was made elsewhere before anything of it is loaded; throws where it must not be
     * @return empty when the model has a backbone that learns
     * @throws Untrainable when the encoder lacks something
     * @throws org.handpick.djl.weights.UnusableWeights when its weights do not fit
     * @throws org.handpick.djl.embedding.UnusableEncoder when it was made elsewhere and can't be used
     */
    static Optional<Encoder> encoder(TrainingSettings settings, Consumer<EncoderFile> admission, NDManager over) {
        return switch (settings.model()) {
            case ModelNames.CLASSIC -> Optional.of(new ClassicEncoder());
            case ModelNames.ONNX -> Optional.of(fromFile(EncoderFile.onnx(file(settings)), settings, admission, over));
            case ModelNames.TORCHSCRIPT ->
                Optional.of(fromFile(EncoderFile.torchScript(file(settings)), settings, admission, over));
            case ModelNames.VIT_TINY, ModelNames.VIT_B16 ->
                isFrozen(settings) ? Optional.of(transformer(settings, over)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Encoder fromFile(
            EncoderFile file, TrainingSettings settings, Consumer<EncoderFile> admission, NDManager over) {
        admission.accept(file);
        return FileEncoder.of(file, preprocessing(settings), settings.colours(), over);
    }

    /** What measures images for the heads of a model beside its backbone; empty where only one of them is there. */
    static Optional<Encoder> measures(TrainingSettings settings) {
        boolean hasBackbone = !ENCODERS.contains(settings.model()) && !isFrozen(settings);
        return hasBackbone && settings.measures() ? Optional.of(new ClassicEncoder()) : Optional.empty();
    }

    /** A transformer without weights sees nothing yet, so all of it learns. */
    private static boolean isFrozen(TrainingSettings settings) {
        return (settings.model().equals(ModelNames.VIT_TINY) || settings.model().equals(ModelNames.VIT_B16))
                && settings.learns() == TrainingSettings.Learns.HEADS
                && !settings.weights().isEmpty();
    }

    private static Path file(TrainingSettings settings) {
        if (settings.weights().isEmpty()) {
            throw new Untrainable("The model %s is an encoder from a file; name it, as %s:FILE"
                    .formatted(settings.model(), settings.model()));
        }
        return Path.of(settings.weights());
    }

    private static Encoder transformer(TrainingSettings settings, NDManager over) {
        return new FrozenTransformer(
                settings.model(), size(settings), preprocessing(settings), Path.of(settings.weights()), over);
    }

    /** @throws Untrainable when no backbone has the name */
    static Backbone backbone(TrainingSettings settings, Parameters parameters) {
        int width = settings.width();
        int height = settings.height();
        return switch (settings.model()) {
            case ModelNames.CONV_SMALL -> new ConvSmall(parameters, width, height);
            case ModelNames.VIT_TINY, ModelNames.VIT_B16 ->
                new VisionTransformer(parameters, size(settings), width, height);
            default ->
                throw new Untrainable(
                        "There is no model called '%s'; there are %s".formatted(settings.model(), ModelNames.listed()));
        };
    }

    static Preprocessing preprocessing(TrainingSettings settings) {
        return new Preprocessing(settings.width(), settings.height());
    }

    private static VisionTransformer.Size size(TrainingSettings settings) {
        return settings.model().equals(ModelNames.VIT_B16) ? VisionTransformer.Size.BASE : VisionTransformer.Size.TINY;
    }

    /** Whether it is so large that a person's decisions alone won't teach it to see. */
    static boolean wantsWeights(TrainingSettings settings) {
        return settings.model().equals(ModelNames.VIT_B16);
    }
}
