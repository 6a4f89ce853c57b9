package org.handpick.samples.scenes;

import org.handpick.samples.paint.Box;

/**
 * What a scene turned out to be.
 *
 * @param caption what is to be seen, in a few words
 * @param crop the box that frames the subject best, in heights of the frame
 * @param placed whether the subject stands where it does for the sake of the picture, so that a frame that is somewhat off spoils it;
 *     where it may stand anywhere, only a frame that cuts it does
 */
public record Composition(String caption, Box crop, boolean placed) {
    Composition(String caption, Box crop) {
        this(caption, crop, true);
    }
}
