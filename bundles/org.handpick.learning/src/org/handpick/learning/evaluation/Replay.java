package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;

/**
 * What a model would have been worth on decisions that were made after it was trained: each of its proposals beside what the
 * person then did. Only such decisions count, as no model can have learned from them.
 *
 * <p>The time that it would have saved is an estimate, and a cautious one: where keeper and crop are right, the person needs
 * {@link #LOOK} to see it and to press Enter instead of the time that the decision took; where the model speaks and either is
 * wrong, {@link #DISTRACTION} is lost; where it has no opinion nothing changes. Where the log tells no crop the keeper alone counts. A
 * decision that took longer than {@link #AWAY} was interrupted and counts as that; one whose time the log does not tell counts as the
 * median of those it tells.
 *
 * <p>A decision that was made with a suggestion on screen may owe something to it, whosever it was, and took as long as it did with
 * that help. It tells nothing of what would have been saved, so such decisions are counted apart.
 *
 * @param steps those that were decided without a suggestion, in the order of time
 * @param assisted those that were decided with one on screen, in the order of time; nothing is saved by them
 * @param problems a sentence for each decision that could not be replayed
 */
public record Replay(List<Step> steps, List<Step> assisted, List<String> problems) {
    /** Time to see that a proposal is right and to accept it. */
    public static final Duration LOOK = Duration.ofSeconds(2);
    /** Time lost on a proposal that is wrong. */
    public static final Duration DISTRACTION = Duration.ofSeconds(1);
    /** Nobody looks at a set for longer without leaving the chair. */
    public static final Duration AWAY = Duration.ofMinutes(2);

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double MILLIS_PER_SECOND = 1000;

    /** Of decisions that could all be replayed. */
    public Replay(List<Step> steps) {
        this(steps, List.of(), List.of());
    }

    public Replay {
        steps = List.copyOf(steps);
        assisted = List.copyOf(assisted);
        problems = List.copyOf(problems);
    }

    /**
     * What came of it.
     *
     * @param judged the decision and the model's proposal, scores as they are
     * @param speaks whether the model has an opinion; else the rest is as it would have been
     * @param pickRight whether it is the person's keeper
     * @param acceptable whether nothing is to be changed: the keeper is right, and its crop within tolerance
     * @param saved estimated, below zero where the proposal is in the way; empty where no decision's time is known
     */
    public record Step(Judged judged, boolean speaks, boolean pickRight, boolean acceptable, Optional<Duration> saved) {
        /** When the person decided. */
        public Instant decided() {
            return judged.set().decided();
        }
    }

    /**
     * Replays decisions. Those made up to the moment of training, and sets with one image, are left out. A set of which all
     * images were rejected counts as a proposal that is wrong.
     *
     * @param decisions with the model's scores as they are, in any order
     * @param offer what a person would have seen of them
     */
    public static Replay of(List<Judged> decisions, Instant trained, Offer offer) {
        return of(new ProposeForSets.Proposed(decisions, List.of()), trained, offer);
    }

    static Replay of(ProposeForSets.Proposed decisions, Instant trained, Offer offer) {
        List<Judged> later = decisions.judged().stream()
                .filter(one -> one.set().decided().isAfter(trained))
                .filter(one -> one.set().images().size() > 1)
                .sorted(Comparator.comparing((Judged one) -> one.set().decided()))
                .toList();
        Optional<Duration> usual = median(later.stream()
                .filter(one -> !one.set().suggestionSeen())
                .map(one -> one.set().took())
                .flatMap(Optional::stream)
                .map(Replay::atDesk)
                .sorted()
                .toList());
        List<Step> steps = new ArrayList<>();
        List<Step> assisted = new ArrayList<>();
        for (Judged raw : later) {
            Judged judged = offer.calibration().of(raw);
            boolean speaks = offer.speaks(judged.confidence());
            boolean right = judged.picksRight().orElse(false);
            boolean acceptable = right && isCropRight(judged, offer);
            if (raw.set().suggestionSeen()) {
                assisted.add(new Step(raw, speaks, right, acceptable, Optional.empty()));
            } else {
                Optional<Duration> took = raw.set().took().map(Replay::atDesk).or(() -> usual);
                steps.add(new Step(raw, speaks, right, acceptable, took.map(time -> saved(time, speaks, acceptable))));
            }
        }
        return new Replay(steps, assisted, decisions.problems());
    }

    /** Without a crop the whole image is proposed. */
    private static boolean isCropRight(Judged judged, Offer offer) {
        return offer.crops()
                ? judged.boxMatch().map(BoxMatch::isWithinTolerance).orElse(true)
                : judged.set()
                        .label()
                        .flatMap(LabelledSet.Label::box)
                        .map(box -> box.equals(CropBox.FULL))
                        .orElse(true);
    }

