package org.handpick.samples;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.handpick.core.crop.ImageSize;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.scenes.Composition;

/**
 * One photograph of a canvas, and what went wrong with it.
 *
 * @param blur how far light spreads, in heights of the frame; 0 is sharp
 * @param exposure the light that is let in; 1 is right
 * @param shiftX how far the frame is off to the right, in heights of the frame
 * @param shiftY the same downward
 * @param noise the spread of the grain, in steps of 255
 * @param warmth above 0 too red, below 0 too blue
 */
record Shot(double blur, double exposure, double shiftX, double shiftY, double noise, double warmth) {
    static final Shot CLEAN = new Shot(0, 1, 0, 0, 0, 0);

    private static final int WHITE = 255;
    private static final double GAMMA = 1 / 2.2;
    private static final int[][] STAR = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};

    /** Something that a person would reject the picture for. */
    static Shot spoiled(Dice dice, Composition composition, double aspect) {
        return switch (dice.between(0, 4)) {
            case 0 -> new Shot(dice.between(0.006, 0.014), 1, 0, 0, 0, 0);
            case 1 -> new Shot(0, dice.chance(0.5) ? dice.between(0.35, 0.55) : dice.between(1.7, 2.4), 0, 0, 0, 0);
            case 2 ->
                composition.placed()
                        ? framed(dice.side() * dice.between(0.07, 0.13), dice.side() * dice.between(0.04, 0.1))
                        : cutting(composition.crop(), aspect, dice.between(0.12, 0.3));
            case 3 -> new Shot(0.002, 0.8, 0, 0, dice.between(9.0, 16.0), 0);
            default -> new Shot(0.003, 1, 0, 0, 3, dice.side() * dice.between(0.16, 0.3));
        };
    }

    private static Shot framed(double shiftX, double shiftY) {
        return new Shot(0, 1, shiftX, shiftY, 0, 0);
    }

    /** Off so far that this share of the subject is cut, at the edge of the frame that it is nearest to. */
    private static Shot cutting(Box subject, double aspect, double share) {
        double left = subject.left();
        double right = aspect - subject.right();
        double top = subject.top();
        double bottom = 1 - subject.bottom();
        double across = share * subject.width();
        double down = share * subject.height();
        double nearest = Math.min(Math.min(left, right), Math.min(top, bottom));
        if (nearest == left) {
            return framed(left + across, 0);
        }
        if (nearest == right) {
            return framed(-right - across, 0);
        }
        return nearest == top ? framed(0, top + down) : framed(0, -bottom - down);
    }

    BufferedImage of(Canvas canvas, ImageSize frame, long seed) {
        BufferedImage picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, frame.height()).parallel().forEach(y -> {
            Dice grain = Dice.of(seed, y);
            int[] row = new int[frame.width()];
            for (int x = 0; x < row.length; x++) {
                row[x] = develop(light(canvas, frame, x, y), grain);
            }
            picture.getRaster().setDataElements(0, y, row.length, 1, row);
        });
        return picture;
    }

    private Colour light(Canvas canvas, ImageSize frame, int x, int y) {
        double across = (x + 0.5) / frame.height() + shiftX;
        double down = (y + 0.5) / frame.height() + shiftY;
        if (blur == 0) {
            return canvas.at(across, down);
        }
        Colour sum = canvas.at(across, down);
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int[] ray : STAR) {
            Colour part = canvas.at(across + ray[0] * blur, down + ray[1] * blur);
            red += part.red();
            green += part.green();
            blue += part.blue();
        }
        return new Colour(red / STAR.length, green / STAR.length, blue / STAR.length).mix(sum, 0.1);
    }

    private int develop(Colour light, Dice grain) {
        double speck = noise == 0 ? 0 : (grain.between(-1.0, 1.0) + grain.between(-1.0, 1.0)) * noise;
        return step(light.red() * (1 + warmth), speck) << 16
                | step(light.green(), speck) << 8
                | step(light.blue() * (1 - warmth), speck);
    }

    private int step(double light, double speck) {
        double shown = StrictMath.pow(Math.max(0, light * exposure), GAMMA) * WHITE + speck;
        return Math.clamp(Math.round(shown), 0, WHITE);
    }
}
