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

/** A lit tent under the Milky Way, sometimes under northern lights. */
final class NightCamp implements Painter {
    private static final List<Gradient> SKIES = List.of(
            Gradient.of(0x050a1e, 0x0c1838, 0x1c3160, 0x3f4f80, 0x7a6a8c),
            Gradient.of(0x040c1c, 0x082034, 0x12405a, 0x2f6a78, 0x7f9a88),
            Gradient.of(0x0a0820, 0x1a1240, 0x38245e, 0x6a3f70, 0xb06a70));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        double aspect = canvas.aspect();
        Gradient sky = dice.pick(SKIES);
        int side = dice.side();
        double hill = 0.74;
        boolean northernLights = dice.chance(0.4);
        canvas.wash((x, y) -> sky.at(Curve.ramp(-0.15, hill, y)));
        if (northernLights) {
            northernLights(canvas, new Noise(dice.seed()));
        } else {
            milkyWay(canvas, side, new Noise(dice.seed()));
        }
        stars(canvas, dice);
        if (!northernLights) {
            moon(canvas, aspect * (0.5 - side * dice.between(0.22, 0.28)), dice.between(0.16, 0.22), side);
        }
        Point tent = new Point(aspect * (0.5 + side * dice.between(0.03, 0.1)), 0.865);
        land(canvas, sky, hill, tent, new Noise(dice.seed()));
        pines(canvas, dice, sky, tent, aspect);
        double size = dice.between(0.125, 0.145);
        tent(canvas, tent, size, new Noise(dice.seed()));
        double half = Math.min(0.36, aspect * 0.4);
        double middle = tent.x() - side * 0.05;
        return new Composition(
                northernLights ? "a lit tent under northern lights" : "a lit tent under the Milky Way and a young moon",
                new Box(middle - half, 0.16, middle + half, 0.96));
    }

    private void milkyWay(Canvas canvas, int side, Noise noise) {
        double middle = canvas.aspect() / 2;
        canvas.shine(canvas.bounds(), (x, y) -> {
            double across = (x - middle) * 0.8 + side * (y - 0.35) * 0.75;
            double along = (x - middle) * 0.6 - side * (y - 0.35);
            double bent = across + 0.14 * noise.clouds(along * 1.5, across * 2, 4);
            double band = Curve.glow(bent, 0.21);
            double dust =
                    Curve.ease(-0.1, 0.4, noise.clouds(along * 3.2 + 5, bent * 5, 6) + 0.38 * Curve.glow(bent, 0.05));
            double cloud = Curve.clamp(0.55 + noise.clouds(along * 4, across * 6, 5));
            Colour glow = Colour.of(0x9ab4e8).mix(Colour.of(0xf0c8b0), Curve.glow(bent, 0.09));
            return glow.times(0.34 * band * cloud * (1 - 0.75 * dust));
        });
    }

    private void northernLights(Canvas canvas, Noise noise) {
        for (int curtain = 0; curtain < 3; curtain++) {
            double shift = curtain * 5.3;
            double low = 0.56 - 0.11 * curtain;
            canvas.shine(canvas.bounds(), (x, y) -> {
                double foot = low + 0.16 * noise.clouds(x * 0.9 + shift, shift, 3);
                double up = foot - y;
                double fold = x + 0.1 * noise.at(x * 2.3 + shift, 2);
                double ray = 0.45 + 0.6 * noise.clouds(fold * 9, shift + 0.12 * y, 3);
                double tall = 0.26 + 0.16 * noise.at(x * 1.7 + shift, 9);
                double fade = Curve.ease(-0.035, 0.03, up) * Curve.glow(Math.max(0, up) / tall, 0.62);
                Colour light = Colour.of(0x3af09a).mix(Colour.of(0x8a4ae0), Curve.ramp(0.08, 0.42, up));
                return light.times(0.36 * Curve.clamp(ray) * fade);
            });
        }
    }

    private void stars(Canvas canvas, Dice dice) {
        int count = (int) (900 * canvas.aspect());
        for (int i = 0; i < count; i++) {
            double x = dice.between(-0.16, canvas.aspect() + 0.16);
            double y = dice.between(-0.16, 0.78);
            double bright = dice.between(0.0, 1.0);
            bright = 0.10 + 0.9 * bright * bright * bright * bright;
            Colour colour = dice.pick(List.of(0xffffff, 0xcfe0ff, 0xffe2c0, 0xbfd2ff)) == 0xffffff
                    ? Colour.WHITE
                    : Colour.of(0xcfe0ff);
            double size = 0.0007 + 0.0011 * bright;
            double fade = Curve.ramp(0.8, 0.45, y);
            canvas.lamp(x, y, size, colour.times(bright * 1.5 * fade));
            if (bright > 0.8) {
                canvas.lamp(x, y, 0.006, colour.times(0.16 * fade));
            }
        }
    }

    private void moon(Canvas canvas, double x, double y, int side) {
        canvas.lamp(x, y, 0.07, Colour.of(0xdfe6ff).times(0.22));
        Shape crescent = Shape.disc(x, y, 0.036).without(Shape.disc(x + side * 0.017, y - 0.008, 0.034));
        canvas.fill(Shape.disc(x, y, 0.036), (px, py) -> canvas.at(px, py).times(0.94));
        canvas.fill(crescent, 0.002, Tint.plain(Colour.of(0xfff6e4).times(1.3)));
    }

    private void land(Canvas canvas, Gradient sky, double hill, Point tent, Noise noise) {
        for (int i = 0; i < 3; i++) {
            double base = hill - 0.1 + 0.065 * i;
            double shift = i * 9.1;
            Colour body = sky.at(0.75).mix(Colour.of(0x04070e), 0.5 + 0.22 * i);
            canvas.wash(
                    (x, y) -> 0.5
                            + (y - base + 0.13 * (1 - 0.25 * shift / 9.1) * noise.crests(x * 1.5 + shift, 1, 5) - 0.04)
                                    / canvas.pixel(),
                    (x, y) -> body.mix(sky.at(1), 0.35 * Curve.ramp(base - 0.08, base + 0.12, y) * (1 - shift / 20)));
        }
        canvas.wash(
                (x, y) -> 0.5 + (y - hill - 0.075 - 0.03 * noise.clouds(x * 1.8, 7, 3)) / canvas.pixel(), (x, y) -> {
                    double depth = Math.max(0.01, y - hill);
                    double tufts = noise.clouds(x * 26, y * 60, 4);
                    double reach = Curve.length(x - tent.x(), (y - tent.y() - 0.012) * 2.4);
                    Colour grass = Colour.of(0x0e1a1c).mix(sky.at(0.5), 0.12).times(1 + 0.9 * tufts);
                    Colour warm = Colour.of(0xffa24a).times(0.42 * Curve.glow(reach, 0.15) * (0.75 + 0.8 * tufts));
                    return grass.times(1 - 0.5 * Curve.ramp(0.1, 0.35, depth)).plus(warm);
                });
    }

    private void pines(Canvas canvas, Dice dice, Gradient sky, Point tent, double aspect) {
        int count = (int) (20 * aspect);
        for (int i = 0; i < count; i++) {
            double x = Curve.mix(-0.15, aspect + 0.15, (i + dice.between(0.0, 1.0)) / count);
            double away = Math.abs(x - tent.x());
            double tall = dice.between(0.1, 0.2) + 0.3 * Math.max(0, away - 0.16);
            double foot = 0.83 + dice.between(-0.008, 0.02) + 0.12 * Math.max(0, away - 0.3);
            if (away < 0.13) {
                continue;
            }
            pine(canvas, new Noise(dice.seed()), x, foot, tall, tent, sky);
        }
    }

    private void pine(Canvas canvas, Noise noise, double x, double foot, double tall, Point tent, Gradient sky) {
        Box box = new Box(x - tall * 0.3, foot - tall, x + tall * 0.3, foot);
        canvas.wash(
                box,
                (px, py) -> {
                    double up = (foot - py) / tall;
                    double tiers = up * 9;
                    double jag = 1 - 0.55 * (tiers - Math.floor(tiers));
                    double ragged = 0.8 + 0.5 * noise.clouds(px * 60 + Math.floor(tiers) * 7, py * 60, 2);
                    double half = 0.23 * tall * Curve.clamp(1.02 - up) * jag * ragged + 0.004 * tall;
                    double trunk = up < 0.07 ? 0.012 * tall : half;
                    return (trunk - Math.abs(px - x)) / canvas.pixel() + 0.5;
                },
                (px, py) -> {
                    double toward = tent.x() > x ? px - x : x - px;
                    double warm = Curve.glow(Curve.length(px - tent.x(), py - tent.y()), 0.2)
                            * Curve.ramp(-0.02, 0.05, toward);
                    return Colour.of(0x04080c)
                            .mix(sky.at(0.4), 0.10)
                            .plus(Colour.of(0xff9a4a).times(0.22 * warm));
                });
    }

    private void tent(Canvas canvas, Point at, double size, Noise noise) {
        double x = at.x();
        double y = at.y();
        canvas.lamp(x, y - size * 0.3, size * 0.9, Colour.of(0xff9a40).times(0.16));
        Point top = new Point(x - size * 0.1, y - size * 0.82);
        Point back = new Point(x + size * 0.62, y - size * 0.7);
        Shape flank = Shape.polygon(
                top, back, new Point(x + size * 1.12, y - size * 0.06), new Point(x + size * 0.52, y + size * 0.1));
        Shape front = Shape.polygon(
                top, new Point(x + size * 0.52, y + size * 0.1), new Point(x - size * 0.72, y + size * 0.06));
        canvas.fill(flank, (px, py) -> {
            double lamp = Curve.glow(Curve.length(px - x - size * 0.3, py - y + size * 0.1), size * 0.75);
            double crease = 1 + 0.22 * noise.clouds(px * 14, py * 6, 4);
            return Colour.of(0xe0661c).mix(Colour.of(0xffc060), lamp).times((0.22 + 0.75 * lamp) * crease);
        });
        canvas.fill(front, (px, py) -> {
            double lamp = Curve.glow(Curve.length(px - x + size * 0.05, py - y + size * 0.14), size * 0.62);
            double crease = 1 + 0.16 * noise.clouds(px * 16, py * 5, 4);
            return Colour.of(0xf08a2c).mix(Colour.of(0xffe09a), lamp).times((0.3 + 1.0 * lamp) * crease);
        });
        Shape door = Shape.polygon(
                new Point(top.x() + size * 0.01, top.y() + size * 0.2),
                new Point(x + size * 0.16, y + size * 0.085),
                new Point(x - size * 0.3, y + size * 0.075));
        canvas.fill(door, (px, py) -> Colour.of(0xffe8b0).times(0.85 + 0.6 * Curve.ramp(y - size * 0.6, y, py)));
        Shape sitting = Shape.stroke(
                        x - size * 0.06, y + size * 0.03, size * 0.1, x - size * 0.06, y - size * 0.14, size * 0.07)
                .or(Shape.disc(x - size * 0.05, y - size * 0.28, size * 0.065));
        canvas.fill(sitting.and(door), Tint.plain(Colour.of(0x3a1408)));
        for (Point peg :
                List.of(new Point(x - size * 0.95, y + size * 0.12), new Point(x + size * 0.7, y + size * 0.24))) {
            canvas.fill(
                    Shape.stroke(top.x(), top.y(), 0.0007, peg.x(), peg.y(), 0.0007), Tint.plain(Colour.of(0x7a5030)));
        }
    }
}
