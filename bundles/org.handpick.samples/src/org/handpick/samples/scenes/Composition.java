package org.handpick.samples.scenes;

import org.handpick.samples.paint.Box;

/**
 * What a scene turned out to be.
 *
 * @param caption what is to be seen, in a few words
 * @param crop the box that frames the subject best, in heights of the frame
 */
public record Composition(String caption, Box crop) {}
