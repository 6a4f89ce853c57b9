package org.handpick.dataset.output;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.dataset.Warning;

/** Counts what a dataset holds. For one thread. */
public final class Tally {
    private static final Map<String, ToDoubleFunction<CropBox>> MEASURES = measures();
    private static final double NEARLY_ALL = 0.95;

    private final Map<Split, Side> sides = new EnumMap<>(Split.class);
    private final SortedMap<String, Shown> stages = new TreeMap<>();
    private final SortedMap<Integer, Shown> positions = new TreeMap<>();
    private final SortedMap<Integer, Long> sizesOfSets = new TreeMap<>();
    private final Map<String, Numbers> crops = new LinkedHashMap<>();
    private long fullCrops;
    private long shapedCrops;
    private long suggestionsSeen;

    /** What one side holds. */
    static final class Side {
        private long sets;
        private long rejected;
        private long ranked;
        private long pairs;
        private long crops;

        long sets() {
            return sets;
        }

        long rejected() {
            return rejected;
        }

        long pairs() {
            return pairs;
        }

        long crops() {
            return crops;
        }
    }

    /** How often something was to be seen in sets that teach ranking, and how often it was kept. */
    static final class Shown {
        private long images;
        private long kept;

        long images() {
            return images;
        }

        long kept() {
            return kept;
        }
    }

    /** Counts what these sets hold. */
    public static Tally of(Iterable<LabelledSet> sets) {
        Tally tally = new Tally();
        sets.forEach(tally::add);
        return tally;
    }

    public Tally() {
        for (Split split : Split.values()) {
            sides.put(split, new Side());
        }
        MEASURES.keySet().forEach(measure -> crops.put(measure, new Numbers()));
    }

    private static Map<String, ToDoubleFunction<CropBox>> measures() {
        Map<String, ToDoubleFunction<CropBox>> measures = new LinkedHashMap<>();
        measures.put("left", CropBox::left);
        measures.put("top", CropBox::top);
        measures.put("right", CropBox::right);
        measures.put("bottom", CropBox::bottom);
        measures.put("width", CropBox::width);
        measures.put("height", CropBox::height);
        measures.put("area", box -> box.width() * box.height());
        return measures;
    }

    void add(LabelledSet set) {
        Side side = sides.get(set.split());
        side.sets++;
        sizesOfSets.merge(set.images().size(), 1L, Long::sum);
        suggestionsSeen += set.suggestionSeen() ? 1 : 0;
        if (set.label().isEmpty()) {
            side.rejected++;
            return;
        }
        if (set.teachesRanking()) {
            rank(set, set.label().get().keeper(), side);
        }
        set.label().get().box().ifPresent(box -> {
            side.crops++;
            crop(box, set.images().get(set.label().get().keeper()).size());
        });
    }

    private void rank(LabelledSet set, int keeper, Side side) {
        side.ranked++;
        side.pairs += set.images().size() - 1;
        for (int i = 0; i < set.images().size(); i++) {
            LabelledImage image = set.images().get(i);
            for (Shown shown : List.of(
                    stages.computeIfAbsent(image.stage(), stage -> new Shown()),
                    positions.computeIfAbsent(i, position -> new Shown()))) {
                shown.images++;
                shown.kept += i == keeper ? 1 : 0;
            }
        }
    }

    private void crop(CropBox box, ImageSize size) {
        fullCrops += box.isFull() ? 1 : 0;
        double shape = box.width() * size.width() / (box.height() * size.height());
        shapedCrops += Math.abs(shape / size.aspect() - 1) < 0.01 ? 1 : 0;
        MEASURES.forEach((name, measure) -> crops.get(name).add(measure.applyAsDouble(box)));
    }

    Side side(Split split) {
        return sides.get(split);
    }

    public long sets(Split split) {
        return sides.get(split).sets;
    }

    public long sets() {
        return sides.values().stream().mapToLong(Side::sets).sum();
    }

    public long pairs() {
        return sides.values().stream().mapToLong(Side::pairs).sum();
    }

    public long crops() {
        return sides.values().stream().mapToLong(Side::crops).sum();
    }

    SortedMap<String, Shown> stages() {
        return stages;
    }

    SortedMap<Integer, Shown> positions() {
        return positions;
    }

