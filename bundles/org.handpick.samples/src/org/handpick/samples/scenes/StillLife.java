package org.handpick.samples.scenes;

import java.util.ArrayList;
import java.util.List;
import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Curve;
import org.handpick.samples.paint.Dice;
import org.handpick.samples.paint.Noise;

/** Glazed balls on a table by a window, ray traced, with shadows as soft as the window is wide. */
final class StillLife implements Painter {
    private record Vector(double x, double y, double z) {
        Vector plus(Vector o, double scale) {
            return new Vector(x + o.x * scale, y + o.y * scale, z + o.z * scale);
        }

        double dot(Vector o) {
            return x * o.x + y * o.y + z * o.z;
        }

        Vector unit() {
            double length = Math.sqrt(dot(this));
            return new Vector(x / length, y / length, z / length);
        }
    }

    private record Ball(Vector centre, double radius, Colour glaze, double gloss, boolean metal) {}

    private record Palette(String name, Colour wall, Colour table, List<Colour> glazes) {}

    private static final List<Palette> PALETTES = List.of(
            palette("warm", 0x7a5848, 0xa9805c, 0xc8452e, 0xe8a33a, 0xf0e0c0, 0x3f6b62, 0x8c2f3a),
            palette("cool", 0x3e5566, 0x8d9aa0, 0x1f5f8b, 0xe9e4d6, 0xd98a4a, 0x5aa6a6, 0x283a5a),
            palette("rose", 0x8a5f6c, 0xc7a196, 0xc95a72, 0xf3d9c8, 0x6d7f5a, 0xe2a08a, 0x553048),
            palette("moss", 0x3c4a3c, 0x7c6a4a, 0x7f8f3a, 0xd9b24a, 0xe9e2c8, 0xa8492c, 0x2f4f45));

