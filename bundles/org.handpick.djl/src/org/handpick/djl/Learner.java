package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.embedding.EncoderFile;
import org.handpick.djl.embedding.FileEncoder;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Tell;

/** A model that learns from a dataset, step by step. It writes nothing down and does not know when to end. */
final class Learner implements AutoCloseable {
    /** So many images tell what scale features have. */
    private static final int SCALED_BY = 500;

    /** What is told of the half that measures: its losses, and the length of its whole gradient, which is that of its heads. */
    private static final Set<String> OF_MEASURES = Set.of("loss", "rank_loss", "box_loss", "gradient");

    private final TrainingSettings settings;
    private final Path cache;
    private final NDManager manager;
    private final Model model;
    /** With the mean of what the parameters were lately; it is what is judged and kept. */
    private final Model steady;

    private final Sources sources;
    private final List<Course> courses;
    private Lessons lessons;

    /** @param cache the folder of all caches @param admission as in {@link Sight#encoder}, beside that programs are trusted */
    Learner(TrainingSettings settings, Dataset dataset, Path cache, Consumer<EncoderFile> admission, NDManager over) {
        this.settings = settings;
        this.cache = cache;
        this.manager = over.newSubManager();
        this.lessons = Lessons.allOf(dataset);
        Optional<Encoder> encoder = Sight.encoder(
                settings, admission.andThen(file -> file.demandTrust(TrustedPrograms.besideCache(cache))), manager);
        this.model = new Model(settings, encoder, manager);
        this.steady = Model.toLoad(settings, encoder, manager);
        this.sources = model.sources(cache);
        this.courses = IntStream.range(0, model.halves().size())
                .mapToObj(i -> new Course(
                        model.halves().get(i),
                        sources.each().get(i),
                        settings,
                        steadyParameters(),
                        lessons.train(),
                        manager))
                .toList();
    }

    private void learnFrom(Lessons given) {
        lessons = given;
        courses.forEach(course -> course.learnFrom(given.train()));
    }

    /** What it learns from and is judged by. */
    Lessons lessons() {
        return lessons;
    }

    /** Does without these sets, as a training that goes on has done before. @param sets as {@link Lessons#leftOut} */
    void leaveOut(SortedMap<Integer, String> sets) {
        learnFrom(new Lessons(lessons.dataset(), sets));
    }

    /**
     * Prepares images, and leaves out the sets of which one can't be decoded any more.
     *
     * @return false when it was stopped
     * @throws Untrainable when what is left teaches nothing, or the disk keeps nothing
     */
    boolean prepare(List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        Optional<Map<LabelledImage, String>> unreadable = sources.prepare(images, tell, stopped);
        unreadable.filter(some -> !some.isEmpty()).ifPresent(some -> {
            learnFrom(lessons.without(some));
            lessons.refuseWhatTeachesNothing();
        });
        unreadable.ifPresent(some -> refuseWhatWasNotKept(images, some.keySet()));
        return unreadable.isPresent();
    }

    /** Each would be looked at again in every epoch, and what takes seconds would take a night. */
    private void refuseWhatWasNotKept(List<LabelledImage> images, Set<LabelledImage> unreadable) {
        Set<LabelledImage> lost = new HashSet<>(sources.missing(images));
        lost.removeAll(unreadable);
        if (!lost.isEmpty()) {
            throw new Untrainable(
                    "%s: what was prepared of %d images could not be kept there, of which %s is one; is the disk full?"
                            .formatted(
                                    cache, lost.size(), lost.iterator().next().file()));
        }
    }

    Model model() {
        return model;
    }

    Map<String, NDArray> steadyParameters() {
        return steady.parameters().all();
    }

    Sources sources() {
        return sources;
    }

