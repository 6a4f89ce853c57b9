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

/** A ringed planet and its moon before a nebula. */
final class Planet implements Painter {
    private record System(String name, Gradient bands, Gradient nebula, Colour ring, Colour air) {}

    private static final List<System> SYSTEMS = List.of(
            new System(
                    "sand-coloured",
                    Gradient.of(0x7a4a2c, 0xd8a870, 0xf4dcb4, 0xb8794a, 0xe8c898, 0x946038),
                    Gradient.of(0x03040c, 0x0c1430, 0x3a2458, 0x94406a, 0xf09a7a),
                    Colour.of(0xe8cfa4),
                    Colour.of(0xffc890)),
            new System(
                    "blue",
                    Gradient.of(0x123a6c, 0x3a82b8, 0xa8d8e8, 0x2a62a0, 0x6ab0d0, 0x163f78),
                    Gradient.of(0x02060c, 0x06202c, 0x0f4a58, 0x3a8a84, 0xd8e0a8),
                    Colour.of(0xc8d8e8),
                    Colour.of(0x8ad0ff)),
            new System(
                    "rose",
                    Gradient.of(0x6a2a4c, 0xc86a7c, 0xf6c4b4, 0xa04a68, 0xe8a098, 0x7a3458),
                    Gradient.of(0x04040e, 0x101638, 0x203c7c, 0x4a7ac0, 0xb8d4f0),
                    Colour.of(0xf0c8c0),
                    Colour.of(0xffb0b8)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        System system = dice.pick(SYSTEMS);
        double aspect = canvas.aspect();
        int side = dice.side();
        nebula(canvas, system, side, new Noise(dice.seed()));
        stars(canvas, dice);
        double radius = dice.between(0.19, 0.215) * Math.min(1, aspect * 1.1);
        Point at = new Point(aspect * (0.5 + side * dice.between(0.02, 0.06)), dice.between(0.47, 0.53));
        Ball planet = new Ball(at, radius, -side, dice.between(0.025, 0.055) * dice.side());
        ring(canvas, system, planet, false);
        globe(canvas, system, planet, new Noise(dice.seed()));
        ring(canvas, system, planet, true);
        Point moonAt = new Point(at.x() - side * radius * 1.62, at.y() + radius * 1.22);
        moon(canvas, moonAt, radius * 0.17, -side, new Noise(dice.seed()));
        double halfX = Math.min(radius * 2.45, aspect * 0.46);
        return new Composition(
                "a " + system.name + " planet with rings before a nebula",
                Box.around(at.x() - side * 0.02, at.y() + radius * 0.12, halfX, radius * 1.75));
    }

    private record Ball(Point at, double radius, int lit, double tilt) {}

    private void nebula(Canvas canvas, System system, int side, Noise noise) {
        double middle = canvas.aspect() / 2;
        canvas.wash((x, y) -> {
            double u = x - middle;
            double v = y - 0.5;
            double warpX = noise.clouds(u * 1.2, v * 1.2, 4);
            double warpY = noise.clouds(u * 1.2 + 9, v * 1.2 + 4, 4);
            double cloud = noise.clouds(u * 1.4 + warpX * 1.5, v * 1.4 + warpY * 1.5, 6);
            double filament = noise.crests(u * 1.7 + warpY * 1.3, v * 1.7 + warpX * 1.3, 5);
            double band = Curve.glow(v * 0.9 + side * u * 0.55, 0.55);
            double dense = Curve.clamp((0.42 + cloud * 1.1) * band + 0.16 * filament * band - 0.04);
            return system.nebula.at(dense).times(0.9);
        });
    }

    private void stars(Canvas canvas, Dice dice) {
        for (int i = 0; i < 700 * canvas.aspect(); i++) {
            double bright = dice.between(0.0, 1.0);
            bright = 0.10 + bright * bright * bright * bright;
            double x = dice.between(-0.16, canvas.aspect() + 0.16);
            double y = dice.between(-0.16, 1.16);
            Colour colour = dice.pick(List.of(Colour.WHITE, Colour.of(0xbfd4ff), Colour.of(0xffdcb8)));
            canvas.lamp(x, y, 0.0007 + 0.001 * bright, colour.times(bright * 1.3));
            if (bright > 0.95) {
                canvas.lamp(x, y, 0.007, colour.times(0.2));
            }
        }
    }

    private void globe(Canvas canvas, System system, Ball ball, Noise noise) {
        double x = ball.at.x();
        double y = ball.at.y();
        double cos = Curve.cosine(ball.tilt);
        double sin = Curve.sine(ball.tilt);
        canvas.shine(Box.around(x, y, ball.radius * 1.6), (px, py) -> {
            double out = Curve.length(px - x, py - y) / ball.radius;
            double toLight = (ball.lit * (px - x) * 0.8 - (py - y) * 0.5) / ball.radius;
            return system.air.times(0.5
                    * Curve.glow(Math.max(0, out - 1), 0.06)
                    * Curve.ramp(-0.3, 0.9, toLight)
                    * Curve.ease(1.6, 1.2, out));
        });
        canvas.fill(Shape.disc(x, y, ball.radius), (px, py) -> {
            double dx = (px - x) / ball.radius;
            double dy = (py - y) / ball.radius;
            double depth = Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy));
            double u = dx * cos + dy * sin;
            double v = dy * cos - dx * sin;
            // the bands follow the globe, seen a little from above
            double latitude = v * 0.95 - depth * 0.26;
            double longitude = StrictMath.atan2(u, depth + 0.2);
            double swirl = noise.clouds(longitude * 2.4, latitude * 7, 5);
            double eddy = noise.clouds(longitude * 5 + swirl, latitude * 16, 4);
            double place = 0.5 + latitude * 0.52 + 0.035 * swirl + 0.018 * eddy;
            Colour surface = system.bands.at(place * 1.02).times(0.92 + 0.2 * eddy);
            double fine = noise.clouds(longitude * 1.2, latitude * 30, 3);
            surface = surface.times(1 + 0.16 * fine);
            double sun = ball.lit * dx * 0.72 - dy * 0.42 + depth * 0.55;
            double light = Curve.ease(-0.12, 0.95, sun);
            double shadow = ringShadow(ball, px, py);
            double rim = StrictMath.pow(1 - depth, 3) * Curve.ramp(-0.1, 0.7, sun);
            return surface.times(light * 1.2 * (1 - 0.6 * shadow) + 0.012).plus(system.air.times(0.35 * rim));
        });
    }

    private static final double OPENING = 0.27;

    /** How far out on the plane of the rings a place is, in radii of the planet. */
    private double onRings(Ball ball, double px, double py) {
        double cos = Curve.cosine(ball.tilt);
        double sin = Curve.sine(ball.tilt);
        double dx = (px - ball.at.x()) / ball.radius;
        double dy = (py - ball.at.y()) / ball.radius;
        return Curve.length(dx * cos + dy * sin, (dy * cos - dx * sin) / OPENING);
    }

    private double density(double out) {
        double grooves = 0.72 + 0.2 * Curve.sine(out * 9) * Curve.sine(out * 23 + 0.3) + 0.1 * Curve.sine(out * 61);
        double gap = 1 - 0.92 * Curve.glow(out - 1.86, 0.022) - 0.5 * Curve.glow(out - 2.08, 0.01);
        return Curve.ease(1.28, 1.42, out) * Curve.ease(2.3, 2.24, out) * grooves * gap;
    }

    private double ringShadow(Ball ball, double px, double py) {
        double shifted = onRings(ball, px - ball.lit * ball.radius * 0.05, py - ball.radius * 0.17);
        boolean front = py - ball.at.y() > -0.05 * ball.radius;
        return front ? density(shifted) : 0;
    }

    private void ring(Canvas canvas, System system, Ball ball, boolean front) {
        double reach = ball.radius * 2.4;
        double cos = Curve.cosine(ball.tilt);
        double sin = Curve.sine(ball.tilt);
        canvas.wash(
                Box.around(ball.at.x(), ball.at.y(), reach),
                (px, py) -> {
                    double v = (py - ball.at.y()) * cos - (px - ball.at.x()) * sin;
                    return v > 0 == front ? 0.88 * density(onRings(ball, px, py)) : 0;
                },
                (px, py) -> {
                    double out = onRings(ball, px, py);
                    double warm = 0.7 + 0.3 * Curve.sine(out * 5);
                    // the planet's own shadow falls across the far side of the rings
                    double away = -ball.lit * (px - ball.at.x()) * 0.9 / ball.radius;
                    double off = Math.abs((py - ball.at.y()) / ball.radius + 0.35 * away * 0.4 + 0.1);
                    double shadow = front ? 0 : Curve.ease(0.1, 0.5, away) * Curve.ease(1.05, 0.75, off * 2.4);
                    return system.ring.mix(system.bands.at(0.3), warm * 0.35).times(0.95 - 0.85 * shadow);
                });
    }

    private void moon(Canvas canvas, Point at, double radius, int lit, Noise noise) {
        canvas.fill(Shape.disc(at.x(), at.y(), radius), (px, py) -> {
            double dx = (px - at.x()) / radius;
            double dy = (py - at.y()) / radius;
            double depth = Math.sqrt(Math.max(0, 1 - dx * dx - dy * dy));
            double sun = lit * dx * 0.72 - dy * 0.42 + depth * 0.5;
            double maria = 0.8 + 0.4 * noise.clouds(dx * 2, dy * 2, 5);
            return Colour.of(0xd8d0c8).times(maria * Curve.ease(-0.05, 0.9, sun) + 0.01);
        });
    }
}
