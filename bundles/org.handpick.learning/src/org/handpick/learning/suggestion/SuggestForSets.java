package org.handpick.learning.suggestion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;
import org.handpick.core.sets.ImageSet;
import org.handpick.learning.FileHash;
import org.handpick.learning.Proposal;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;

/** Has a model say what it thinks of sets, in their order. A set that can't be read is named and does not stop the others. */
public final class SuggestForSets implements Operation<List<String>> {
    /** So many sets are asked about at once, so that the first answers come soon. */
    private static final int AT_ONCE = 32;

    private final Worker worker;
    private final Adviser adviser;
    private final Path library;
    private final Function<ImageSet, List<Path>> files;
    private final List<ImageSet> sets;
    private final Path cache;
    private final Consumer<Suggestion> heard;

    /**
     * @param library the folder that the images of the sets lie under
     * @param cache the folder of all caches
     * @param heard told each suggestion as soon as it is there, on the thread of the operation
     */
    public SuggestForSets(
            Worker worker, Adviser adviser, Path library, List<ImageSet> sets, Path cache, Consumer<Suggestion> heard) {
        this(worker, adviser, library, inPlace(library), sets, cache, heard);
    }

    /** Where the images of a set are that nobody has decided. */
    static Function<ImageSet, List<Path>> inPlace(Path library) {
        return set -> set.images().stream().map(image -> image.in(library)).toList();
    }

    /** The same of sets whose images may lie elsewhere. @param files where the images of a set are now, in its order */
    SuggestForSets(
            Worker worker,
            Adviser adviser,
            Path library,
            Function<ImageSet, List<Path>> files,
            List<ImageSet> sets,
            Path cache,
            Consumer<Suggestion> heard) {
        this.files = Objects.requireNonNull(files);
        this.worker = Objects.requireNonNull(worker);
        this.adviser = Objects.requireNonNull(adviser);
        this.library = Objects.requireNonNull(library);
        this.sets = List.copyOf(sets);
        this.cache = Objects.requireNonNull(cache);
        this.heard = Objects.requireNonNull(heard);
    }

    /**
     * @return a sentence for each set that could not be read
     * @throws org.handpick.learning.worker.WorkerFailure when the model can't be used, or the worker died
     */
    @Override
    public List<String> run(Progress progress) {
        progress.begin("Asking the model", sets.size());
        List<String> problems = new ArrayList<>();
        for (int from = 0; from < sets.size(); from += AT_ONCE) {
            ask(sets.subList(from, Math.min(from + AT_ONCE, sets.size())), problems, progress);
        }
        return problems;
    }

    private void ask(List<ImageSet> some, List<String> problems, Progress progress) {
        Map<String, ImageSet> asked = new HashMap<>();
        List<Ask.ImagesToScore> images = new ArrayList<>();
        for (ImageSet set : some) {
            progress.check();
            try {
                images.add(new Ask.ImagesToScore(set.id().text(), images(set)));
                asked.put(set.id().text(), set);
            } catch (IOException e) {
                problems.add(set.id() + ": " + FileFailure.sentence(e, library));
            }
        }
        if (images.isEmpty()) {
            return;
        }
        worker.run(
                new Ask.Score(adviser.model(), cache, images),
                tell -> {
                    switch (tell) {
                        case Tell.Scored scored -> heard.accept(suggestion(asked.get(scored.id()), scored.proposal()));
                        case Tell.NotScored(String id, String why) -> problems.add(id + ": " + why);
                        default -> throw new IllegalStateException("a scoring said " + tell);
                    }
                    progress.advance(1);
                },
                progress);
    }

    private Suggestion suggestion(ImageSet set, Proposal raw) {
        Proposal proposal = adviser.calibration().of(raw);
        double confidence = proposal.probabilities(1)[proposal.pick()];
        boolean hasChoice = set.size() > 1;
        return new Suggestion(
                set, proposal, confidence, hasChoice && adviser.calibration().speaks(confidence));
    }

    private List<Ask.ImageToScore> images(ImageSet set) throws IOException {
        List<Ask.ImageToScore> images = new ArrayList<>();
        for (Path file : files.apply(set)) {
            images.add(new Ask.ImageToScore(file, FileHash.sha256(file)));
        }
        return images;
    }
}