    private static Palette palette(String name, int wall, int table, int... glazes) {
        List<Colour> colours = new ArrayList<>();
        for (int glaze : glazes) {
            colours.add(Colour.of(glaze));
        }
        return new Palette(name, Colour.of(wall), Colour.of(table), List.copyOf(colours));
    }

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Palette palette = dice.pick(PALETTES);
        Vector light = new Vector(dice.side() * dice.between(2.6, 3.6), dice.between(3.4, 4.2), -2.6);
        List<Ball> balls = balls(dice, palette);
        double across = canvas.aspect() / 2;
        double fit = Math.min(1, canvas.aspect() / 1.05);
        Tracer tracer = new Tracer(balls, light, palette, new Noise(dice.seed()));
        double step = canvas.pixel() / 4;
        canvas.wash((x, y) -> {
            Colour sum = Colour.BLACK;
            for (int i = 0; i < 4; i++) {
                double u = (x + (i % 2 * 2 - 1) * step - across) / fit;
                double v = (0.5 - y - (i / 2 * 2 - 1) * step) / fit;
                sum = sum.plus(tracer.seen(u, v));
            }
            double corner = Curve.length((x - across) / canvas.aspect(), y - 0.5);
            return sum.times(0.25 * (1 - 0.5 * Curve.ease(0.3, 0.85, corner)));
        });
        Box crop = null;
        for (Ball ball : balls) {
            double scale = Tracer.FOCAL / (ball.centre.z + Tracer.DISTANCE) * fit;
            double y = 0.5 - (ball.centre.y - Tracer.EYE) * scale - Tracer.TILT * fit;
            Box box = Box.around(across + ball.centre.x * scale, y, ball.radius * scale);
            crop = crop == null ? box : crop.with(box);
        }
        Box room = new Box(crop.left() - 0.1, crop.top() - 0.1, crop.right() + 0.1, crop.bottom() + 0.09);
        return new Composition("glazed balls in " + palette.name + " colours on a table by a window", room);
    }

    private List<Ball> balls(Dice dice, Palette palette) {
        List<Ball> balls = new ArrayList<>();
        double main = dice.between(0.62, 0.7);
        int lean = dice.side();
        int shift = dice.between(0, 4);
        balls.add(ball(lean * -0.3, 0.35, main, palette.glazes.get(shift), 0.75, false));
        balls.add(ball(lean * 0.62, -0.1, dice.between(0.4, 0.46), palette.glazes.get((shift + 1) % 5), 0.55, false));
        balls.add(ball(lean * -0.95, -0.45, dice.between(0.27, 0.32), palette.glazes.get((shift + 2) % 5), 0.3, false));
        balls.add(ball(lean * 0.1, -0.75, dice.between(0.2, 0.24), Colour.of(0xe8c890), 0.9, true));
        balls.add(ball(lean * 1.12, -0.72, dice.between(0.16, 0.2), palette.glazes.get((shift + 3) % 5), 0.7, false));
        if (dice.chance(0.6)) {
            balls.add(
                    ball(lean * 1.15, 0.75, dice.between(0.34, 0.4), palette.glazes.get((shift + 4) % 5), 0.5, false));
        }
        return balls;
    }

    private static Ball ball(double x, double z, double radius, Colour glaze, double gloss, boolean metal) {
        return new Ball(new Vector(x, radius, z), radius, glaze, gloss, metal);
    }

    /** Looks from in front and a little above onto a table whose top is y = 0. */
    private record Tracer(List<Ball> balls, Vector light, Palette palette, Noise noise) {
        static final double FOCAL = 1.75;
        static final double DISTANCE = 4.6;
        static final double EYE = 1.15;
        static final double TILT = 0.24;
        private static final double WINDOW = 0.7;

        Colour seen(double u, double v) {
            Vector eye = new Vector(0, EYE, -DISTANCE);
            return along(eye, new Vector(u, v - TILT, FOCAL).unit(), 2);
        }

        private Colour along(Vector from, Vector way, int bounces) {
            double nearest = way.y < -1e-6 ? -from.y / way.y : Double.MAX_VALUE;
            Ball hit = null;
            for (Ball ball : balls) {
                double distance = meets(ball, from, way);
                if (distance < nearest) {
                    nearest = distance;
                    hit = ball;
                }
            }
            if (hit != null) {
                return glaze(hit, from.plus(way, nearest), way, bounces);
            }
            if (nearest < 1e6 && from.plus(way, nearest).z < 3.2) {
                return table(from.plus(way, nearest), way, bounces);
            }
            return wall(from, way);
        }

        private double meets(Ball ball, Vector from, Vector way) {
            Vector to = from.plus(ball.centre, -1);
            double b = to.dot(way);
            double root = b * b - to.dot(to) + ball.radius * ball.radius;
            if (root < 0) {
                return Double.MAX_VALUE;
            }
            double distance = -b - Math.sqrt(root);
            return distance > 1e-4 ? distance : Double.MAX_VALUE;
        }

        private Colour wall(Vector from, Vector way) {
            double t = way.z > 1e-6 ? (3.2 - from.z) / way.z : 6;
            Vector at = from.plus(way, t);
            double pool = Curve.glow(Curve.length(at.x - light.x * 0.35, at.y - 1.7), 3.2);
            double plaster = 1 + 0.22 * noise.clouds(at.x * 0.9, at.y * 0.9, 5) + 0.05 * noise.at(at.x * 9, at.y * 9);
            return palette.wall.times((0.16 + 0.85 * pool) * plaster);
        }

        private Colour table(Vector at, Vector way, int bounces) {
            double grain = noise.clouds(at.x * 0.7 + 3, at.z * 7, 5);
            double rings = Curve.sine(at.z * 3 + grain * 1.4 + at.x * 0.1);
            Colour wood = palette.table.times(1 + 0.25 * grain + 0.06 * rings);
            Vector up = new Vector(0, 1, 0);
            double lit = lit(at, up);
            Colour colour = wood.times(0.16 * open(at, up, 1.0)).plus(wood.times(lit * 1.05));
            if (bounces > 0) {
                double gloss = 0.04 + 0.3 * StrictMath.pow(1 + way.y, 4);
                Vector mirrored = new Vector(way.x, -way.y, way.z);
                colour = colour.mix(along(at.plus(up, 1e-3), mirrored, bounces - 1), gloss);
            }
            return colour;
        }

        private Colour glaze(Ball ball, Vector at, Vector way, int bounces) {
            Vector normal = at.plus(ball.centre, -1).unit();
            double facing = -normal.dot(way);
            Vector mirrored = way.plus(normal, 2 * facing).unit();
            double lit = lit(at.plus(normal, 1e-3), normal);
            double bounce = Curve.clamp(0.5 - normal.y * 0.5) * open(at, normal, 0.7);
            double mottle = 1 + 0.10 * noise.clouds(normal.x * 3 + ball.radius * 40, normal.y * 3 + normal.z, 4);
            Colour glaze = ball.glaze.times(mottle);
            Colour colour = glaze.times(lit * 1.1 + 0.13)
                    .plus(glaze.times(palette.table).times(bounce * 0.55));
            double fresnel =
                    (ball.metal ? 0.75 : 0.05 * ball.gloss) + 0.55 * ball.gloss * StrictMath.pow(1 - facing, 4);
            if (bounces > 0) {
                Colour around = along(at.plus(normal, 1e-3), mirrored, bounces - 1);
                colour = colour.mix(ball.metal ? around.times(ball.glaze).times(1.25) : around, fresnel);
            }
            // the window, mirrored: four panes with a cross between
            Vector toLight = light.plus(at, -1).unit();
            Vector aside = new Vector(toLight.z, 0, -toLight.x).unit();
            Vector upward = new Vector(0, 1, 0).plus(toLight, -toLight.y).unit();
            double paneX = Math.abs(mirrored.dot(aside));
            double paneY = Math.abs(mirrored.dot(upward));
            double inPane = mirrored.dot(toLight) > 0
                    ? Curve.ease(0.19, 0.165, paneX)
                            * Curve.ease(0.25, 0.22, paneY)
                            * Curve.ease(0.008, 0.022, paneX)
                            * Curve.ease(0.008, 0.022, paneY)
                    : 0;
            return colour.plus(Colour.of(0xfff6e4).times(inPane * (0.25 + 0.9 * ball.gloss)));
        }

        /** Light of the window that reaches a place, 0 to 1, with half shadows. */
        private double lit(Vector at, Vector normal) {
            Vector to = light.plus(at, -1);
            double distance = Math.sqrt(to.dot(to));
            Vector way = to.unit();
            double open = 1;
            for (Ball ball : balls) {
                Vector towards = ball.centre.plus(at, -1);
                double along = towards.dot(way);
                if (along > 0 && towards.dot(towards) > ball.radius * ball.radius * 1.0001) {
                    double past = Math.sqrt(Math.max(0, towards.dot(towards) - along * along));
                    double blur = WINDOW * along / distance + 0.01;
                    open *= Curve.ease(-blur, blur, past - ball.radius);
                }
            }
            double falloff = 22 / (6 + distance * distance);
            return Curve.clamp(normal.dot(way)) * open * falloff;
        }

        /** How much of the room a place can see past the balls: the dark where things touch (Quilez, sphere occlusion). */
        private double open(Vector at, Vector normal, double strength) {
            double open = 1;
            for (Ball ball : balls) {
                Vector towards = ball.centre.plus(at, -1);
                double square = towards.dot(towards);
                if (square > ball.radius * ball.radius * 1.0001) {
                    double share = ball.radius * ball.radius / square;
                    open *= 1 - strength * share * Curve.clamp(normal.dot(towards.unit()));
                }
            }
            return open;
        }
    }
}
