package org.handpick.samples.scenes;

import java.util.List;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Curve;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.paint.Gradient;
import org.handpick.samples.paint.Noise;
import org.handpick.samples.paint.Point;
import org.handpick.samples.paint.Shape;
import org.handpick.samples.paint.Tint;

/** Dunes with sharp crests, light on one side and shadow on the other, and a walker on the highest. */
final class Dunes implements Painter {
    private record Heat(String name, Gradient sky, Colour lit, Colour shade, Colour sun) {}

    private static final List<Heat> HEATS = List.of(
            new Heat(
                    "late light",
                    Gradient.of(0x3f6f9c, 0x8cb0c0, 0xecd6b0, 0xfbd09a),
                    Colour.of(0xeba35c),
                    Colour.of(0x6e3527),
                    Colour.of(0xffe6b8)),
            new Heat(
                    "rose light",
                    Gradient.of(0x4c5a94, 0x9a86b4, 0xe8b0b0, 0xffd0ac),
                    Colour.of(0xe89a80),
                    Colour.of(0x57304c),
                    Colour.of(0xffdcc0)),
            new Heat(
                    "morning light",
                    Gradient.of(0x2f86a8, 0x88c4cc, 0xdcE6d4, 0xf8e6c0),
                    Colour.of(0xf0c080),
                    Colour.of(0x7c5038),
                    Colour.of(0xfff2d0)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Heat heat = dice.pick(HEATS);
        double aspect = canvas.aspect();
        int side = dice.side();
        Point sun = new Point(aspect * (0.5 + side * dice.between(0.22, 0.3)), dice.between(0.2, 0.25));
        Noise noise = new Noise(dice.seed());
        canvas.wash((x, y) -> {
            double wisp = Curve.ease(0.05, 0.5, noise.clouds(x * 1.2 + y, y * 6, 5)) * 0.4;
            return heat.sky.at(Curve.ramp(-0.15, 0.5, y)).mix(heat.sun, wisp * Curve.ramp(0.45, 0.1, y));
        });
        canvas.lamp(sun.x(), sun.y(), 0.22, heat.sun.times(0.4));
        canvas.fill(Shape.disc(sun.x(), sun.y(), 0.034), 0.008, Tint.plain(heat.sun.times(1.6)));
        double peakX = aspect * (0.5 - side * dice.between(0.04, 0.1));
        dune(canvas, heat, new Crest(peakX + side * 0.5, 0.41, 0.22, 0.4, side, new Noise(dice.seed())), 0.62);
        dune(canvas, heat, new Crest(peakX - side * 0.42, 0.44, 0.3, 0.4, side, new Noise(dice.seed())), 0.42);
        Crest main = new Crest(peakX, 0.42, 0.52, 0.62, side, new Noise(dice.seed()));
        dune(canvas, heat, main, 0.1);
        double walkerX = peakX + side * 0.03;
        footprints(canvas, heat, main, walkerX, side);
        walker(canvas, heat, new Point(walkerX, main.at(walkerX) + 0.004), 0.085, side);
        dune(canvas, heat, new Crest(peakX + side * 0.75, 0.66, 0.36, 0.5, side, new Noise(dice.seed())), 0);
        canvas.lamp(sun.x(), sun.y(), 0.4, heat.sun.times(0.10));
        double half = Math.min(0.4, aspect * 0.38);
        return new Composition(
                "a walker on the crest of a dune in " + heat.name,
                new Box(walkerX - half + side * 0.08, 0.13, walkerX + half + side * 0.08, 0.83));
    }

    /** The outline of a dune: highest at {@code topX}, falling slowly to both sides; lit from {@code side}. */
    private record Crest(double topX, double topY, double fall, double width, int side, Noise noise) {
        double at(double x) {
            double t = (x - topX) / width;
            double slope = Math.sqrt(1 + 4 * t * t) - 1;
            return topY + fall * 0.42 * slope + 0.03 * noise.clouds(x * 1.6, 3, 2) * Curve.clamp(Math.abs(t) * 2);
        }

        /** Where the sharp edge between light and shade runs down the face, as x for each y. */
        double edge(double y) {
            double down = Math.max(0, y - topY);
            double swing = 0.16 * Curve.sine(down * 0.95 + 0.02) + 0.05 * noise.clouds(down * 3, 8, 2);
            return topX - side * (swing * 1.6 - 0.10 * down) * Curve.ramp(0, 0.1, down);
        }
    }

    private void dune(Canvas canvas, Heat heat, Crest crest, double air) {
        canvas.wash((x, y) -> 0.5 + (y - crest.at(x)) / canvas.pixel(), (x, y) -> {
            double below = y - crest.at(x);
            double toLight = crest.side * (x - crest.edge(y));
            double lit = Curve.ease(-0.004 - below * 0.02, 0.006 + below * 0.05, toLight);
            double bend = crest.noise.clouds(x * 2, y * 3, 3);
            double far = 0.35 / (below + 0.25);
            double phase = (y * 26 + x * 5 * crest.side + bend * 3.2) * far * 1.15;
            double ripple = Curve.sine(phase) * 0.5 + 0.5;
            double fine = crest.noise.clouds(x * 60, y * 130, 2);
            double strength = Curve.ramp(0.01, 0.12, below) * (1 - air);
            Colour bright = heat.lit
                    .times(0.9 + 0.26 * bend + strength * (0.2 * ripple - 0.1) + 0.07 * fine)
                    .mix(heat.sun, 0.28 * Curve.glow(below, 0.05) + 0.10 * Curve.ramp(0.3, 0, toLight));
            Colour dark = heat.shade
                    .times(0.85 + 0.4 * below + 0.25 * bend + strength * (0.12 * ripple - 0.06) + 0.06 * fine)
                    .mix(heat.sky.at(0), 0.10);
            Colour sand = dark.mix(bright, lit);
            double haze = air + (1 - air) * 0.25 * Curve.ramp(0.1, 0.5, below) * air;
            return sand.mix(heat.sky.at(0.85), haze);
        });
        // sand blown off the crest
        canvas.wash(
                (x, y) -> {
                    double over = crest.at(x) - y;
                    double gust = Curve.clamp(crest.noise.clouds(x * 5 + y * 3, y * 12, 4) + 0.1);
                    return over > 0 ? 0.35 * (1 - air) * gust * Curve.glow(over, 0.018) : 0;
                },
                Tint.plain(heat.sun));
    }

    private void footprints(Canvas canvas, Heat heat, Crest crest, double fromX, int side) {
        for (int i = 1; i < 60; i++) {
            double t = i / 60.0;
            double y = crest.at(fromX) + 0.01 + 0.34 * t * t + 0.1 * t;
            double x = crest.edge(y)
                    + side * (0.02 + 0.22 * t)
                    + side * 0.03 * Curve.sine(t * 0.9)
                    + (i % 2 == 0 ? 0.004 : -0.004) * (0.6 + 2 * t);
            if (y < crest.at(x) + 0.006) {
                continue;
            }
            double size = 0.002 + 0.0045 * t;
            canvas.fill(
                    Shape.ellipse(x, y, size * 1.25, size * 0.6),
                    size * 0.6,
                    Tint.plain(heat.lit.mix(heat.shade, 0.55)));
        }
    }

    private void walker(Canvas canvas, Heat heat, Point feet, double tall, int side) {
        double x = feet.x();
        double y = feet.y();
        Colour dark = Colour.of(0x241a2c);
        // the shadow lies down the shaded face
        canvas.fill(
                Shape.stroke(x, y, 0.006, x - side * tall * 1.5, y + tall * 1.1, 0.01),
                0.008,
                (px, py) -> canvas.at(px, py).times(0.72));
        canvas.fill(
                Shape.stroke(x - 0.02 * tall, y - 0.45 * tall, 0.06 * tall, x - 0.13 * tall, y, 0.035 * tall)
                        .or(Shape.stroke(
                                x + 0.02 * tall, y - 0.45 * tall, 0.06 * tall, x + 0.13 * tall, y, 0.035 * tall)),
                Tint.plain(dark));
        Shape robe =
                Shape.stroke(x, y - 0.8 * tall, 0.085 * tall, x - side * 0.02 * tall, y - 0.35 * tall, 0.15 * tall);
        Shape scarf = Shape.line(
                List.of(
                        new Point(x, y - 0.84 * tall),
                        new Point(x - side * 0.18 * tall, y - 0.86 * tall),
                        new Point(x - side * 0.36 * tall, y - 0.78 * tall),
                        new Point(x - side * 0.55 * tall, y - 0.84 * tall)),
                0.055 * tall,
                0.03 * tall);
        canvas.fill(
                robe,
                (px, py) -> Colour.of(0x2c4a7c)
                        .times(0.45 + 1.0 * Curve.ramp(-0.12, 0.12, side * (px - x) / tall))
                        .plus(heat.sun.times(0.12 * Curve.ramp(0.03, 0.14, side * (px - x) / tall))));
        canvas.fill(Shape.disc(x + side * 0.01 * tall, y - 0.97 * tall, 0.078 * tall), Tint.plain(dark.times(1.6)));
        canvas.fill(scarf, Tint.plain(Colour.of(0xd02a2a)));
    }
}
