package org.handpick.sets.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Outcome;
import org.handpick.picking.Suggested;
import org.handpick.workbench.Certainty;
import org.handpick.workbench.events.DoubtSeen;
import org.handpick.workbench.events.SetsSurveyed;
import org.handpick.workbench.events.SurveyWanted;

/** What the Set Browser shows: the sets that are listed, and the one that is chosen. Knows no widget; for the UI thread. */
final class SetBrowserModel {
    /**
     * The library that is shown.
     *
     * @param position of a set in {@code sets}
     * @param outcomes may be asked from any thread, and must be quick
     */
    record Contents(
            List<ImageSet> sets,
            StageLadder ladder,
            Function<SetId, Optional<Integer>> position,
            Function<SetId, Optional<Outcome>> outcomes) {
        static final Contents NONE =
                new Contents(List.of(), StageLadder.DEFAULT, set -> Optional.empty(), set -> Optional.empty());
    }

    private final Set<ImageRef> broken = new HashSet<>();
    private final Map<SetId, SetsSurveyed.Opinion> opinions = new HashMap<>();
    private final Set<SetId> doubtsSeen = new HashSet<>();
    private Contents contents = Contents.NONE;
    private int images;
    private Optional<SetState> state = Optional.empty();
    private String text = "";
    private SetQuery.Order order = SetQuery.Order.LIBRARY;
    private SetListing listing = SetListing.EMPTY;
    private boolean isAskedAnew;
    /** Whether a model was asked about what was decided, so that the number of its doubts is one. */
    private boolean areDoubtsKnown;

    private Optional<SetId> chosen = Optional.empty();
    private Optional<SetId> again = Optional.empty();

    /** Shows another library, or none. */
    void show(Contents library) {
        contents = library;
        images = library.sets().stream().mapToInt(ImageSet::size).sum();
        broken.clear();
        opinions.clear();
        doubtsSeen.clear();
        areDoubtsKnown = false;
        chosen = Optional.empty();
        again = Optional.empty();
        listing = SetListing.EMPTY;
    }

    void filter(Optional<SetState> wanted, String words) {
        isAskedAnew |= !wanted.equals(state) || !words.equals(text);
        state = wanted;
        text = words;
        areDoubtsKnown |= surveyWanted().decided();
    }

    boolean isFiltered() {
        return state.isPresent() || !text.isBlank();
    }

    void order(SetQuery.Order wanted) {
        order = wanted;
    }

    /** What is to be listed as things stand. The chosen set stays if it is listed and no other filter was set since. */
    SetQuery query() {
        Optional<SetId> staying = isAskedAnew || chosenRow().isEmpty() ? Optional.empty() : chosen;
        return new SetQuery(contents.sets(), contents.outcomes(), broken, opinions, state, text, order, staying);
    }

    /** The answer to {@link #query}, if no other library was shown meanwhile. */
    void list(SetListing answer) {
        listing = answer;
        isAskedAnew = false;
    }

    int rows() {
        return listing.rows();
    }

    ImageSet row(int row) {
        return contents.sets().get(listing.position(row));
    }

    /** The place of the row's set in the library, from 1. */
    int number(int row) {
        return listing.position(row) + 1;
    }

    /** The stages of a row's set, else the name of its first image; and how sure a model is, where that decides the order. */
    String title(int row) {
        ImageSet set = row(row);
        ImageRef first = set.images().getFirst();
        return "#" + number(row) + "  " + certainty(set)
                + contents.ladder().span(set).orElse(first.fileName()) + " · " + set.size() + " images"
                + (first.folder().isEmpty() ? "" : " · " + first.folder());
    }

    /** How a set stands: in a word, or what a model would keep instead, which stands before all that a narrow row has no room for. */
    String standing(ImageSet set) {
        return doubt(set).map(words -> "Model " + words).orElse(state(set).word());
    }

    /** What a model would keep of a set instead, and how sure it is; empty where it doesn't disagree. */
    Optional<String> doubt(ImageSet set) {
        return preferred(set)
                .flatMap(image -> opinion(set)
                        .map(opinion -> "would keep " + (set.images().indexOf(image) + 1) + ", "
                                + Certainty.words(opinion.confidence()) + " sure"));
    }

