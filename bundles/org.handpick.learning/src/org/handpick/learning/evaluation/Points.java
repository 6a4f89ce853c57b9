package org.handpick.learning.evaluation;

/**
 * What a set adds to a figure: {@code won} of {@code of}.
 *
 * @param of above 0; 1 where every set counts the same
 */
public record Points(double won, double of) {
    public Points {
        if (!Double.isFinite(won) || !(of > 0)) {
            throw new IllegalArgumentException(won + " of " + of);
        }
    }

    static Points one(double won) {
        return new Points(won, 1);
    }

    static Points one(boolean isWon) {
        return one(isWon ? 1 : 0);
    }
}
