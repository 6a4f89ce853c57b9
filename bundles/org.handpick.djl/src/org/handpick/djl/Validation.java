package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.learning.training.TrainingSettings;

/** Judges a model by sets that it does not learn from. */
record Validation(List<LabelledSet> sets, TrainingSettings settings, PictureCache pictures) {
    private static final int HARDEST = 12;

    /**
     * @param loss the ranking loss and 1 - IoU, weighted as in training: what decides which epoch is best
     * @param hardest the sets with the highest losses, hardest first
     */
    record Result(double loss, Map<String, Double> values, List<String> hardest) {}

    private record Judged(String set, double ranking, boolean right, double overlap, double loss) {}

    Result of(Model model, NDManager manager) {
        List<Judged> judged = new ArrayList<>();
        for (LabelledSet set : sets) {
            List<Picture> images = new ArrayList<>();
            for (LabelledImage image : set.images()) {
                images.add(pictures.of(image.file(), image.sha256()));
            }
            judged.add(judge(set, model.answer(images, manager)));
        }
        Map<String, Double> values = new TreeMap<>();
        double ranking = mean("rank_loss", judged.stream().map(Judged::ranking).toList(), values);
        mean(
                "top1",
                judged.stream()
                        .filter(j -> !Double.isNaN(j.ranking()))
                        .map(j -> j.right() ? 1.0 : 0)
                        .toList(),
                values);
        double overlap = mean("mean_iou", judged.stream().map(Judged::overlap).toList(), values);
        double loss = (Double.isNaN(ranking) ? 0 : settings.rankingWeight() * ranking)
                + (Double.isNaN(overlap) ? 0 : settings.boxWeight() * (1 - overlap));
        values.put("loss", loss);
        List<String> hardest = judged.stream()
                .sorted(Comparator.comparingDouble(Judged::loss).reversed())
                .limit(HARDEST)
                .map(Judged::set)
                .toList();
        return new Result(loss, values, hardest);
    }

    private static double mean(String name, List<Double> of, Map<String, Double> values) {
        double mean = of.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        if (Double.isFinite(mean)) {
            values.put(name, mean);
        }
        return mean;
    }

    private Judged judge(LabelledSet set, Model.Answer answer) {
        LabelledSet.Label label = set.label().orElseThrow();
        double[] scores = answer.scores();
        double highest = Arrays.stream(scores).max().orElseThrow();
        double sum =
                Arrays.stream(scores).map(score -> Math.exp(score - highest)).sum();
        double ranking = set.teachesRanking() ? highest + Math.log(sum) - scores[label.keeper()] : Double.NaN;
        double overlap = label.box()
                .map(box -> overlap(box, answer.boxes()[label.keeper()]))
                .orElse(Double.NaN);
        double loss = (Double.isNaN(ranking) ? 0 : settings.rankingWeight() * ranking)
                + (Double.isNaN(overlap) ? 0 : settings.boxWeight() * (1 - overlap));
        return new Judged(set.id().text(), ranking, scores[label.keeper()] == highest, overlap, loss);
    }

    /** Intersection over union. */
    private static double overlap(CropBox truth, double[] box) {
        double width = Math.max(0, Math.min(box[2], truth.right()) - Math.max(box[0], truth.left()));
        double height = Math.max(0, Math.min(box[3], truth.bottom()) - Math.max(box[1], truth.top()));
        double common = width * height;
        double union = (box[2] - box[0]) * (box[3] - box[1]) + truth.width() * truth.height() - common;
        return common / union;
    }
}