    /**
     * Begins with the weights that its settings name.
     *
     * @return empty where they name none, or an encoder, which is there already
     * @throws org.handpick.djl.weights.UnusableWeights when the file does not fit
     */
    Optional<ImportWeights.Imported> beginWithWeights() {
        return settings.weights().isEmpty() || model.encoder().orElse(null) instanceof FileEncoder
                ? Optional.empty()
                : Optional.of(model.importWeights(Path.of(settings.weights())));
    }

    /** Settles what does not learn. To be called once, when all images are prepared and weights are there, before the first step. */
    void settle() {
        for (Course course : courses) {
            if (course.half().eyes() instanceof Eyes.Frozen frozen
                    && course.source() instanceof EncodedSource encoded) {
                fitScale(frozen, encoded);
            }
        }
        Map<String, NDArray> learning = model.parameters().learning();
        model.parameters().all().forEach((name, tensor) -> {
            if (!learning.containsKey(name)) {
                tensor.copyTo(steady.parameters().all().get(name));
            }
        });
    }

    private void fitScale(Eyes.Frozen frozen, EncodedSource encoded) {
        List<Embedding> some = lessons.train().stream()
                .flatMap(set -> set.images().stream())
                .limit(SCALED_BY)
                .map(image -> encoded.embedding(Look.at(image, false)))
                .toList();
        try (NDManager once = manager.newSubManager()) {
            frozen.standard().measure(encoded.features(some, once));
        }
    }

    int stepsPerEpoch() {
        return courses.getFirst().stepsPerEpoch();
    }

    /** Prepares the images of the first steps; other sets come first when one is left out. @return false when it was stopped */
    boolean prepareFirst(int steps, Consumer<Tell> tell, BooleanSupplier stopped) {
        int leftOut;
        do {
            leftOut = lessons.leftOut().size();
            List<LabelledImage> images = courses.stream()
                    .flatMap(course -> course.first(steps).stream())
                    .distinct()
                    .flatMap(set -> set.images().stream())
                    .toList();
            if (!prepare(images, tell, stopped)) {
                return false;
            }
        } while (lessons.leftOut().size() > leftOut);
        return true;
    }

    /** What each course learns from in each step of an epoch, made when it is asked for. @param epoch from 0 */
    Iterator<List<Course.Portion>> portions(int epoch) {
        return new Abreast<>(
                courses.stream().map(course -> course.portions(epoch)).toList(), Function.identity());
    }

    /**
     * Learns from some sets.
     *
     * @param portions one for each course
     * @return losses and lengths of gradients by name; of the half that measures beside another behind {@code measures_}
     * @throws Untrainable when they are not finite
     */
    Map<String, Double> step(List<Course.Portion> portions, int epoch) {
        Map<String, Double> values = courses.getFirst().take(portions.getFirst(), epoch);
        for (int i = 1; i < courses.size(); i++) {
            courses.get(i).take(portions.get(i), epoch).forEach((name, value) -> {
                if (OF_MEASURES.contains(name)) {
                    values.put("measures_" + name, value);
                }
            });
        }
        return values;
    }

    /** Judges the model as it would be kept now. @return empty when it was stopped */
    Optional<Validation.Result> validate(BooleanSupplier stopped) {
        Validation validation = new Validation(lessons.val(), settings, sources);
        return validation.hear(steady, manager, stopped).map(opinions -> {
            validation.fit(steady, opinions);
            return validation.of(steady, opinions);
        });
    }

    /** All that a training which goes on needs to be as it was; the values can be filled in. */
    Map<String, NDArray> tensors() {
        Map<String, NDArray> all = new LinkedHashMap<>(model.parameters().all());
        courses.forEach(course -> all.putAll(course.moments()));
        steadyParameters().forEach((name, mean) -> all.put("average." + name, mean));
        return all;
    }

    /** Goes on after so many steps; {@link #tensors} were filled in before. */
    void resume(long steps) {
        courses.forEach(course -> course.resume(steps));
    }

    @Override
    public void close() {
        courses.forEach(Course::close);
        steady.close();
        model.close();
        manager.close();
    }
}