    private static Duration atDesk(Duration took) {
        return took.compareTo(AWAY) > 0 ? AWAY : took;
    }

    private static Duration saved(Duration took, boolean speaks, boolean acceptable) {
        if (!speaks) {
            return Duration.ZERO;
        }
        if (!acceptable) {
            return DISTRACTION.negated();
        }
        // Who is faster than a look at a proposal loses nothing by one that is right.
        return took.compareTo(LOOK) > 0 ? took.minus(LOOK) : Duration.ZERO;
    }

    private static Optional<Duration> median(List<Duration> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** For how many sets the model has an opinion. */
    public int spoken() {
        return (int) steps.stream().filter(Step::speaks).count();
    }

    /** In how many of them the keeper is right. */
    public int picksRight() {
        return (int)
                steps.stream().filter(step -> step.speaks() && step.pickRight()).count();
    }

    /** In how many of them nothing is to be changed. */
    public int acceptable() {
        return (int) steps.stream()
                .filter(step -> step.speaks() && step.acceptable())
                .count();
    }

    /** In how many of those that were decided with a suggestion on screen the keeper is the one that this model proposes. */
    public int followed() {
        return (int) assisted.stream()
                .filter(step -> step.speaks() && step.pickRight())
                .count();
    }

    /** All that would have been saved; empty where no decision's time is known. */
    public Optional<Duration> saved() {
        return steps.stream().map(Step::saved).flatMap(Optional::stream).reduce(Duration::plus);
    }

    /**
     * What it is worth in sentences, which belong together as paragraphs do: first of the decisions that were made with a suggestion
     * on screen, then of those without. Nothing where none was made since the training.
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!assisted.isEmpty()) {
            sentences.add(
                    "%d decisions were made since with a suggestion on screen, which the person may have followed; they say nothing of what would have been saved and are not counted below. In %d of them the keeper is the one that the model proposes."
                            .formatted(assisted.size(), followed()));
        }
        if (!steps.isEmpty()) {
            String unread = problems.isEmpty()
                    ? ""
                    : " " + problems.size() + " more could not be replayed, as their images can't be read.";
            sentences.add(
                    "%d decisions were made since without one, from which it can't have learned. It would have made a proposal for %d of them, with the right keeper in %d, and with nothing to change in %d.%s%s"
                            .formatted(
                                    steps.size(),
                                    spoken(),
                                    picksRight(),
                                    acceptable(),
                                    unread,
                                    saved().map(Replay::savedSentence).orElse("")));
        }
        return sentences;
    }

    private static String savedSentence(Duration saved) {
        return " That would have saved about %s minutes: a proposal that is right costs %d seconds to accept, and one that is wrong %d more than without it."
                .formatted(minutes(saved), LOOK.toSeconds(), DISTRACTION.toSeconds());
    }

    static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / MILLIS_PER_MINUTE);
    }

    /**
     * As {@code evaluate} prints it: {@code decisions} without a suggestion on screen, for how many of them it would have made
     * {@code proposals}, with the right keeper ({@code keeper_right}) and with nothing to change ({@code accepted}), and
     * {@code seconds_saved}, null where no decision's time is known; then how many were {@code assisted}, in how many of those
     * its proposal was {@code followed}, and how many decisions could not be replayed ({@code unread}).
     */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("decisions", steps.size());
        json.addProperty("proposals", spoken());
        json.addProperty("keeper_right", picksRight());
        json.addProperty("accepted", acceptable());
        json.addProperty(
                "seconds_saved",
                saved().map(time -> time.toMillis() / MILLIS_PER_SECOND).orElse(null));
        json.addProperty("assisted", assisted.size());
        json.addProperty("followed", followed());
        json.addProperty("unread", problems.size());
        return json;
    }

    /** What would have been saved up to each step and with it, in minutes. A step of which that is not known adds nothing. */
    public double[] minutesSaved() {
        double[] minutes = new double[steps.size()];
        Duration sum = Duration.ZERO;
        for (int i = 0; i < minutes.length; i++) {
            sum = sum.plus(steps.get(i).saved().orElse(Duration.ZERO));
            minutes[i] = sum.toMillis() / MILLIS_PER_MINUTE;
        }
        return minutes;
    }

    /** The steps of each day that has any, in the order of time. */
    public SortedMap<LocalDate, Replay> days(ZoneId zone) {
        Map<LocalDate, List<Step>> days =
                steps.stream().collect(Collectors.groupingBy(step -> LocalDate.ofInstant(step.decided(), zone)));
        SortedMap<LocalDate, Replay> replays = new TreeMap<>();
        days.forEach((day, of) -> replays.put(day, new Replay(of)));
        return replays;
    }
}
