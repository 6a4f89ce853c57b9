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

/** A field of poppies against the light: one in focus, the others dissolving. */
final class Poppies implements Painter {
    private record Field(String flower, Gradient air, Colour petal, Colour deep, Colour glow) {}

    private static final List<Field> FIELDS = List.of(
            new Field(
                    "red poppy",
                    Gradient.of(0xf2d9a4, 0xf7c98a, 0xc9b46a, 0x7f8f4a, 0x3d5a2c),
                    Colour.of(0xe8321c),
                    Colour.of(0x8c0e12),
                    Colour.of(0xffa058)),
            new Field(
                    "pink poppy",
                    Gradient.of(0xcfd9ea, 0xf0c9d0, 0xd0b8a4, 0x7f9a7a, 0x2f5450),
                    Colour.of(0xf0648c),
                    Colour.of(0x9c1f54),
                    Colour.of(0xffc8b4)),
            new Field(
                    "orange poppy",
                    Gradient.of(0x8fc0dc, 0xd8e4d4, 0xd9cf8a, 0x8aa04a, 0x385c28),
                    Colour.of(0xff8a1a),
                    Colour.of(0xc0400a),
                    Colour.of(0xffdc78)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Field field = dice.pick(FIELDS);
        double aspect = canvas.aspect();
        int side = dice.side();
        Noise noise = new Noise(dice.seed());
        Point sun = new Point(aspect * (0.5 + side * 0.24), 0.12);
        canvas.wash((x, y) -> {
            double trees = 0.36 + 0.06 * noise.clouds(x * 2.2, 1, 3);
            Colour air = field.air.at(Curve.ramp(-0.1, 1, y + 0.05 * noise.clouds(x * 2, y * 2, 3)));
            double wood = Curve.ease(trees - 0.05, trees + 0.03, y) * Curve.ease(0.52, 0.4, y);
            return air.mix(field.air.at(0.95), wood * 0.4);
        });
        canvas.lamp(sun.x(), sun.y(), 0.3, field.glow.times(0.6));
        discs(canvas, field, dice, 42, 0.02, 0.055, 0.05, 0.45, 0.12);
        blurred(canvas, field, dice, (int) (170 * aspect), 0.47, 0.64, 0.008, 0.018);
        blurred(canvas, field, dice, (int) (60 * aspect), 0.62, 0.85, 0.022, 0.045);
        grass(canvas, field, dice, (int) (110 * aspect), 0.014);
        double radius = dice.between(0.135, 0.155);
        Point main = new Point(aspect * (0.5 - side * dice.between(0.03, 0.09)), dice.between(0.36, 0.4));
        flower(canvas, field, dice, new Point(main.x() + side * 0.33, main.y() + 0.16), radius * 0.62, 0.012);
        flower(canvas, field, dice, new Point(main.x() - side * 0.31, main.y() + 0.26), radius * 0.5, 0.016);
        bud(canvas, field, main.x() - side * 0.2, main.y() + 0.03, side);
        flower(canvas, field, dice, main, radius, 0);
        grass(canvas, field, dice, (int) (34 * aspect), 0.006);
        blurred(canvas, field, dice, (int) (5 * aspect), 1.0, 1.12, 0.09, 0.14);
        canvas.lamp(sun.x(), sun.y() - 0.1, 0.34, field.glow.times(0.2));
        return new Composition(
                "a " + field.flower + " against the evening light",
                new Box(
                        main.x() - radius * 2.1,
                        main.y() - radius * 1.9,
                        main.x() + radius * 2.1,
                        main.y() + radius * 2.9));
    }

    private void discs(
            Canvas canvas,
            Field field,
            Dice dice,
            int count,
            double least,
            double most,
            double top,
            double bottom,
            double strength) {
        for (int i = 0; i < count; i++) {
            double radius = dice.between(least, most);
            double x = dice.between(-0.1, canvas.aspect() + 0.1);
            double y = dice.between(top, bottom);
            Colour light = field.glow.mix(Colour.WHITE, dice.between(0, 0.5)).times(strength * dice.between(0.4, 1.3));
            canvas.shine(Box.around(x, y, radius * 1.1), (px, py) -> {
                double out = Curve.length(px - x, py - y) / radius;
                return light.times(Curve.ease(1.04, 0.94, out) * (0.65 + 0.35 * Curve.ramp(0.5, 1, out)));
            });
        }
    }

    /** Flowers far out of focus: soft blots, each with a lit upper edge. */
    private void blurred(
            Canvas canvas, Field field, Dice dice, int count, double top, double bottom, double least, double most) {
        for (int i = 0; i < count; i++) {
            double t = (i + 0.5) / count;
            double y = Curve.mix(top, bottom, t) + dice.between(-0.02, 0.02);
            double x = dice.between(-0.15, canvas.aspect() + 0.15);
            double radius = Curve.mix(least, most, t) * dice.between(0.7, 1.2);
            Colour petal = field.petal.mix(field.deep, dice.between(0, 0.5)).mix(field.air.at(0.5), 0.35 * (1 - t));
            double squash = dice.between(0.65, 0.85);
            double solid = dice.between(0.5, 0.85);
            canvas.wash(
                    Box.around(x, y, radius * 1.5),
                    (px, py) -> solid * Curve.ease(1.35, 0.5, Curve.length(px - x, (py - y) / squash) / radius),
                    (px, py) -> petal.mix(field.glow, Curve.ramp(0, -radius, py - y) * 0.45));
        }
    }

    private void grass(Canvas canvas, Field field, Dice dice, int count, double softness) {
        for (int i = 0; i < count; i++) {
            double x = dice.between(-0.15, canvas.aspect() + 0.15);
            double height = dice.between(0.16, 0.42);
            double bend = dice.between(-0.12, 0.12);
            Colour green = field.air.at(dice.between(0.62, 1.0));
            Colour tip = green.mix(field.glow, dice.between(0.15, 0.5));
            Shape blade = Shape.line(
                    List.of(
                            new Point(x, 1.16),
                            new Point(x + bend * 0.2, 1.16 - height * 0.6),
                            new Point(x + bend * 0.55, 1.16 - height),
                            new Point(x + bend, 1.16 - height * 1.25)),
                    0.005,
                    0.001);
            canvas.fill(blade, softness, (px, py) -> green.mix(tip, Curve.ramp(1.0, 0.75, py)));
        }
    }

    private void stem(Canvas canvas, Field field, Point from, double lean, double thick, double softness) {
        Shape stem = Shape.line(
                List.of(
                        from,
                        new Point(from.x() + lean * 0.25, from.y() + 0.2),
                        new Point(from.x() + lean * 0.7, from.y() + 0.45),
                        new Point(from.x() + lean * 1.2, 1.2)),
                thick,
                thick * 1.3);
        Colour green = field.air.at(0.88);
        canvas.fill(
                stem,
                softness,
                (x, y) -> green.mix(field.glow, 0.25 * Curve.ramp(0.9, 0.4, y)).times(0.9));
    }

    private void bud(Canvas canvas, Field field, double x, double y, int side) {
        stem(canvas, field, new Point(x, y), -side * 0.05, 0.0035, 0.003);
        Colour green = field.air.at(0.8);
        canvas.fill(Shape.ellipse(x, y, 0.02, 0.03), 0.003, (px, py) -> {
            double light = Curve.ramp(-0.02, 0.02, side * (px - x));
            boolean split = Math.abs(px - x - 0.1 * (py - y)) < 0.003 && py < y + 0.012;
            return split ? field.petal : green.times(0.5 + 0.6 * light).mix(field.glow, 0.2 * light);
        });
    }

    /** A poppy: two petals behind, two in front, veined, dark at the heart; {@code softness} puts it out of focus. */
    private void flower(Canvas canvas, Field field, Dice dice, Point at, double radius, double softness) {
        stem(canvas, field, new Point(at.x(), at.y() + radius * 0.5), dice.between(-0.05, 0.05), 0.0055, softness);
        double tilt = dice.between(-0.03, 0.03);
        petal(canvas, field, dice, at, radius * 1.02, -0.40 + tilt, 1.0, softness);
        petal(canvas, field, dice, at, radius * 1.02, -0.11 + tilt, 1.0, softness);
        petal(canvas, field, dice, at, radius * 1.08, -0.25 + tilt, 0.8, softness);
        heart(canvas, field, dice, new Point(at.x(), at.y() + radius * 0.05), radius * 0.24, softness);
        petal(
                canvas,
                field,
                dice,
                new Point(at.x(), at.y() + radius * 0.08),
                radius * 0.8,
                0.34 + tilt,
                0.62,
                softness);
        petal(
                canvas,
                field,
                dice,
                new Point(at.x(), at.y() + radius * 0.08),
                radius * 0.8,
                0.14 + tilt,
                0.68,
                softness);
    }

    /** One petal from {@code root} toward {@code turn}; 0 points right, quarter turns go downward. */
    private void petal(
            Canvas canvas,
            Field field,
            Dice dice,
            Point root,
            double length,
            double turn,
            double depth,
            double softness) {
        double cos = Curve.cosine(turn);
        double sin = Curve.sine(turn);
        Noise noise = new Noise(dice.seed());
        Box box = Box.around(root.x() + cos * length / 2, root.y() + sin * length / 2, length * 0.9);
        Shape outline = new Shape(box, (x, y) -> {
            double along = ((x - root.x()) * cos + (y - root.y()) * sin) / length;
            double across = ((y - root.y()) * cos - (x - root.x()) * sin) / length;
            double edge = 0.05 * noise.clouds(across * 3.2, 2.5, 4) + 0.012 * noise.at(across * 22, 5);
            double out = Curve.length((along - 0.5) / (0.52 + edge), across / 0.66) - 1;
            return out * 0.5 * length;
        });
        canvas.fill(outline, softness, (x, y) -> {
            double along = ((x - root.x()) * cos + (y - root.y()) * sin) / length;
            double across = ((y - root.y()) * cos - (x - root.x()) * sin) / length;
            double fan = across / (0.3 + along);
            double veins = noise.clouds(fan * 22, along * 1.3, 3);
            double fold = noise.clouds(fan * 3.5 + 9, along * 0.9, 3);
            double light = Curve.clamp(0.45 + 0.45 * along + 0.75 * fold + 0.22 * veins);
            double rim = Curve.ease(0.72, 1.05, Curve.length((along - 0.5) / 0.52, across / 0.66));
            Colour body = field.deep.mix(field.petal, light * depth + 0.1);
            Colour through = body.plus(field.petal.mix(field.glow, 0.5).times(0.5 * Curve.ease(0.5, 1, light) * depth));
            Colour spot = Colour.of(0x1a0814);
            return through.mix(field.glow, rim * 0.28 * depth).mix(spot, Curve.ease(0.3, 0.16, along) * 0.6);
        });
    }

    private void heart(Canvas canvas, Field field, Dice dice, Point at, double radius, double softness) {
        for (int i = 0; i < 70; i++) {
            double turn = dice.between(0.0, 1.0);
            double reach = radius * dice.between(0.7, 1.35);
            double x = at.x() + Curve.cosine(turn) * reach;
            double y = at.y() + Curve.sine(turn) * reach * 0.75 - radius * 0.15;
            Shape thread = Shape.stroke(at.x(), at.y(), radius * 0.02, x, y, radius * 0.02);
            canvas.fill(thread, softness, Tint.plain(Colour.of(0x1c0a18)));
            canvas.fill(
                    Shape.disc(x, y, radius * 0.065),
                    softness,
                    Tint.plain(Colour.of(0x2a1426).mix(field.glow, dice.between(0.0, 0.35))));
        }
        canvas.fill(Shape.ellipse(at.x(), at.y() - radius * 0.1, radius * 0.42, radius * 0.36), softness, (x, y) -> {
            double up = Curve.ramp(radius * 0.3, -radius * 0.4, y - at.y());
            double turn = StrictMath.atan2(y - at.y() + radius * 0.1, x - at.x()) / (2 * StrictMath.PI);
            double ray = Curve.ease(0.6, 1, Curve.cosine(turn * 10));
            return Colour.of(0x3c4a24).mix(Colour.of(0xa8a860), up).times(1 - 0.45 * ray);
        });
    }
}