    /** The image that a model would keep of a set instead of the one that was kept. */
    Optional<ImageRef> preferred(ImageSet set) {
        return state(set) == SetState.DOUBTED
                ? opinion(set).flatMap(SetsSurveyed.Opinion::doubt).map(Suggested::image)
                : Optional.empty();
    }

    /** The next listed set that a model disagrees about, from a set on; behind the last comes the first. */
    Optional<ImageSet> nextDoubt(SetId after) {
        int start = contents.position()
                        .apply(after)
                        .map(listing::row)
                        .orElse(OptionalInt.empty())
                        .orElse(-1)
                + 1;
        return IntStream.concat(IntStream.range(start, rows()), IntStream.range(0, start))
                .mapToObj(this::row)
                .filter(set -> !set.id().equals(after) && state(set) == SetState.DOUBTED)
                .findFirst();
    }

    private String certainty(ImageSet set) {
        return order == SetQuery.Order.LEAST_CERTAIN && outcome(set).isEmpty()
                ? opinion(set)
                        .map(opinion -> Certainty.words(opinion.confidence()) + " sure · ")
                        .orElse("")
                : "";
    }

    SetState state(ImageSet set) {
        return SetState.of(set, outcome(set), broken, opinions);
    }

    /** What a model thinks of a set, when it was asked. */
    Optional<SetsSurveyed.Opinion> opinion(ImageSet set) {
        return Optional.ofNullable(opinions.get(set.id()));
    }

    /** A model was asked about some sets. */
    void survey(SetsSurveyed told) {
        if (told.afresh()) {
            opinions.clear();
            doubtsSeen.clear();
            areDoubtsKnown = surveyWanted().decided();
        }
        opinions.putAll(told.opinions());
    }

    /** The state of a set is on the screen. @return what a model is seen to doubt about it, the first time that it is */
    Optional<DoubtSeen> painted(ImageSet set) {
        return state(set) == SetState.DOUBTED && doubtsSeen.add(set.id())
                ? opinions.get(set.id()).doubt().map(doubt -> new DoubtSeen(set.id(), doubt))
                : Optional.empty();
    }

    /** What a model has to be asked for what is to be listed. */
    SurveyWanted surveyWanted() {
        boolean doubts = state.equals(Optional.of(SetState.DOUBTED));
        return new SurveyWanted(order == SetQuery.Order.LEAST_CERTAIN, doubts);
    }

    /** A set is being decided once more: meanwhile its row does not tell how it was decided. @param set empty where none is */
    void hideOutcome(Optional<SetId> set) {
        again = set;
    }

    Optional<Outcome> outcome(ImageSet set) {
        return again.equals(Optional.of(set.id()))
                ? Optional.empty()
                : contents.outcomes().apply(set.id());
    }

    /** An image turned out to be unreadable. */
    void broken(ImageRef image) {
        broken.add(image);
    }

    /** A set was decided, or a decision about it taken back: what was known of its images and of a model's doubts is to be seen anew. */
    void forget(ImageSet set) {
        set.images().forEach(broken::remove);
        opinions.computeIfPresent(
                set.id(), (id, opinion) -> new SetsSurveyed.Opinion(opinion.confidence(), Optional.empty()));
        doubtsSeen.remove(set.id());
    }

    void choose(SetId set) {
        chosen = Optional.of(set);
    }

    Optional<SetId> chosen() {
        return chosen;
    }

    /** The row of the chosen set, when it is listed. */
    OptionalInt chosenRow() {
        return chosen.flatMap(contents.position()).map(listing::row).orElse(OptionalInt.empty());
    }

    /** How many sets there are in a state, listed or not; empty while nobody has found out. */
    OptionalInt count(SetState of) {
        return of == SetState.DOUBTED && !areDoubtsKnown ? OptionalInt.empty() : OptionalInt.of(listing.count(of));
    }

    int sets() {
        return contents.sets().size();
    }

    /** The images of all sets. */
    int images() {
        return images;
    }
}