    SortedMap<Integer, Long> sizesOfSets() {
        return sizesOfSets;
    }

    Map<String, Numbers> cropNumbers() {
        return crops;
    }

    long fullCrops() {
        return fullCrops;
    }

    /** Crops that have the shape of their image within a hundredth. */
    long shapedCrops() {
        return shapedCrops;
    }

    long suggestionsSeen() {
        return suggestionsSeen;
    }

    /** Whether nearly all crops, and there are some, have the shape of their image. */
    public boolean keepsShapes() {
        return crops() > 0 && shapedCrops >= NEARLY_ALL * crops();
    }

    /** What makes the dataset hard to learn from, for who has asked for these shares. */
    public List<Warning> warnings(DatasetPlan.Shares shares) {
        if (sets() == 0) {
            return List.of(new Warning("no_sets", "The dataset is empty: no row gave a set."));
        }
        List<Warning> warnings = new ArrayList<>();
        if (sets(Split.TRAIN) == 0 && shares.of(Split.TRAIN) > 0) {
            warnings.add(new Warning("empty_train", "The side train is empty, though it was to have a share."));
        }
        few(Split.VAL, shares, DatasetPlan.ENOUGH_TO_BE_SURE, "has no opinion about any set until it has")
                .ifPresent(warnings::add);
        few(Split.TEST, shares, DatasetPlan.ENOUGH_TO_JUDGE, "is not offered until it has")
                .ifPresent(warnings::add);
        warnings.addAll(problems());
        return warnings;
    }

    /** What is wrong with the sets themselves, whichever side they are on. */
    public List<Warning> problems() {
        List<Warning> problems = new ArrayList<>();
        if (sets() == 1) {
            problems.add(new Warning("one_set", "The dataset is one set; nothing can be learned and judged from it."));
        }
        List<Integer> kept = positions.entrySet().stream()
                .filter(position -> position.getValue().kept > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (kept.size() == 1 && positions.get(kept.getFirst()).kept > 1) {
            problems.add(new Warning(
                    "one_position",
                    "Every keeper is image " + (kept.getFirst() + 1)
                            + " of its set; a model learns the place and not the picture."));
        }
        if (crops() == 0) {
            problems.add(new Warning("no_crops", "No set tells a crop; no cropping can be learned from it."));
        } else if (fullCrops == crops()) {
            problems.add(
                    new Warning("full_crops", "Every crop is the full image; no cropping can be learned from it."));
        }
        return problems;
    }

    private Optional<Warning> few(Split split, DatasetPlan.Shares shares, int enough, String what) {
        long there = sides.get(split).ranked;
        return shares.of(split) == 0 || there >= enough
                ? Optional.empty()
                : Optional.of(new Warning(
                        "few_" + split.key(),
                        "The side %s has %s from which a keeper was chosen; a model %s %d. Decide some more, or give the side a larger share."
                                .formatted(split.key(), there == 1 ? "1 set" : there + " sets", what, enough),
                        false));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        JsonObject bySide = new JsonObject();
        sides.forEach((split, side) -> {
            JsonObject counts = new JsonObject();
            counts.addProperty("sets", side.sets);
            counts.addProperty("all_rejected", side.rejected);
            counts.addProperty("pairs", side.pairs);
            counts.addProperty("crops", side.crops);
            bySide.add(split.key(), counts);
        });
        json.add("sides", bySide);
        JsonObject byStage = new JsonObject();
        stages.forEach((stage, shown) -> byStage.add(stage, json(shown)));
        json.add("stages", byStage);
        JsonObject byPosition = new JsonObject();
        positions.forEach((position, shown) -> byPosition.add(String.valueOf(position), json(shown)));
        json.add("positions", byPosition);
        JsonObject crop = new JsonObject();
        crops.forEach((name, numbers) -> crop.add(name, numbers.json()));
        crop.addProperty("full", fullCrops);
        crop.addProperty("shape_of_image", shapedCrops);
        json.add("crops", crop);
        json.addProperty("suggestions_seen", suggestionsSeen);
        return json;
    }

    private static JsonObject json(Shown shown) {
        JsonObject json = new JsonObject();
        json.addProperty("images", shown.images);
        json.addProperty("kept", shown.kept);
        return json;
    }
}
