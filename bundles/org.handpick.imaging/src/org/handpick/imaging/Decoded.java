package org.handpick.imaging;

import java.util.List;
import org.handpick.core.crop.ImageSize;

/**
 * A picture to be shown: upright and in sRGB. Whoever asked for it closes it.
 *
 * @param fullSize the size of the upright image in the file, which the pixels may be a smaller picture of
 * @param notes what was done to show it, in words, such as a colour profile that was converted
 */
public record Decoded(Pixels pixels, ImageSize fullSize, List<String> notes) implements AutoCloseable {
    public Decoded {
        notes = List.copyOf(notes);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
