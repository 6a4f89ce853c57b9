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

/** A city by the water at dusk, a tower above its lit windows. */
final class City implements Painter {
    private record Dusk(String name, Gradient sky, Colour stone, Colour haze) {}

    private static final List<Dusk> DUSKS = List.of(
            new Dusk(
                    "violet",
                    Gradient.of(0x151a44, 0x3b2f72, 0x8a4a86, 0xe0726c, 0xffb87a),
                    Colour.of(0x14122c),
                    Colour.of(0xd07a80)),
            new Dusk(
                    "blue",
                    Gradient.of(0x0a1a3c, 0x17396c, 0x3f6c9c, 0x9aa6b8, 0xf2c8a0),
                    Colour.of(0x0a1428),
                    Colour.of(0x8fa0b4)),
            new Dusk(
                    "amber",
                    Gradient.of(0x2c3352, 0x6a5668, 0xb87a62, 0xee9f5c, 0xffd48a),
                    Colour.of(0x1e1620),
                    Colour.of(0xdf9a6c)));
    private static final List<Colour> LAMPS = List.of(
            Colour.of(0xffd48a), Colour.of(0xffc06a), Colour.of(0xffe9c0), Colour.of(0xcfe4ff), Colour.of(0xffb050));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Dusk dusk = dice.pick(DUSKS);
        double aspect = canvas.aspect();
        double shore = dice.between(0.7, 0.73);
        Noise noise = new Noise(dice.seed());
        int side = dice.side();
        canvas.wash((x, y) -> {
            Colour sky = dusk.sky.at(Curve.ramp(-0.15, shore, y));
            double streak = noise.clouds(x * 1.2, y * 6 + 0.3 * noise.at(x * 2, y * 3), 5);
            double cloud = Curve.ease(0.0, 0.45, streak) * Curve.ease(-0.05, 0.3, y) * 0.6;
            return sky.mix(dusk.haze.mix(dusk.sky.at(0.85), Curve.ramp(0, 0.6, y)), cloud);
        });
        Point moon = new Point(aspect * (0.5 + side * dice.between(0.2, 0.27)), dice.between(0.15, 0.2));
        canvas.lamp(moon.x(), moon.y(), 0.07, Colour.of(0xffe8d0).times(0.28));
        canvas.fill(
                Shape.disc(moon.x(), moon.y(), 0.03),
                (x, y) -> Colour.of(0xfff2dc).times(1.05 + 0.35 * noise.clouds(x * 30, y * 30, 3)));
        for (int row = 0; row < 4; row++) {
            row(canvas, dusk, dice, row, shore);
        }
        double towerX = aspect * (0.5 - side * dice.between(0.04, 0.1));
        double top = dice.between(0.15, 0.19);
        tower(canvas, dusk, towerX, top, shore, new Noise(dice.seed()));
        row(canvas, dusk, dice, 4, shore);
        quay(canvas, dusk, dice, shore);
        new Water(shore, Colour.of(0xc8d0e0), 0.95, dice.seed()).paint(canvas);
        double half = Math.min(0.36, aspect * 0.38);
        return new Composition(
                "a tower above a city by the water, " + dusk.name + " dusk",
                new Box(towerX - half + side * 0.08, top - 0.1, towerX + half + side * 0.08, shore + 0.2));
    }

    private void row(Canvas canvas, Dusk dusk, Dice dice, int row, double shore) {
        double near = row / 4.0;
        double x = -0.2;
        Colour stone = dusk.haze.mix(dusk.stone, 0.28 + 0.68 * near);
        while (x < canvas.aspect() + 0.2) {
            double width = dice.between(0.045, 0.1) * (0.7 + 0.5 * near);
            double middle = Math.abs((x + width / 2) / canvas.aspect() - 0.5) * 2;
            double tall = dice.between(0.1, 0.3) * (1.25 - 0.55 * middle) * (1.15 - 0.72 * near) + 0.02;
            building(canvas, dusk, dice, new Box(x, shore - tall, x + width, shore), stone, near);
            x += width + (dice.chance(0.3) ? dice.between(0.002, 0.012) : -0.002);
        }
        canvas.wash(
                new Box(-0.2, shore - 0.3, canvas.aspect() + 0.2, shore),
                (px, py) -> 0.4 * (1 - near) * Curve.ramp(shore - 0.24, shore, py),
                Tint.plain(dusk.haze));
    }

    private void building(Canvas canvas, Dusk dusk, Dice dice, Box box, Colour stone, double near) {
        Noise windows = new Noise(dice.seed());
        double rise = dice.between(0.0085, 0.0125);
        double pitch = dice.between(0.006, 0.009);
        double awake = dice.between(0.15, 0.55);
        boolean bands = dice.chance(0.25);
        Colour lamp = dice.pick(LAMPS);
        double shine = 0.25 + 0.6 * near;
        canvas.fill(Shape.rectangle(box), (x, y) -> {
            double across = (x - box.left()) / box.width();
            Colour wall = stone.times(0.85 + 0.35 * across).mix(dusk.haze, 0.18 * Curve.ramp(0, 0.25, y - box.top()));
            double column = (x - box.left() - 0.004) / pitch;
            double floor = (y - box.top() - 0.008) / rise;
            boolean wallEdge = x < box.left() + 0.004 || x > box.right() - 0.004 || floor < 0;
            double inX = column - Math.floor(column);
            double inY = floor - Math.floor(floor);
            if (wallEdge || !bands && (inX < 0.2 || inX > 0.8) || inY < 0.25 || inY > 0.8) {
                return wall;
            }
            double chance = windows.cell(bands ? column * 0.18 : column, floor);
            double quiet = 0.7 + 0.5 * windows.at(column * 0.3, floor * 0.2);
            if (chance > awake * quiet) {
                return wall.times(0.8).plus(dusk.sky.at(0.4).times(0.05));
            }
            return wall.mix(lamp.times(0.55 + 0.9 * windows.cell(column + 90, floor)), shine);
        });
        if (dice.chance(0.35)) {
            double mast = dice.between(0.02, 0.05);
            double x = box.centreX();
            canvas.fill(Shape.stroke(x, box.top(), 0.0018, x, box.top() - mast, 0.0008), Tint.plain(stone));
            if (near > 0.3) {
                canvas.lamp(x, box.top() - mast, 0.004, Colour.of(0xff3a2a).times(1.4));
            }
        } else if (dice.chance(0.5)) {
            double inset = box.width() * dice.between(0.15, 0.3);
            Box roof =
                    new Box(box.left() + inset, box.top() - dice.between(0.008, 0.02), box.right() - inset, box.top());
            canvas.fill(Shape.rectangle(roof), Tint.plain(stone.times(0.9)));
        }
    }

    private void tower(Canvas canvas, Dusk dusk, double x, double top, double shore, Noise noise) {
        double[] tiers = {0.013, 0.024, 0.037, 0.05};
        double[] from = {0.1, 0.16, 0.26, 0.37};
        for (int i = tiers.length - 1; i >= 0; i--) {
            Box tier = new Box(x - tiers[i], top + from[i], x + tiers[i], shore);
            canvas.fill(Shape.rectangle(tier), (px, py) -> {
                double across = (px - tier.left()) / tier.width();
                double rib = Math.abs(across * 6 - Math.rint(across * 6)) < 0.14 ? 0.72 : 1;
                Colour wall = dusk.haze.mix(dusk.stone, 0.72).times((0.8 + 0.65 * across) * rib);
                double floor = (py - tier.top() - 0.01) / 0.0105;
                double column = (px - tier.left()) / 0.0068;
                double inX = column - Math.floor(column);
                double inY = floor - Math.floor(floor);
                boolean pane = floor > 0 && inX > 0.22 && inX < 0.8 && inY > 0.25 && inY < 0.82;
                double chance = noise.cell(column + tier.left() * 900, floor);
                Colour uplight = Colour.of(0xffb868).times(0.8 * Curve.glow(py - tier.top() - 0.006, 0.028));
                Colour lit = wall.plus(uplight.times(rib));
                return pane && chance < 0.5 ? lit.mix(Colour.of(0xffdc9c).times(0.6 + 0.8 * chance), 0.85) : lit;
            });
            canvas.lamp(x, tier.top(), tier.width() * 0.28, Colour.of(0xffb060).times(0.22));
        }
        Shape spire = Shape.stroke(x, top + 0.1, 0.008, x, top, 0.001);
        canvas.fill(
                spire,
                Tint.plain(
                        dusk.haze.mix(dusk.stone, 0.6).plus(Colour.of(0xffc080).times(0.25))));
        canvas.lamp(x, top + 0.1, 0.03, Colour.of(0xffc070).times(0.5));
        canvas.lamp(x, top, 0.006, Colour.of(0xff4030).times(1.8));
    }

    private void quay(Canvas canvas, Dusk dusk, Dice dice, double shore) {
        canvas.fill(
                Shape.rectangle(new Box(-0.2, shore - 0.014, canvas.aspect() + 0.2, shore)),
                Tint.plain(dusk.stone.times(0.8)));
        for (double x = -0.15; x < canvas.aspect() + 0.15; x += dice.between(0.03, 0.07)) {
            Colour lamp = dice.pick(LAMPS);
            canvas.lamp(x, shore - 0.022, 0.008, lamp.times(1.1));
            canvas.fill(Shape.disc(x, shore - 0.022, 0.002), Tint.plain(lamp.times(2.5)));
        }
    }
}
