package org.handpick.learning.evaluation;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.FileHash;
import org.handpick.learning.Proposal;
import org.handpick.learning.measures.Measures;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Has a model propose for labelled sets, once for each: what it says depends on its file and on the contents of the images alone, so
 * that is kept in the cache. A worker, which takes seconds to start, is started when there is something that nobody knows yet.
 */
final class AskOnce implements AutoCloseable {
    /** Changes when the same model would say something else of the same images. */
    private static final String VERSION = "proposals-1-" + Measures.VERSION;

    private static final Gson GSON = new Gson();

    private final WorkerProgram program;
    private final Path model;
    private final Path cache;
    private Optional<Worker> worker = Optional.empty();

    /** @param cache the folder of all caches */
    AskOnce(WorkerProgram program, Path model, Path cache) {
        this.program = Objects.requireNonNull(program);
        this.model = Objects.requireNonNull(model);
        this.cache = Objects.requireNonNull(cache);
    }

    /** A proposal as it is kept. */
    private record Kept(double[] scores, double[][] boxes) {
        static Kept of(Proposal proposal) {
            return new Kept(
                    proposal.scores().stream().mapToDouble(Double::doubleValue).toArray(),
                    proposal.boxes().stream()
                            .map(box -> new double[] {box.left(), box.top(), box.right(), box.bottom()})
                            .toArray(double[][]::new));
        }

        Proposal proposal() {
            return new Proposal(
                    Arrays.stream(scores).boxed().toList(),
                    Stream.of(boxes)
                            .map(edges -> new CropBox(edges[0], edges[1], edges[2], edges[3]))
                            .toList());
        }
    }

    /** As {@link ProposeForSets#run}. */
    ProposeForSets.Proposed propose(List<LabelledSet> sets, Progress progress) {
        Remembered said = remembered();
        List<LabelledSet> unknown =
                sets.stream().filter(set -> known(said, set).isEmpty()).toList();
        ProposeForSets.Proposed asked = unknown.isEmpty()
                ? new ProposeForSets.Proposed(List.of(), List.of())
                : new ProposeForSets(worker(progress), model, cache, unknown).run(progress);
        asked.judged().forEach(one -> said.put(key(one.set()), GSON.toJson(Kept.of(one.proposal()))));
        said.save();
        Deque<Judged> found = new ArrayDeque<>(asked.judged()); // in the order of the sets
        List<Judged> judged = new ArrayList<>();
        for (LabelledSet set : sets) {
            if (!found.isEmpty() && found.peek().set() == set) {
                judged.add(found.remove());
            } else {
                known(said, set).map(proposal -> new Judged(set, proposal)).ifPresent(judged::add);
            }
        }
        return new ProposeForSets.Proposed(judged, asked.problems());
    }

    private Remembered remembered() {
        try {
            return new Remembered(cache.resolve(VERSION).resolve(FileHash.sha256(model) + ".tsv"));
        } catch (IOException e) {
            // who asks the model says what is wrong with it
            return new Remembered(cache.resolve(VERSION).resolve("unknown.tsv"));
        }
    }

    private static Optional<Proposal> known(Remembered said, LabelledSet set) {
        try {
            return said.of(key(set))
                    .map(text -> GSON.fromJson(text, Kept.class).proposal())
                    .filter(proposal -> proposal.scores().size() == set.images().size());
        } catch (JsonParseException | IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            return Optional.empty(); // the line is damaged, and the model is asked again
        }
    }

    private static String key(LabelledSet set) {
        return set.images().stream().map(LabelledImage::sha256).collect(Collectors.joining(" "));
    }

    private Worker worker(Progress progress) {
        if (worker.isEmpty()) {
            worker = Optional.of(Worker.start(program, progress));
        }
        return worker.get();
    }

    @Override
    public void close() {
        worker.ifPresent(Worker::close);
    }
}
