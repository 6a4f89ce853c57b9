package org.handpick.samples.paint;

/** A colour for each place; called from several threads at once. */
@FunctionalInterface
public interface Tint {
    Colour at(double x, double y);

    static Tint plain(Colour colour) {
        return (x, y) -> colour;
    }
}
