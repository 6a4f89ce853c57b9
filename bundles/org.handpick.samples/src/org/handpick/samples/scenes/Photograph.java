package org.handpick.samples.scenes;

import java.nio.file.Path;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Cover;
import org.handpick.samples.paint.Curve;
import org.handpick.samples.paint.Dice;

/**
 * A part of a photograph. In an ellipse, which may stand anywhere, it is sharp and bright, as a subject in the light; around it dim and
 * out of focus.
 *
 * @param file 2,000 pixels wide or more, or what is painted is not sharp
 */
public record Photograph(Path file) implements Painter {
    /** A frame that cuts the subject is off by less. */
    private static final double MARGIN = 0.8;

    private static final int LONGEST = 2400;
    /** So many pixels of the photograph, or more, are one of what is out of focus. */
    private static final int SOFT = 24;

    private static final double BRIGHT = 1.4;
    private static final double DIM = 0.2;
    /** How wide the edge of the subject is, in its radii. */
    private static final double EDGE = 0.04;

    @Override
    public double margin() {
        return MARGIN;
    }

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        try (Decoded decoded = new Decode(file, new Fit.Within(LONGEST, LONGEST)).run(Progress.NONE);
                Pixels soft = decoded.pixels().scaledTo(smaller(decoded.pixels().size()))) {
            Box part = part(decoded.pixels().size(), canvas.bounds(), dice);
            boolean mirrored = dice.chance(0.5);
            Box subject = subject(canvas.aspect(), dice);
            Light sharp = new Light(decoded.pixels(), canvas.bounds(), part, mirrored);
            Light dim = new Light(soft, canvas.bounds(), part, mirrored);
            Cover light = ellipse(subject);
            canvas.wash((x, y) -> dim.at(x, y).times(DIM));
            canvas.wash(subject, light, (x, y) -> sharp.at(x, y).times(BRIGHT));
            return new Composition("a part of " + file.getFileName(), subject, false);
        }
    }

    private static ImageSize smaller(ImageSize size) {
        return new ImageSize(Math.max(1, size.width() / SOFT), Math.max(1, size.height() / SOFT));
    }

    /** What of the photograph is shown, from 0 to 1 of its sides: with the shape of the canvas, most of what fits. */
    private static Box part(ImageSize size, Box shown, Dice dice) {
        double aspect = shown.width() / shown.height() / size.aspect();
        double zoom = dice.between(0.75, 1.0);
        double width = Math.min(1, aspect) * zoom;
        double height = Math.min(1, 1 / aspect) * zoom;
        double left = (1 - width) * dice.between(0.0, 1.0);
        double top = (1 - height) * dice.between(0.0, 1.0);
        return new Box(left, top, left + width, top + height);
    }

    private static Box subject(double aspect, Dice dice) {
        double wide = dice.between(0.3, 0.7);
        double width = wide * aspect;
        double height = Math.clamp(wide * dice.between(0.75, 1.35), 0.2, 0.95);
        double left = (aspect - width) * dice.between(0.0, 1.0);
        double top = (1 - height) * dice.between(0.0, 1.0);
        return new Box(left, top, left + width, top + height);
    }

    private static Cover ellipse(Box box) {
        return (x, y) -> {
            double out =
                    Curve.length((x - box.centreX()) / (box.width() / 2), (y - box.centreY()) / (box.height() / 2));
            return Curve.clamp((1 - out) / EDGE);
        };
    }

    /** Pixels as light at the places of a canvas. @param part of the pixels, which {@code shown} is laid on */
    private record Light(Pixels pixels, Box shown, Box part, boolean mirrored) {
        Colour at(double x, double y) {
            double across = (x - shown.left()) / shown.width();
            double down = (y - shown.top()) / shown.height();
            double u = part.left() + part.width() * (mirrored ? 1 - across : across);
            double v = part.top() + part.height() * down;
            int width = pixels.size().width();
            int height = pixels.size().height();
            double column = Math.clamp(u * width - 0.5, 0, width - 1.0);
            double row = Math.clamp(v * height - 0.5, 0, height - 1.0);
            int left = (int) column;
            int top = (int) row;
            int right = Math.min(left + 1, width - 1);
            int below = Math.min(top + 1, height - 1);
            Colour upper = colour(left, top).mix(colour(right, top), column - left);
            Colour lower = colour(left, below).mix(colour(right, below), column - left);
            return upper.mix(lower, row - top);
        }

        private Colour colour(int x, int y) {
            return Colour.of(pixels.rgb(x, y));
        }
    }
}
