package org.handpick.crop.ui;

import org.handpick.core.decisions.DecisionDraft;

/** What Enter would do with an image. */
enum ImageState {
    KEEP,
    REJECT,
    SKIP,
    BROKEN;

    static ImageState of(DecisionDraft draft, int image) {
        if (draft.isBroken(image)) {
            return BROKEN;
        }
        return draft.isKept(image) ? KEEP : draft.isSkipped(image) ? SKIP : REJECT;
    }
}
