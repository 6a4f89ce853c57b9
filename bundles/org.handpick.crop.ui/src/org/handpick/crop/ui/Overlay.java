package org.handpick.crop.ui;

import java.util.Optional;

/**
 * What lies over the set, or stands in for it.
 *
 * @param banner what must be read
 * @param notice what just happened, in the place of what Enter would do
 * @param finished true when the last set was decided and that is to be seen
 * @param help true while the sheet of keys is open
 */
record Overlay(Optional<Banner> banner, Optional<String> notice, boolean finished, boolean help) {
    /** A sentence across the editor. @param isFailure true for why a decision failed, false for what was mended or passed over */
    record Banner(String text, boolean isFailure) {}

    static final Overlay NONE = new Overlay(Optional.empty(), Optional.empty(), false, false);

    Overlay withBanner(Optional<Banner> changed) {
        return new Overlay(changed, notice, finished, help);
    }

    Overlay withNotice(Optional<String> changed) {
        return new Overlay(banner, changed, finished, help);
    }

    Overlay withFinished(boolean changed) {
        return new Overlay(banner, notice, changed, help);
    }

    Overlay withHelp(boolean changed) {
        return new Overlay(banner, notice, finished, changed);
    }
}
