package org.handpick.crop.ui;

/**
 * How much of the header of a pane is shown: as much as there is room for. Words go before signs, and the mark of a suggestion goes
 * last, as nothing else in the pane says what it says.
 *
 * @param hasKey whether the key that keeps the image is shown, {@code hasNumber} whether its number is
 * @param heading so many points are there for the words in the middle, in which they may be cut
 */
record HeaderFit(boolean hasKey, boolean hasNumber, State state, Proposal proposal, int heading) {
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

    /** From all of it to the mark alone. */
    static HeaderFit of(int room, Widths widths) {
        HeaderFit[] forms = {
            new HeaderFit(true, true, State.WORD, Proposal.WORDS, widths.heading()),
            new HeaderFit(true, true, State.WORD, Proposal.WORDS, widths.shortest()),
            new HeaderFit(true, true, State.WORD, Proposal.PERCENT, widths.shortest()),
            new HeaderFit(true, true, State.SHAPE, Proposal.PERCENT, widths.shortest()),
            new HeaderFit(true, true, State.SHAPE, Proposal.PERCENT, 0),
            new HeaderFit(true, true, State.SHAPE, Proposal.MARK, 0),
            new HeaderFit(false, true, State.SHAPE, Proposal.MARK, 0),
            new HeaderFit(false, true, State.NONE, Proposal.MARK, 0)
        };
        for (HeaderFit form : forms) {
            int left = room - form.width(widths);
            if (left >= 0) {
                return form.heading == 0 ? form : form.withHeading(form.heading + left);
            }
        }
        return new HeaderFit(
                false, false, State.NONE, widths.mark() > 0 ? Proposal.MARK : Proposal.NONE, 0);
    }

    private HeaderFit withHeading(int points) {
        return new HeaderFit(hasKey, hasNumber, state, proposal, points);
    }

    private int width(Widths widths) {
        int words = switch (proposal) {
            case WORDS -> widths.words();
            case PERCENT -> widths.percent();
            case MARK -> widths.mark();
            case NONE -> 0;
        };
        int told = switch (state) {
            case WORD -> widths.stateWord();
            case SHAPE -> widths.stateShape();
            case NONE -> 0;
        };
        return (hasKey ? widths.key() : 0) + (hasNumber ? widths.number() : 0) + told + words + heading;
    }
}
