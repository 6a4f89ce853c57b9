package org.handpick.crop.ui;

/** How the images of a set are compared. */
enum CompareMode {
    SIDE_BY_SIDE("Side by side"),
    /** Two images in turn at the same place. */
    FLICKER("Flicker"),
    /** What differs between two images, brighter where it differs more. */
    DIFFERENCE("Difference");

    private final String label;

    CompareMode(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    CompareMode next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
