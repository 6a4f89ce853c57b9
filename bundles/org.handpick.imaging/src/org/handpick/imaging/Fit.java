package org.handpick.imaging;

import org.handpick.core.crop.ImageSize;

/** How large a picture is wanted. */
public sealed interface Fit {
    /** As it is. */
    record Full() implements Fit {
        @Override
        public ImageSize of(ImageSize upright) {
            return upright;
        }
    }

    /** As large as fits, with its shape; never enlarged. */
    record Within(int width, int height) implements Fit {
        public Within {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("nothing fits within " + width + " x " + height);
            }
        }

        @Override
        public ImageSize of(ImageSize upright) {
            double scale = Math.min(1, Math.min((double) width / upright.width(), (double) height / upright.height()));
            return new ImageSize(Math.max(1, (int) Math.round(upright.width() * scale)), Math.max(1, (int)
                    Math.round(upright.height() * scale)));
        }
    }

    /** The size at which an upright picture is wanted. */
    ImageSize of(ImageSize upright);
}
