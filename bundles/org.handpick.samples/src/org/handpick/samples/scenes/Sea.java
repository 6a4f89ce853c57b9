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

/** A sailing boat on the open sea, the sun low and its light on the waves. */
final class Sea implements Painter {
    private record Hour(String name, Gradient sky, Colour sun, Colour cloud, Colour deep) {}

    private static final List<Hour> HOURS = List.of(
            new Hour(
                    "at sunset",
                    Gradient.of(0x24356b, 0x5b4f8d, 0xc0668a, 0xf98d5c, 0xffd07a),
                    Colour.of(0xffc46a),
                    Colour.of(0xff8f6a),
                    Colour.of(0x14284a)),
            new Hour(
                    "in golden light",
                    Gradient.of(0x4a6a8c, 0x8fa3ac, 0xe0c49a, 0xfad48a, 0xffe7a6),
                    Colour.of(0xffe09a),
                    Colour.of(0xfff0cc),
                    Colour.of(0x1c3a4c)),
            new Hour(
                    "in the blue hour",
                    Gradient.of(0x0f2350, 0x28508a, 0x6a82b8, 0xd0a0b4, 0xffc9a8),
                    Colour.of(0xffc9a0),
                    Colour.of(0xe0a0b0),
                    Colour.of(0x0a1c3c)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Hour hour = dice.pick(HOURS);
        double aspect = canvas.aspect();
        double horizon = dice.between(0.56, 0.6);
        int side = dice.side();
        Point sun = new Point(aspect * (0.5 + side * dice.between(0.1, 0.16)), horizon - dice.between(0.05, 0.08));
        sky(canvas, hour, sun, horizon, new Noise(dice.seed()));
        water(canvas, hour, sun, horizon, new Noise(dice.seed()));
        double size = dice.between(0.36, 0.42);
        Point boat = new Point(aspect * (0.5 - side * dice.between(0.08, 0.14)), horizon + 0.1);
        boat(canvas, hour, boat, size, side, new Noise(dice.seed()));
        Box crop = new Box(boat.x(), boat.y() - size, boat.x(), boat.y() + 0.14)
                .grown(0.08)
                .with(Box.around(boat.x() + side * 0.08, boat.y(), 0.3, 0.01));
        return new Composition("a sailing boat on the open sea " + hour.name, crop);
    }

    private void sky(Canvas canvas, Hour hour, Point sun, double horizon, Noise noise) {
        canvas.wash((x, y) -> {
            double near = Curve.glow(Curve.length(x - sun.x(), (y - sun.y()) * 1.3), 0.45);
            Colour sky = hour.sky.at(Curve.ramp(-0.15, horizon, y));
            double rise = Math.max(0.04, horizon + 0.06 - y);
            double u = (x - sun.x()) * 0.55 / rise * 0.6 + x * 0.6;
            double v = 0.5 / rise + y * 2;
            double here = noise.clouds(u, v, 6);
            double above = noise.clouds(u, v + 0.22, 4);
            double cloud = Curve.ease(-0.02, 0.42, here) * Curve.ease(horizon, horizon - 0.16, y) * 0.9;
            // clouds are lit from below, and the more the nearer to the sun
            double lit = Curve.clamp(0.45 + (above - here) * 1.3);
            Colour dark = sky.mix(hour.deep.mix(hour.cloud, 0.35), 0.6);
            Colour bright = hour.cloud.times(0.8 + 0.7 * near);
            return sky.mix(dark.mix(bright, lit * (0.45 + 0.6 * near)), cloud);
        });
        canvas.lamp(sun.x(), sun.y(), 0.22, hour.sun.times(0.5));
        canvas.lamp(sun.x(), sun.y(), 0.06, hour.sun.times(0.8));
        canvas.fill(Shape.disc(sun.x(), sun.y(), 0.04), 0.006, Tint.plain(hour.sun.times(2.4)));
    }

    private void water(Canvas canvas, Hour hour, Point sun, double horizon, Noise noise) {
        Canvas above = canvas.copy();
        Box all = canvas.bounds();
        canvas.wash(new Box(all.left(), horizon, all.right(), all.bottom()), (x, y) -> 1, (x, y) -> {
            double depth = y - horizon + 0.004;
            double far = 0.12 / depth;
            double u = (x - sun.x()) * far * 4;
            double v = far * 9;
            double fade = Curve.ramp(0.0, 0.05, depth);
            double swell = noise.clouds(u * 0.35, v * 0.6, 3);
            double chop = noise.clouds(u * 1.6 + 40, v * 2.2, 4);
            double slope = (swell * 0.9 + chop * 0.8) * (0.35 + 0.65 * fade);
            double look = depth * 0.8 + 0.03 + slope * (0.05 + depth * 0.55);
            Colour mirrored = above.at(x + slope * 0.02, horizon - Math.max(0.002, look));
            double facing = Curve.clamp(0.75 - depth * 0.75 - slope * 0.75);
            Colour body = hour.deep.mix(hour.sky.at(0.2).times(0.5), 0.3);
            Colour colour = body.mix(mirrored.times(0.92), facing);
            double path = Curve.glow((x - sun.x()) / (0.07 + depth * 0.34), 1);
            double glitter = Curve.ease(0.12, 0.42, chop + swell * 0.6 + path * 0.12 - 0.06);
            double sheen = path * (0.25 * Curve.ramp(0.3, 0, depth) + glitter * 1.25);
            return colour.plus(hour.sun.times(sheen));
        });
        canvas.wash(
                new Box(all.left(), horizon - 0.03, all.right(), horizon + 0.03),
                (x, y) -> 0.55 * Curve.glow(y - horizon, 0.008),
                (x, y) -> hour.sky.at(0.95).mix(hour.sun, Curve.glow(x - sun.x(), 0.3)));
    }

    private void boat(Canvas canvas, Hour hour, Point at, double size, int sunSide, Noise noise) {
        double x = at.x();
        double y = at.y();
        double mast = size * 0.95;
        Canvas behind = canvas.copy();
        // mirrored sails: a long stain on the water, broken by the waves
        canvas.wash(
                new Box(x - size * 0.5, y, x + size * 0.5, y + size * 0.8),
                (px, py) -> {
                    double down = (py - y) / (size * 0.75);
                    double wobble = 0.05 * size * noise.clouds(px * 5, py * 60, 3) * (1 + 3 * down);
                    double half = size * 0.26 * (1 - down * 0.75);
                    double across = Math.abs(px - x - size * 0.02 + wobble);
                    return Curve.ease(half, half * 0.5, across)
                            * Curve.ramp(1, 0.1, down)
                            * (0.55 + 0.5 * noise.clouds(px * 9, py * 90, 3));
                },
                (px, py) -> behind.at(px, py).mix(hour.deep.mix(Colour.of(0xd8b8a0), 0.12), 0.85));
        Shape main = Shape.polygon(
                new Point(x + 0.012 * size, y - mast),
                new Point(x + 0.07 * size, y - mast * 0.62),
                new Point(x + 0.2 * size, y - mast * 0.32),
                new Point(x + 0.31 * size, y - 0.13 * size),
                new Point(x + 0.014 * size, y - 0.11 * size));
        Shape jib = Shape.polygon(
                new Point(x - 0.008 * size, y - mast * 0.86),
                new Point(x - 0.012 * size, y - mast * 0.45),
                new Point(x - 0.05 * size, y - 0.14 * size),
                new Point(x - 0.29 * size, y - 0.08 * size),
                new Point(x - 0.15 * size, y - mast * 0.46));
        canvas.fill(main, (px, py) -> sail(hour, (px - x) / size / 0.3, (y - py) / mast, sunSide));
        canvas.fill(
                jib,
                (px, py) -> sail(hour, (px - x) / size / 0.3, (y - py) / mast, sunSide)
                        .times(0.92));
        canvas.fill(
                Shape.stroke(x, y - 0.02 * size, 0.006 * size, x, y - mast * 1.03, 0.003 * size),
                Tint.plain(Colour.of(0x2a1a18)));
        canvas.fill(
                Shape.stroke(x, y - 0.105 * size, 0.005 * size, x + 0.33 * size, y - 0.125 * size, 0.004 * size),
                Tint.plain(Colour.of(0x2a1a18)));
        Shape hull = Shape.polygon(
                new Point(x - 0.36 * size, y - 0.075 * size),
                new Point(x - 0.1 * size, y - 0.055 * size),
                new Point(x + 0.33 * size, y - 0.06 * size),
                new Point(x + 0.29 * size, y + 0.012 * size),
                new Point(x - 0.2 * size, y + 0.018 * size),
                new Point(x - 0.29 * size, y - 0.02 * size));
        canvas.fill(hull, 0.004, (px, py) -> {
            double down = (py - y + 0.075 * size) / (0.09 * size);
            Colour wood = Colour.of(0x5a2420).mix(Colour.of(0x180c14), Curve.ease(0.2, 0.9, down));
            boolean stripe = down > 0.2 && down < 0.32;
            return stripe ? Colour.of(0xe8d0b0).mix(hour.sun, 0.4).times(0.7) : wood;
        });
        canvas.fill(
                Shape.stroke(
                                x + 0.2 * size,
                                y - 0.07 * size,
                                0.018 * size,
                                x + 0.19 * size,
                                y - 0.12 * size,
                                0.015 * size)
                        .or(Shape.disc(x + 0.188 * size, y - 0.155 * size, 0.017 * size)),
                Tint.plain(Colour.of(0x1c1420)));
        canvas.wash(
                Box.around(x, y + 0.02 * size, 0.4 * size, 0.03 * size),
                (px, py) -> 0.6
                        * Curve.glow((px - x) / size, 0.25)
                        * Curve.glow((py - y - 0.017 * size) / size, 0.008)
                        * (0.6 + noise.clouds(px * 30, py * 60, 3)),
                (px, py) -> hour.sun.mix(Colour.WHITE, 0.3).times(0.9));
    }

    /** Cloth with the sun behind it: brighter toward the sun, creased where it is pulled. */
    private Colour sail(Hour hour, double across, double up, int sunSide) {
        double through = Curve.clamp(0.55 + 0.4 * across * sunSide + 0.15 * up);
        double seam = Math.abs(up * 9 - Math.rint(up * 9)) < 0.03 ? 0.9 : 1;
        double crease = 1 + 0.05 * Curve.sine(across * 1.2 + up * 2.2);
        Colour cloth = Colour.of(0xfff2dc).mix(hour.cloud, 0.35);
        return cloth.times((0.3 + 0.75 * through) * seam * crease);
    }
}
