package org.handpick.core.crop;

/** What of a box is held while it is dragged. */
public enum Handle {
    TOP_LEFT(-1, -1),
    TOP(0, -1),
    TOP_RIGHT(1, -1),
    RIGHT(1, 0),
    BOTTOM_RIGHT(1, 1),
    BOTTOM(0, 1),
    BOTTOM_LEFT(-1, 1),
    LEFT(-1, 0),
    /** The whole box is moved. */
    BODY(0, 0);

    private final int horizontal;
    private final int vertical;

    Handle(int horizontal, int vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** -1 for the left edge, 1 for the right, 0 for none. */
    public int horizontal() {
        return horizontal;
    }

    /** -1 for the top edge, 1 for the bottom, 0 for none. */
    public int vertical() {
        return vertical;
    }

    public boolean isCorner() {
        return horizontal != 0 && vertical != 0;
    }
}
