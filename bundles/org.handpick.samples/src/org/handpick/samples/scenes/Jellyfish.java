package org.handpick.samples.scenes;

import java.util.ArrayList;
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

/** A jellyfish that shines by itself in deep water, smaller ones behind it. */
final class Jellyfish implements Painter {
    private record Deep(String name, Gradient water, Colour bell, Colour rim, Colour core) {}

    private static final List<Deep> DEEPS = List.of(
            new Deep(
                    "rose",
                    Gradient.of(0x2a86b0, 0x12548c, 0x0a2c64, 0x06153c, 0x030920),
                    Colour.of(0xe06aa8),
                    Colour.of(0xffc4e0),
                    Colour.of(0xff9a6a)),
            new Deep(
                    "golden",
                    Gradient.of(0x2a9a9c, 0x0f6470, 0x083c50, 0x051c30, 0x020c18),
                    Colour.of(0xe8953a),
                    Colour.of(0xffe0a4),
                    Colour.of(0xff6a3a)),
            new Deep(
                    "pale blue",
                    Gradient.of(0x5a6ac8, 0x33409c, 0x1c2268, 0x0e0f3c, 0x06061c),
                    Colour.of(0x6ab8f0),
                    Colour.of(0xd8f4ff),
                    Colour.of(0xb07aff)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Deep deep = dice.pick(DEEPS);
        double aspect = canvas.aspect();
        int side = dice.side();
        Noise noise = new Noise(dice.seed());
        double lightX = aspect * (0.5 + side * 0.2);
        canvas.wash((x, y) -> {
            double place = Curve.ramp(-0.2, 1.15, y) + 0.12 * Math.abs(x - lightX) + 0.06 * noise.clouds(x, y * 1.4, 4);
            return deep.water.at(place);
        });
        canvas.shine(canvas.bounds(), (x, y) -> {
            double dy = y + 0.55;
            double angle = (x - lightX) / dy;
            double ray = Curve.ease(0.02, 0.45, noise.clouds(angle * 7, 0.3 + y * 0.08, 4));
            double surface = Curve.glow(Curve.length(x - lightX, (y + 0.16) * 1.5), 0.3);
            return deep.water
                    .at(0)
                    .times(0.5 * ray * Curve.ramp(0.95, -0.1, y) * Curve.glow(angle, 0.6) + 0.6 * surface);
        });
        plankton(canvas, deep, dice, (int) (260 * aspect), 0.0006, 0.0022);
        Point main = new Point(aspect * (0.5 - side * dice.between(0.02, 0.07)), dice.between(0.3, 0.34));
        double radius = dice.between(0.175, 0.2);
        jelly(canvas, deep, dice, new Point(main.x() + side * 0.37, main.y() - 0.14), radius * 0.28, 0.35);
        jelly(canvas, deep, dice, new Point(main.x() - side * 0.34, main.y() + 0.12), radius * 0.36, 0.45);
        jelly(canvas, deep, dice, new Point(main.x() + side * 0.3, main.y() + 0.4), radius * 0.22, 0.3);
        jelly(canvas, deep, dice, main, radius, 1);
        plankton(canvas, deep, dice, (int) (26 * aspect), 0.003, 0.009);
        return new Composition(
                "a " + deep.name + " jellyfish in deep water",
                new Box(
                        main.x() - radius * 1.75,
                        main.y() - radius * 1.3,
                        main.x() + radius * 1.75,
                        main.y() + radius * 3.1));
    }

    private void plankton(Canvas canvas, Deep deep, Dice dice, int count, double least, double most) {
        for (int i = 0; i < count; i++) {
            double t = dice.between(0.0, 1.0);
            double size = Curve.mix(least, most, t * t);
            Colour light = deep.rim.mix(deep.water.at(0), dice.between(0.2, 0.8));
            double bright = dice.between(0.1, 0.5) * Math.min(1, 0.0022 / size + 0.12);
            canvas.lamp(
                    dice.between(-0.15, canvas.aspect() + 0.15), dice.between(-0.15, 1.15), size, light.times(bright));
        }
    }

    private void jelly(Canvas canvas, Deep deep, Dice dice, Point at, double radius, double strength) {
        Noise noise = new Noise(dice.seed());
        double x = at.x();
        double y = at.y();
        canvas.lamp(x, y - radius * 0.1, radius * 1.15, deep.bell.times(0.2 * strength));
        int threads = 15;
        for (int i = 0; i < threads; i++) {
            double place = (i - (threads - 1) / 2.0) / (threads / 2.0);
            thread(canvas, deep, dice, at, radius, place * 0.9, dice.between(1.9, 3.4), 0.011, 0.34 * strength);
        }
        arms(canvas, deep, noise, at, radius, strength);
        bell(canvas, deep, noise, at, radius, strength);
        canvas.lamp(x, y - radius * 0.28, radius * 0.3, deep.core.times(0.5 * strength));
    }

    private void thread(
            Canvas canvas,
            Deep deep,
            Dice dice,
            Point at,
            double radius,
            double place,
            double length,
            double thick,
            double strength) {
        double phase = dice.between(0.0, 1.0);
        double swing = dice.between(0.05, 0.15) * radius;
        List<Point> points = new ArrayList<>();
        for (int k = 0; k <= 16; k++) {
            double t = k / 16.0;
            double sway = swing * t * 3 * Curve.sine(t * 1.2 + phase) + radius * place * 0.12 * t;
            points.add(
                    new Point(at.x() + radius * place * (1 - 0.12 * t) + sway, at.y() + radius * (0.08 + length * t)));
        }
        Shape line = Shape.line(points, radius * thick, radius * thick * 0.3);
        Box box = line.bounds().grown(radius * 0.06);
        canvas.shine(box, (px, py) -> {
            double distance = Math.max(0, line.distance().at(px, py));
            double down = (py - at.y()) / (radius * length);
            double light = Curve.glow(distance, radius * 0.012 + canvas.pixel() * 0.4)
                    + 0.22 * Curve.glow(distance, radius * 0.04);
            return deep.rim
                    .mix(deep.bell, down)
                    .times(strength
                            * light
                            * Curve.ease(1.05, 0.2, down)
                            * Curve.ease(radius * 0.06, radius * 0.03, distance));
        });
    }

    /** The frilled arms below the bell: bands of light that fold into one another. */
    private void arms(Canvas canvas, Deep deep, Noise noise, Point at, double radius, double strength) {
        canvas.shine(
                new Box(at.x() - radius, at.y() - radius * 0.1, at.x() + radius, at.y() + radius * 2.5), (px, py) -> {
                    double down = (py - at.y()) / radius;
                    double across = (px - at.x()) / radius;
                    double sway = 0.16 * Curve.sine(down * 0.42 + 0.1) * Curve.clamp(down);
                    double sum = 0;
                    for (int arm = -1; arm <= 1; arm++) {
                        double middle =
                                arm * (0.2 + 0.05 * down) + sway + 0.16 * noise.clouds(down * 1.5, arm * 5 + 0.5, 3);
                        double frill = 0.13
                                * (1 + 0.7 * noise.clouds(down * 5 + arm * 3, across * 3, 3))
                                * Curve.ramp(2.5, 0.4, down);
                        double off = Math.abs(across - middle);
                        double edge = Curve.glow(off - frill, 0.025);
                        double body = Curve.ease(frill, frill * 0.2, off);
                        sum += (0.36 * body + 0.4 * edge) * Curve.clamp(0.6 + noise.clouds(across * 9, down * 3.2, 3));
                    }
                    double fade = Curve.ease(-0.1, 0.25, down) * Curve.ease(2.4, 0.5, down);
                    return deep.bell.mix(deep.rim, 0.35).times(0.55 * sum * fade * strength);
                });
    }

    private void bell(Canvas canvas, Deep deep, Noise noise, Point at, double radius, double strength) {
        Box box = new Box(at.x() - radius * 1.1, at.y() - radius * 1.05, at.x() + radius * 1.1, at.y() + radius * 0.5);
        double edgeWidth = canvas.pixel() / radius * 1.5;
        canvas.wash(
                box,
                (px, py) -> inside(at, radius, px, py, edgeWidth) * (0.34 + 0.2 * strength),
                (px, py) -> deep.bell.mix(deep.water.at(0.6), 0.25).times(0.55));
        canvas.shine(box, (px, py) -> {
            double within = inside(at, radius, px, py, edgeWidth);
            if (within <= 0) {
                return Colour.BLACK;
            }
            double dx = (px - at.x()) / radius;
            double dy = (py - at.y()) / radius;
            double skirt = skirt(dx);
            double out = Curve.length(dx, Math.min(0, dy) / 0.92);
            double fresnel = Curve.ease(0.55, 1.0, out);
            double hem = Curve.glow(dy - skirt, 0.05);
            double ribTurn = StrictMath.asin(Math.clamp(
                            dx / Math.sqrt(Math.max(0.05, 1 - Math.min(0, dy) * Math.min(0, dy))), -1, 1))
                    / StrictMath.PI;
            double rib = Curve.ease(0.7, 1, Curve.cosine(ribTurn * 14)) * Curve.ease(-0.9, 0.1, dy);
            double cell = Curve.clamp(0.5 + noise.clouds(dx * 5, dy * 5, 4));
            double top = Curve.glow(Curve.length(dx + 0.25, dy + 0.62), 0.2);
            Colour light = deep.bell
                    .times(0.25 + 0.35 * cell)
                    .plus(deep.rim.times(0.6 * fresnel + 0.75 * hem + 0.28 * rib + 0.35 * top));
            double gut = Curve.glow(Curve.length(dx * 1.1, (dy + 0.3) * 1.5), 0.28);
            return light.plus(deep.core.times(0.55 * gut)).times(within * (0.25 + 0.55 * strength));
        });
    }

    private static double skirt(double dx) {
        return 0.2 + 0.045 * Curve.cosine(dx * 4.5) - 0.12 * dx * dx;
    }

    private static double inside(Point at, double radius, double px, double py, double edge) {
        double dx = (px - at.x()) / radius;
        double dy = (py - at.y()) / radius;
        double flare = 1 + 0.05 * Curve.clamp(dy / 0.2);
        double out = dy < 0 ? Curve.length(dx, dy / 0.92) - 1 : Math.abs(dx) - flare;
        double below = dy - skirt(dx);
        return Curve.clamp(0.5 - Math.max(out, below) / edge);
    }
}
