package org.handpick.crop.ui;

import java.util.List;

/**
 * How much of the header of a pane is shown: as much as there is room for. Words go before signs, and the mark of a suggestion goes
 * last, as nothing else in the pane says what it says.
 *
 * @param hasKey whether the key that keeps the image is shown, {@code hasNumber} whether its number is
 * @param heading so many points are there for the words in the middle, in which they may be cut; 0 for none
 */
record HeaderFit(boolean hasKey, boolean hasNumber, State state, Proposal proposal, int heading) {
    /** From all of it to the mark alone. */
    private static final List<Form> FORMS = List.of(
            new Form(true, true, State.WORD, Proposal.WORDS, Heading.WHOLE),
            new Form(true, true, State.WORD, Proposal.WORDS, Heading.CUT),
            new Form(true, true, State.WORD, Proposal.PERCENT, Heading.CUT),
            new Form(true, true, State.SHAPE, Proposal.PERCENT, Heading.CUT),
            new Form(true, true, State.SHAPE, Proposal.PERCENT, Heading.NONE),
            new Form(true, true, State.SHAPE, Proposal.MARK, Heading.NONE),
            new Form(false, true, State.SHAPE, Proposal.MARK, Heading.NONE),
            new Form(false, true, State.NONE, Proposal.MARK, Heading.NONE),
            new Form(false, false, State.NONE, Proposal.MARK, Heading.NONE));

    /** How the state is told. */
    enum State {
        WORD,
        SHAPE,
        NONE
    }

    /** How it is told what a model says. */
    enum Proposal {
        WORDS,
        PERCENT,
        MARK,
        NONE
    }

    private enum Heading {
        WHOLE,
        CUT,
        NONE
    }

    /**
     * How many points everything takes, with the space behind it; 0 for what there is nothing of.
     *
     * @param stateWord the state as a word, {@code stateShape} as a shape alone
     * @param words what a model says in full, {@code percent} in short, {@code mark} the sign on the proposed image alone
     * @param heading the words in the middle whole, {@code shortest} as far cut as they still say something
     */
    record Widths(
            int key,
            int number,
            int stateWord,
            int stateShape,
            int words,
            int percent,
            int mark,
            int heading,
            int shortest) {}

    private record Form(boolean hasKey, boolean hasNumber, State state, Proposal proposal, Heading heading) {
        int width(Widths widths) {
            int told = switch (state) {
                case WORD -> widths.stateWord();
                case SHAPE -> widths.stateShape();
                case NONE -> 0;
            };
            int proposed = switch (proposal) {
                case WORDS -> widths.words();
                case PERCENT -> widths.percent();
                case MARK -> widths.mark();
                case NONE -> 0;
            };
            return (hasKey ? widths.key() : 0) + (hasNumber ? widths.number() : 0) + told + proposed + heading(widths);
        }

        int heading(Widths widths) {
            return switch (heading) {
                case WHOLE -> widths.heading();
                case CUT -> widths.shortest();
                case NONE -> 0;
            };
        }
    }

    /** How much has to go, from 0 for nothing on. Panes beside each other do without the same, and so look alike. */
    static int form(int room, Widths widths) {
        int form = 0;
        while (form < FORMS.size() - 1 && FORMS.get(form).width(widths) > room) {
            form++;
        }
        return form;
    }

    /** @param form at least what {@link #form} says */
    static HeaderFit of(int form, int room, Widths widths) {
        Form fit = FORMS.get(form);
        int left = fit.heading == Heading.NONE ? 0 : Math.max(0, room - fit.width(widths));
        boolean hasNothing = fit.proposal == Proposal.MARK && widths.mark() == 0;
        return new HeaderFit(
                fit.hasKey,
                fit.hasNumber,
                fit.state,
                hasNothing ? Proposal.NONE : fit.proposal,
                fit.heading(widths) + left);
    }
}
