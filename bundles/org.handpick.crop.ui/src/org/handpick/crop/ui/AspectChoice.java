package org.handpick.crop.ui;

import org.handpick.core.crop.AspectLock;

/** Aspect locks by what they are called, for what a part remembers from day to day. */
final class AspectChoice {
    private AspectChoice() {}

    /** The lock with a label; the image's own shape for words that are none. */
    static AspectLock parse(String label) {
        return AspectLock.PRESETS.stream()
                .filter(preset -> preset.label().equals(label))
                .findFirst()
                .orElseGet(() -> ratio(label));
    }

    private static AspectLock ratio(String label) {
        try {
            return AspectLock.Ratio.parse(label);
        } catch (IllegalArgumentException e) {
            return AspectLock.PRESETS.getFirst(); // written by another version, or never
        }
    }
}
