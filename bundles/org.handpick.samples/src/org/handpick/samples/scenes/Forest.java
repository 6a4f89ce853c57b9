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

/** A wanderer on a forest path, sunbeams falling through the mist between the trunks. */
final class Forest implements Painter {
    private record Season(String name, Gradient mist, Colour sun, Colour bark, Colour leaf, Colour ground) {}

    private static final List<Season> SEASONS = List.of(
            new Season(
                    "a summer",
                    Gradient.of(0x6f9a5a, 0xbfd69a, 0xf2f0c0, 0xb8cf8c, 0x4c6b3a),
                    Colour.of(0xfff0b4),
                    Colour.of(0x141d12),
                    Colour.of(0x2f5a26),
                    Colour.of(0x35501f)),
            new Season(
                    "an autumn",
                    Gradient.of(0xa8713a, 0xe8b870, 0xfdebbc, 0xe0a860, 0x7a4a24),
                    Colour.of(0xffdf9c),
                    Colour.of(0x1f120c),
                    Colour.of(0xa8501a),
                    Colour.of(0x6a3a18)),
            new Season(
                    "a blue morning",
                    Gradient.of(0x4a7a8c, 0x93b8c0, 0xe2eee4, 0x9cbcbc, 0x2c4a50),
                    Colour.of(0xf6f4dc),
                    Colour.of(0x0c161c),
                    Colour.of(0x1f4a4a),
                    Colour.of(0x1f3a34)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Season season = dice.pick(SEASONS);
        double aspect = canvas.aspect();
        int side = dice.side();
        Point sun = new Point(aspect * (0.5 + side * dice.between(0.08, 0.16)), dice.between(0.12, 0.2));
        double horizon = 0.7;
        Noise noise = new Noise(dice.seed());
        double pathX = aspect * 0.5 - side * 0.03;
        canvas.wash((x, y) -> {
            double mottle = 1 + 0.12 * noise.clouds(x * 3, y * 3, 5);
            Colour mist = season.mist.at(Curve.ramp(-0.2, 0.85, y)).times(mottle);
            double away = Curve.length(x - sun.x(), (y - sun.y()) * 0.8);
            return mist.times(0.55).mix(season.sun.times(1.15), Curve.glow(away, 0.42));
        });
        for (int layer = 0; layer < 3; layer++) {
            trunks(canvas, season, sun, dice, layer, horizon, pathX);
            canopy(canvas, season, sun, layer, new Noise(dice.seed()));
            veil(canvas, season, sun, 0.28 - 0.07 * layer, new Noise(dice.seed()));
        }
        ground(canvas, season, sun, horizon, pathX, new Noise(dice.seed()));
        Point feet = new Point(pathX + side * 0.005, 0.835);
        wanderer(canvas, season, feet, 0.16, dice.pick(List.of(0xc8281e, 0xd88a1a, 0x2a5ab0)), side);
        beams(canvas, season, sun, new Noise(dice.seed()));
        trunks(canvas, season, sun, dice, 3, horizon, pathX);
        ferns(canvas, season, dice);
        double half = Math.min(0.36, aspect * 0.36);
        double middle = (pathX * 2 + sun.x()) / 3;
        return new Composition(
                "a wanderer on a path through " + season.name + " forest, sunbeams in the mist",
                new Box(middle - half, 0.12, middle + half, 0.95));
    }

    private Colour aired(Season season, Point sun, double x, double y, Colour colour, double air) {
        double near = Curve.glow(Curve.length(x - sun.x(), y - sun.y()), 0.4);
        Colour mist = season.mist.at(Curve.ramp(-0.2, 0.85, y)).times(0.62).mix(season.sun, near);
        return colour.mix(mist, Curve.clamp(air + 0.45 * near * air + 0.12 * near));
    }

    private void trunks(Canvas canvas, Season season, Point sun, Dice dice, int layer, double horizon, double pathX) {
        int count = (int) (canvas.aspect() * List.of(22, 13, 8, 5).get(layer));
        double width = List.of(0.006, 0.012, 0.022, 0.042).get(layer);
        double air = List.of(0.8, 0.58, 0.3, 0.05).get(layer);
        double base = horizon + List.of(0.01, 0.03, 0.09, 0.4).get(layer);
        double clear = List.of(0.03, 0.08, 0.19, 0.36).get(layer) * Math.min(1, canvas.aspect());
        for (int i = 0; i < count; i++) {
            double x = Curve.mix(-0.2, canvas.aspect() + 0.2, (i + dice.between(0.1, 0.9)) / count);
            double half = width * dice.between(0.65, 1.25);
            double lean = dice.between(-0.035, 0.035);
            double foot = base + dice.between(-0.015, 0.02);
            Noise bark = new Noise(dice.seed());
            if (Math.abs(x - pathX) < clear) {
                continue;
            }
            Box box = new Box(x - 0.1, -0.2, x + 0.1, foot + half);
            canvas.wash(
                    box,
                    (px, py) -> {
                        double up = foot - py;
                        double bend = x + lean * up + 0.012 * bark.at(up * 2, 3);
                        double thick = half * (1 - 0.25 * up)
                                + half * 0.9 * Curve.glow(up, half * 1.6)
                                + half * 0.10 * bark.clouds(up * 14, 1, 2);
                        double edge = (thick - Math.abs(px - bend)) / canvas.pixel() + 0.5;
                        return Math.min(edge, up / canvas.pixel() + 0.5 + 9 * Curve.clamp(edge));
                    },
                    (px, py) -> {
                        double up = foot - py;
                        double across = (px - x - lean * up) / half;
                        double rough = bark.clouds(across * 1.6, py * 9, 4);
                        double toSun = (sun.x() - x) > 0 ? across : -across;
                        double rim = Curve.ease(0.2, 1.0, toSun) * 0.4;
                        Colour body = season.bark.times(1.2 + 1.4 * rough).plus(season.sun.times(rim * 0.32));
                        return aired(season, sun, px, py, body, air);
                    });
        }
    }

    private void canopy(Canvas canvas, Season season, Point sun, int layer, Noise noise) {
        double size = 9 - 2.2 * layer;
        canvas.wash(
                new Box(-0.2, -0.2, canvas.aspect() + 0.2, 0.6),
                (x, y) -> {
                    double clumps = noise.clouds(x * size * 0.3, y * size * 0.3, 3) * 1.1;
                    double leaves = noise.clouds(x * size * 3, y * size * 3, 4);
                    double open = 0.55 * Curve.glow(Curve.length(x - sun.x(), y - sun.y()), 0.25);
                    double reach = 0.14 + 0.07 * layer;
                    return Curve.ease(0.0, 0.16, clumps + leaves * 0.9 + (reach - y) * 1.9 - open);
                },
                (x, y) -> {
                    double shade = noise.clouds(x * size * 2.2 + 5, y * size * 2.2, 4);
                    double through = Curve.glow(Curve.length(x - sun.x(), y - sun.y()), 0.36);
                    Colour leaf = season.leaf.times(0.55 + 1.2 * Curve.clamp(0.4 + shade));
                    Colour lit = leaf.plus(season.sun.times(season.leaf).times(2.2 * through));
                    return aired(season, sun, x, y, lit, 0.62 - 0.2 * layer);
                });
    }

    private void veil(Canvas canvas, Season season, Point sun, double thickness, Noise noise) {
        canvas.wash(
                (x, y) ->
                        thickness * Curve.clamp(0.6 + 1.1 * noise.clouds(x * 1.4, y * 3, 4)) * Curve.ramp(0.05, 0.7, y),
                (x, y) -> aired(season, sun, x, y, season.mist.at(0.5).times(0.8), 0.5));
    }

    private void ground(Canvas canvas, Season season, Point sun, double horizon, double pathX, Noise noise) {
        Box all = canvas.bounds();
        canvas.wash(
                new Box(all.left(), horizon - 0.08, all.right(), all.bottom()),
                (x, y) -> {
                    double hill = horizon + 0.03 * noise.clouds(x * 1.7, 2, 3);
                    return Curve.ease(-0.012, 0.03, y - hill);
                },
                (x, y) -> {
                    double depth = Math.max(0.004, y - horizon + 0.02);
                    double far = 0.2 / depth;
                    double tufts = noise.clouds(x * far * 7, far * 12, 5);
                    double bend = pathX + 0.06 * Curve.sine(depth * 1.6) + 0.012 * noise.at(depth * 14, 5);
                    double path = Curve.ease(1.2, 0.7, Math.abs(x - bend) / (0.035 + depth * 0.42) + 0.25 * tufts);
                    Colour grass = season.ground.times(0.75 + 1.4 * Curve.clamp(0.35 + tufts));
                    Colour soil = season.mist.at(0.6).mix(season.ground, 0.45).times(0.75 + 0.35 * tufts);
                    // sunlight lies in flecks between long shadows that point away from the sun
                    double toward = (x - sun.x()) / (depth + 0.35);
                    double fleck = Curve.ease(-0.12, 0.28, noise.clouds(toward * 7, depth * 2, 4));
                    double near = Curve.glow(x - sun.x(), 0.5);
                    Colour lit = grass.mix(soil, path).times(0.42 + 1.15 * fleck * (0.3 + near));
                    return aired(season, sun, x, y, lit, 0.62 * Curve.ramp(0.22, 0, y - horizon));
                });
    }

    private void beams(Canvas canvas, Season season, Point sun, Noise noise) {
        Point source = new Point(sun.x(), sun.y() - 0.25);
        canvas.shine(canvas.bounds(), (x, y) -> {
            double dx = x - source.x();
            double dy = y - source.y();
            double far = Curve.length(dx, dy);
            double angle = dx / Math.max(0.05, dy);
            double ray = Curve.ease(0.0, 0.42, noise.clouds(angle * 3.2, 0.5 + far * 0.15, 4));
            double fade = Curve.ramp(1.25, 0.2, far) * Curve.ease(0.02, 0.35, dy);
            return season.sun.times(0.24 * ray * fade * Curve.glow(angle, 1.1));
        });
        canvas.lamp(sun.x(), sun.y(), 0.13, season.sun.times(0.55));
    }

    private void wanderer(Canvas canvas, Season season, Point feet, double tall, int coatColour, int side) {
        double x = feet.x();
        double y = feet.y();
        Colour coat = Colour.of(coatColour);
        canvas.wash(
                new Box(x - 0.12, y - 0.02, x + 0.12, y + 0.2),
                (px, py) -> 0.6
                        * Curve.ramp(0.16, 0, py - y)
                        * Curve.ease(0.03, 0.008, Math.abs(px - x + side * (py - y) * 0.35))
                        * Curve.ease(-0.006, 0.006, py - y),
                Tint.plain(season.bark));
        Shape legs = Shape.stroke(x - 0.05 * tall, y - 0.45 * tall, 0.07 * tall, x - 0.09 * tall, y, 0.045 * tall)
                .or(Shape.stroke(
                        x + 0.05 * tall, y - 0.45 * tall, 0.07 * tall, x + 0.07 * tall, y - 0.03 * tall, 0.045 * tall));
        canvas.fill(legs, Tint.plain(season.bark.times(1.6)));
        Shape body = Shape.stroke(x, y - 0.76 * tall, 0.1 * tall, x, y - 0.4 * tall, 0.165 * tall);
        Shape hood = Shape.disc(x + side * 0.012 * tall, y - 0.93 * tall, 0.092 * tall);
        canvas.fill(body.or(hood), (px, py) -> {
            double rim = Curve.ease(0.0, 0.15 * tall, side * (px - x));
            double fold = 1 + 0.16 * Curve.sine((px - x) / tall * 4);
            return coat.times((0.5 + 0.8 * rim) * fold).plus(season.sun.times(0.2 * rim));
        });
        canvas.fill(
                Shape.stroke(
                        x + side * 0.19 * tall, y - 0.62 * tall, 0.012 * tall, x + side * 0.24 * tall, y, 0.01 * tall),
                Tint.plain(season.bark));
    }

    private void ferns(Canvas canvas, Season season, Dice dice) {
        int count = (int) (26 * canvas.aspect());
        for (int i = 0; i < count; i++) {
            double x = dice.between(-0.15, canvas.aspect() + 0.15);
            double toEdge = Math.abs(x / canvas.aspect() - 0.5) * 2;
            double height = dice.between(0.05, 0.12) * (0.35 + 0.9 * toEdge);
            double root = 1.03 + dice.between(0, 0.06) - 0.03 * toEdge;
            double bend = dice.between(-0.09, 0.09);
            Colour leaf = season.leaf.mix(season.bark, dice.between(0.3, 0.8)).times(dice.between(0.6, 1.3));
            for (int k = 1; k <= 8; k++) {
                double t = k / 8.0;
                double stemX = x + bend * t * t;
                double stemY = root - height * t * (1.4 - 0.4 * t) - 0.02;
                double reach = 0.045 * (1.1 - t) * (0.5 + toEdge);
                canvas.fill(
                        Shape.stroke(stemX, stemY, 0.0042, stemX - reach, stemY + reach * 0.3, 0.001)
                                .or(Shape.stroke(stemX, stemY, 0.0042, stemX + reach, stemY + reach * 0.3, 0.001)),
                        0.004,
                        Tint.plain(leaf));
            }
        }
    }
}
