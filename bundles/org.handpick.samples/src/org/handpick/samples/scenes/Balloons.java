package org.handpick.samples.scenes;

import java.util.List;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Curve;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.paint.Gradient;
import org.handpick.samples.paint.Noise;
import org.handpick.samples.paint.Shape;
import org.handpick.samples.paint.Tint;

/** Hot-air balloons over morning clouds, one of them near. */
final class Balloons implements Painter {
    private record Cloth(String name, Colour one, Colour two, Colour three) {}

    private static final List<Cloth> CLOTHS = List.of(
            new Cloth("red and cream", Colour.of(0xd23a2e), Colour.of(0xf8e7c6), Colour.of(0xe9863a)),
            new Cloth("teal and yellow", Colour.of(0x12808a), Colour.of(0xf6cf5a), Colour.of(0xf2efe2)),
            new Cloth("violet and coral", Colour.of(0x5b3a8c), Colour.of(0xff8a6a), Colour.of(0xffd9a8)),
            new Cloth("blue and white", Colour.of(0x1f56a8), Colour.of(0xf4f4ee), Colour.of(0xe4473a)));
    private static final List<Gradient> SKIES = List.of(
            Gradient.of(0x2a6fb4, 0x66a9d8, 0xb4d8e8, 0xf6e8d0, 0xffd8b0),
            Gradient.of(0x35528f, 0x7d84bb, 0xd6a3b8, 0xfcc9a4, 0xffe2b4),
            Gradient.of(0x1d6e8c, 0x58b0bc, 0xb0dcd2, 0xf4ecd0, 0xfce0b8));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        double aspect = canvas.aspect();
        Gradient sky = dice.pick(SKIES);
        Noise noise = new Noise(dice.seed());
        int lit = dice.side();
        canvas.wash((x, y) -> sky.at(Curve.ramp(-0.1, 0.95, y)));
        canvas.lamp(
                lit < 0 ? aspect * 0.1 : aspect * 0.9,
                0.62,
                0.35,
                Colour.of(0xffd09a).times(0.5));
        clouds(canvas, noise, sky, lit);
        double radius = dice.between(0.2, 0.235);
        double x = aspect * (0.5 - lit * dice.between(0.06, 0.13));
        double y = dice.between(0.33, 0.38);
        double side = x < aspect / 2 ? 1 : -1;
        Cloth cloth = dice.pick(CLOTHS);
        balloon(canvas, dice.pick(CLOTHS), x + side * 0.45, y + 0.16, radius * 0.24, lit, 0.5, sky.at(0.7));
        balloon(canvas, dice.pick(CLOTHS), x + side * 0.34, y - 0.2, radius * 0.16, lit, 0.62, sky.at(0.5));
        balloon(canvas, dice.pick(CLOTHS), x - side * 0.33, y + 0.3, radius * 0.12, lit, 0.7, sky.at(0.7));
        hills(canvas, sky, new Noise(dice.seed()));
        balloon(canvas, cloth, x, y, radius, lit, 0, sky.at(0.5));
        Box crop = new Box(x - radius * 1.75, y - radius * 1.4, x + radius * 1.75, y + radius * 2.5);
        return new Composition("a " + cloth.name + " balloon over morning clouds", crop);
    }

    private void clouds(Canvas canvas, Noise noise, Gradient sky, int lit) {
        for (int i = 0; i < 3; i++) {
            int bank = i;
            double base = 0.5 + 0.16 * bank;
            double size = 1.3 + 1.1 * (2 - bank);
            double shift = 13.7 * bank;
            canvas.wash(
                    (x, y) -> Curve.ease(0, 0.16, puffs(noise, x * size + shift, y * size * 1.7) + (y - base) * 2.4)
                            * (0.65 + 0.15 * bank),
                    (x, y) -> {
                        double here = puffs(noise, x * size + shift, y * size * 1.7);
                        double toLight = puffs(noise, x * size + shift + lit * 0.14, y * size * 1.7 - 0.12);
                        double bright = Curve.clamp(0.62 + (here - toLight) * 1.5);
                        Colour shade =
                                sky.at(0.35).mix(Colour.of(0xb9a8c0), 0.55).times(0.86);
                        Colour top = Colour.of(0xfff3e0).times(1.04);
                        return shade.mix(top, bright).mix(sky.at(0.85), Curve.ramp(0.08, 0.6, y - base + here * 0.2));
                    });
        }
    }

    private double puffs(Noise noise, double x, double y) {
        double bent = noise.at(x * 1.3, y * 1.3) * 0.35;
        return noise.clouds(x + bent, y + bent, 6);
    }

    private void hills(Canvas canvas, Gradient sky, Noise noise) {
        for (int i = 0; i < 3; i++) {
            double base = 0.885 + 0.055 * i;
            double share = 0.3 + 0.27 * i;
            double shift = i * 7.7;
            Colour hill = sky.at(0.75).mix(Colour.of(0x2f4a44), share);
            canvas.wash(
                    (x, y) -> 0.5 + (y - base + 0.09 * noise.clouds(x * 1.6 + shift, shift, 5)) / canvas.pixel(),
                    (x, y) -> hill.times(1 + 0.5 * noise.clouds(x * 18 + shift, y * 46, 4))
                            .mix(sky.at(0.9), Curve.ramp(base - 0.02, base + 0.09, y) * 0.5));
        }
    }

    /** A balloon whose envelope has its centre at (x, y); {@code haze} mixes in the air between. */
    private void balloon(
            Canvas canvas, Cloth cloth, double x, double y, double radius, int lit, double haze, Colour air) {
        double mouth = y + radius * 1.32;
        Box box = new Box(x - radius, y - radius, x + radius, mouth);
        Shape envelope = new Shape(box, (px, py) -> {
            double down = (py - y) / radius;
            double half = halfWidth(down);
            return (Math.abs(px - x) / radius - half) * radius * (down > 0.2 ? 0.86 : half);
        });
        Shape whole = envelope.and(Shape.rectangle(box));
        canvas.fill(whole, (px, py) -> {
            double down = (py - y) / radius;
            double across = Math.clamp((px - x) / radius / Math.max(halfWidth(down), 1e-3), -1, 1);
            double turn = StrictMath.asin(across) / StrictMath.PI + 0.5;
            double gores = turn * 9;
            double gore = gores - Math.floor(gores);
            boolean odd = ((int) Math.floor(gores)) % 2 != 0;
            boolean band = down > 0.1 && down < 0.36;
            Colour colour = band ? odd ? cloth.three : cloth.one : odd ? cloth.two : cloth.one;
            double zigzag = Math.abs(gore - 0.5) * 0.3;
            if (down > -0.62 + zigzag && down < -0.42 + zigzag) {
                colour = cloth.three;
            }
            double bulge = 1 - 1.2 * (gore - 0.5) * (gore - 0.5);
            double depth = Math.sqrt(Math.max(0, 1 - across * across));
            double light = 0.3 + 0.78 * Curve.clamp(0.45 * depth + 0.55 * lit * across - 0.35 * down + 0.12);
            double sheen = Curve.glow(Curve.length(across - lit * 0.42, down + 0.42), 0.3) * 0.28;
            Colour shaded = colour.times(light * bulge).plus(Colour.of(0x8a6a9a).times(0.10 * (1 - light)));
            return shaded.plus(Colour.of(0xfff0d8).times(sheen)).mix(air, haze);
        });
        double basketTop = mouth + radius * 0.24;
        double basket = radius * 0.12;
        for (int i = -2; i <= 2; i++) {
            Shape rope = Shape.stroke(
                    x + i * radius * 0.085,
                    mouth - radius * 0.02,
                    radius * 0.006,
                    x + i * basket * 0.48,
                    basketTop,
                    radius * 0.006);
            canvas.fill(rope, Tint.plain(Colour.of(0x4a3a30).mix(air, haze)));
        }
        Shape mouthRim = Shape.ellipse(x, mouth - radius * 0.012, radius * 0.185, radius * 0.035);
        canvas.fill(mouthRim, Tint.plain(Colour.of(0x4a2018).mix(air, haze)));
        if (radius > 0.1) {
            canvas.lamp(
                    x, mouth + radius * 0.04, radius * 0.07, Colour.of(0xffb050).times(0.9));
        }
        Box wicker = new Box(x - basket, basketTop, x + basket, basketTop + basket * 1.35);
        canvas.fill(Shape.rectangle(wicker.grown(-basket * 0.1)), basket * 0.2, (px, py) -> {
            double weave = 0.8 + 0.2 * Curve.sine(py / radius * 22) * Curve.sine(px / radius * 18);
            double side = 0.6 + 0.4 * lit * (px - x) / basket;
            return Colour.of(0xa8703a).times(weave * side).mix(air, haze);
        });
        canvas.fill(
                Shape.stroke(x - basket, basketTop, basket * 0.12, x + basket, basketTop, basket * 0.12),
                Tint.plain(Colour.of(0x5a3418).mix(air, haze)));
    }

    /** Half the width of the envelope at {@code down} radii below its centre: a ball above, a cone below. */
    private static double halfWidth(double down) {
        if (down < 0.36) {
            return Math.sqrt(Math.max(0, 1 - down * down));
        }
        double t = (down - 0.36) / (1.32 - 0.36);
        double straight = 0.933 - 0.74 * t;
        return straight - 0.06 * t * (1 - t) + 0.035 * Curve.sine(t * 0.5);
    }
}
