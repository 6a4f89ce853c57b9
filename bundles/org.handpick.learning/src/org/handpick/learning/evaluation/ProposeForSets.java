package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;

/** Has a model propose for labelled sets. */
public final class ProposeForSets implements Operation<ProposeForSets.Proposed> {
    private final Worker worker;
    private final Path model;
    private final Path cache;
    private final List<LabelledSet> sets;

    /**
     * @param judged the sets in their order, with what was proposed
     * @param problems a sentence for each set that could not be scored, in the same order
     */
    public record Proposed(List<Judged> judged, List<String> problems) {
        public Proposed {
            judged = List.copyOf(judged);
            problems = List.copyOf(problems);
        }
    }

    /** @param model a checkpoint; @param cache the folder of all caches */
    public ProposeForSets(Worker worker, Path model, Path cache, List<LabelledSet> sets) {
        this.worker = Objects.requireNonNull(worker);
        this.model = Objects.requireNonNull(model);
        this.cache = Objects.requireNonNull(cache);
        this.sets = List.copyOf(sets);
    }

    /** @throws org.handpick.learning.worker.WorkerFailure when the model can't be used, or the worker died */
    @Override
    public Proposed run(Progress progress) {
        progress.begin("Asking the model", sets.size());
        List<Ask.ImagesToScore> asked = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            asked.add(new Ask.ImagesToScore(
                    String.valueOf(i), // two libraries may have sets of one name
                    sets.get(i).images().stream()
                            .map(image -> new Ask.ImageToScore(image.file(), image.sha256()))
                            .toList()));
        }
        Map<Integer, Proposal> proposals = new HashMap<>();
        Map<Integer, String> unreadable = new HashMap<>();
        worker.run(
                new Ask.Score(model, cache, asked),
                tell -> {
                    switch (tell) {
                        case Tell.Scored scored -> proposals.put(Integer.valueOf(scored.id()), scored.proposal());
                        case Tell.NotScored(String id, String why) -> unreadable.put(Integer.valueOf(id), why);
                        default -> throw new IllegalStateException("a scoring said " + tell);
                    }
                    progress.advance(1);
                },
                progress);
        List<Judged> judged = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            LabelledSet set = sets.get(i);
            if (proposals.containsKey(i)) {
                judged.add(new Judged(set, proposals.get(i)));
            }
            if (unreadable.containsKey(i)) {
                problems.add(set.id() + " (" + set.split().key() + "): " + unreadable.get(i));
            }
        }
        return new Proposed(judged, problems);
    }
}
