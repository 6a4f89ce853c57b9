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

/** A snow peak over hazy ridges and pines, mirrored in a lake with a canoe on it. */
final class Mountains implements Painter {
    private record Light(String hour, Gradient sky, Colour sun, Colour haze, Colour rock, Colour snow, Colour pine) {}

    private static final List<Light> LIGHTS = List.of(
            new Light(
                    "at dawn",
                    Gradient.of(0x3d5a8c, 0x7b8fbb, 0xd9a9b4, 0xf8cfa4, 0xfde3b8),
                    Colour.of(0xffd9a0),
                    Colour.of(0xe9bfb4),
                    Colour.of(0x4a4a6a),
                    Colour.of(0xffd8c4),
                    Colour.of(0x16283a)),
            new Light(
                    "in the evening",
                    Gradient.of(0x1f2f5c, 0x4e4b86, 0xb0628a, 0xf08a6a, 0xffc27a),
                    Colour.of(0xffb060),
                    Colour.of(0xd88a86),
                    Colour.of(0x3a3058),
                    Colour.of(0xffb89a),
                    Colour.of(0x140f2a)),
            new Light(
                    "on a clear morning",
                    Gradient.of(0x2f6ea8, 0x62a0cc, 0xa3cbe0, 0xdcebea, 0xf6f1dc),
                    Colour.of(0xfff1cc),
                    Colour.of(0xb7d2df),
                    Colour.of(0x40566c),
                    Colour.of(0xf4f7fb),
                    Colour.of(0x12302f)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Light light = dice.pick(LIGHTS);
        double aspect = canvas.aspect();
        double shore = 0.66;
        double peakX = aspect * dice.between(0.36, 0.64);
        double peakY = dice.between(0.2, 0.26);
        int lit = dice.side();
        double sunX = Curve.clamp(peakX / aspect + lit * dice.between(0.22, 0.3)) * aspect;
        Point sun = new Point(sunX, dice.between(0.3, 0.36));
        sky(canvas, light, sun, new Noise(dice.seed()));
        ridge(canvas, light, 0.15, new Noise(dice.seed()), 0.43, 0.16, 2.2);
        peak(canvas, light, new Point(peakX, peakY), lit, new Noise(dice.seed()));
        ridge(canvas, light, 0.45, new Noise(dice.seed()), 0.57, 0.10, 2.4);
        ridge(canvas, light, 0.68, new Noise(dice.seed()), 0.625, 0.06, 3.0);
        pines(canvas, light, shore, new Noise(dice.seed()));
        mist(canvas, light, shore, new Noise(dice.seed()));
        new Water(shore, Colour.of(0xd4e2ee), 0.55, dice.seed()).paint(canvas);
        Point canoe = new Point(peakX - lit * dice.between(0.02, 0.1), dice.between(0.815, 0.84));
        canoe(canvas, canoe);
        double half = Math.min(aspect * 0.4, 0.47);
        double middle = (peakX + canoe.x()) / 2 + lit * 0.06;
        return new Composition(
                "a snow peak mirrored in a still lake " + light.hour + ", a red canoe on the water",
                new Box(middle - half, peakY - 0.13, middle + half, 0.93));
    }

    private void sky(Canvas canvas, Light light, Point sun, Noise noise) {
        canvas.wash((x, y) -> {
            Colour sky = light.sky.at(Curve.ramp(-0.12, 0.6, y));
            double streak = noise.clouds(x * 1.1, y * 5 + noise.at(x, y) * 0.4, 5);
            double cloud = Curve.ease(0.02, 0.5, streak) * Curve.ramp(0.55, 0.2, y) * 0.75;
            double near = Curve.glow(Curve.length(x - sun.x(), y - sun.y()), 0.4);
            return sky.mix(light.haze.mix(light.sun, near).times(1.12), cloud);
        });
        canvas.lamp(sun.x(), sun.y(), 0.2, light.sun.times(0.5));
        canvas.lamp(sun.x(), sun.y(), 0.05, light.sun.times(0.8));
        canvas.fill(Shape.disc(sun.x(), sun.y(), 0.026), 0.006, Tint.plain(light.sun.times(2.2)));
    }

    private void ridge(Canvas canvas, Light light, double near, Noise noise, double base, double height, double pace) {
        Colour body = light.haze.mix(light.rock.mix(light.pine, near), 0.25 + 0.7 * near);
        canvas.wash((x, y) -> edge(canvas, y - crest(noise, x, base, height, pace)), (x, y) -> {
            double below = y - crest(noise, x, base, height, pace);
            double shade = noise.clouds(x * 14, y * 22, 4) * 0.3 * (1 - near * 0.5);
            return body.times(1 + shade).mix(light.haze, Curve.ramp(0, 0.2, below) * 0.75);
        });
    }

    private double crest(Noise noise, double x, double base, double height, double pace) {
        return base - height * (noise.crests(x * pace, 0.5, 6) - 0.35);
    }

    private double edge(Canvas canvas, double below) {
        return 0.5 + below / canvas.pixel();
    }

    private void peak(Canvas canvas, Light light, Point top, int lit, Noise noise) {
        canvas.wash((x, y) -> edge(canvas, y - flank(noise, top, x)), (x, y) -> {
            double below = y - flank(noise, top, x);
            double bend = 0.10 * noise.clouds(x * 3 + 3, y * 5, 4) + 0.05 * (y - top.y());
            double side = lit * (x - top.x() - bend * (1 + 3 * (y - top.y())));
            double e = 0.004;
            double slope = relief(noise, x + e * lit, y - e) - relief(noise, x, y);
            double sunlit = Curve.clamp(0.42 + 9 * slope * 0.5 + Curve.ease(-0.02, 0.03, side) * 0.45 - 0.1);
            double line = top.y() + 0.2 + 0.12 * noise.clouds(x * 6, y * 6, 4);
            double snow = Curve.ease(0.09, -0.03, y - line - slope * 0.5);
            Colour stone = light.rock.times(0.5).mix(light.haze.times(0.75), sunlit * 0.7);
            Colour cold = light.snow
                    .times(0.34)
                    .mix(light.rock.mix(light.sky.at(0), 0.6).times(1.4), 0.55);
            Colour white = cold.mix(light.snow.times(1.1), sunlit);
            double haze = 0.1 + 0.75 * Curve.ease(0.1, 0.42, y - top.y()) + 0.1 * Curve.ramp(0, 0.3, below);
            return stone.mix(white, snow).mix(light.haze, haze);
        });
    }

    private double relief(Noise noise, double x, double y) {
        return noise.crests(x * 5 + 11, y * 4, 6);
    }

    private double flank(Noise noise, Point top, double x) {
        double away = Math.abs(x - top.x());
        double fall = away * 0.95 - 0.28 * away * away;
        double shoulder = 0.12 * (noise.crests(x * 3.3, 4.2, 6) - 0.45) * Curve.ramp(0, 0.12, away);
        return top.y() + fall - shoulder - 0.014 * noise.clouds(x * 16, 1.5, 4);
    }

    private void pines(Canvas canvas, Light light, double shore, Noise noise) {
        for (int rank = 0; rank < 3; rank++) {
            int row = rank;
            double nearness = row / 2.0;
            double spacing = 0.017 + 0.008 * row;
            Colour body = light.haze.mix(light.pine, 0.72 + 0.28 * nearness);
            double offset = row * 31.7;
            canvas.wash(
                    new Box(-0.2, shore - 0.3, canvas.aspect() + 0.2, shore + 0.01),
                    (x, y) -> {
                        double ground = shore - 0.018 + 0.012 * row;
                        double most = 0;
                        int cell = (int) Math.floor(x / spacing);
                        for (int i = cell - 1; i <= cell + 1; i++) {
                            double chance = noise.cell(i + offset, row);
                            double middle = (i + 0.2 + 0.6 * noise.cell(i, row + 9)) * spacing;
                            double grove = Curve.ease(-0.35, 0.45, noise.at(middle * 1.7 + offset, 3.3));
                            double tall = (0.035 + 0.075 * chance) * (0.35 + grove);
                            double up = (ground - y) / tall;
                            double jag = 0.75 + 0.4 * Math.abs(2 * fraction(up * 7 + chance) - 1);
                            double half = 0.24 * tall * Curve.clamp(1 - up) * jag;
                            most = Math.max(most, (half - Math.abs(x - middle)) / canvas.pixel() + 0.5);
                        }
                        return Math.max(most, (y - ground) / canvas.pixel());
                    },
                    (x, y) -> body.mix(light.haze, Curve.ramp(shore - 0.035, shore, y) * (0.45 - 0.4 * nearness)));
        }
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }

    private void mist(Canvas canvas, Light light, double shore, Noise noise) {
        canvas.wash(
                new Box(-0.2, shore - 0.2, canvas.aspect() + 0.2, shore + 0.02),
                (x, y) -> {
                    double band = Curve.glow(y - shore + 0.012, 0.03);
                    return band * Curve.clamp(0.25 + noise.clouds(x * 3, y * 16, 4)) * 0.8;
                },
                (x, y) -> light.haze.times(1.1));
    }

    private void canoe(Canvas canvas, Point at) {
        double length = 0.055;
        Shape hull = Shape.ellipse(at.x(), at.y() - 0.012, length, 0.028)
                .and(Shape.rectangle(new Box(at.x() - 0.1, at.y() - 0.008, at.x() + 0.1, at.y() + 0.1)));
        Shape mirrored = Shape.ellipse(at.x(), at.y() + 0.03, length * 0.94, 0.014);
        canvas.fill(mirrored, 0.012, (x, y) -> Colour.of(0x3a1420).mix(Colour.of(0x8a2a20), 0.4));
        canvas.fill(
                Shape.ellipse(at.x(), at.y() + 0.017, length * 0.98, 0.006), 0.006, Tint.plain(Colour.of(0x10141c)));
        canvas.fill(
                hull, (x, y) -> Colour.of(0xd8402a).mix(Colour.of(0x7a1616), Curve.ramp(-0.008, 0.016, y - at.y())));
        Shape body = Shape.stroke(at.x() + 0.008, at.y() - 0.005, 0.008, at.x() + 0.008, at.y() - 0.022, 0.0065);
        canvas.fill(body, Tint.plain(Colour.of(0x22304a)));
        canvas.fill(Shape.disc(at.x() + 0.008, at.y() - 0.036, 0.0068), Tint.plain(Colour.of(0x2a1c18)));
        canvas.fill(
                Shape.stroke(at.x() - 0.018, at.y() - 0.028, 0.0015, at.x() + 0.03, at.y() + 0.012, 0.002),
                Tint.plain(Colour.of(0x6a4a2a)));
    }
}
