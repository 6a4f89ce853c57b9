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

/** Balls of glass before bands of colour, each showing the world behind it upside down. */
final class Glass implements Painter {
    private record Bands(String name, Gradient colours) {}

    private static final List<Bands> BANDS = List.of(
            new Bands(
                    "coral and blue",
                    Gradient.of(0x10204c, 0x2a5aa8, 0x8ad0e0, 0xfff0dc, 0xff9a7a, 0xc83a5a, 0x4a1440)),
            new Bands(
                    "green and gold",
                    Gradient.of(0x062a2c, 0x0f6a60, 0x7ac8a0, 0xfff4d0, 0xf2b84a, 0xb8641a, 0x3c1c10)),
            new Bands(
                    "violet and peach",
                    Gradient.of(0x1c1048, 0x5a3aa8, 0xb49af0, 0xffeee6, 0xffb896, 0xe0607a, 0x5a1a4a)));

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        Bands bands = dice.pick(BANDS);
        double aspect = canvas.aspect();
        Noise noise = new Noise(dice.seed());
        double turn = dice.between(0.05, 0.13) * dice.side();
        double cos = Curve.cosine(turn);
        double sin = Curve.sine(turn);
        canvas.wash((x, y) -> {
            double dx = x - aspect / 2;
            double dy = y - 0.5;
            double u = dx * cos + dy * sin;
            double v = dy * cos - dx * sin;
            double wave = 0.22 * noise.clouds(u * 0.9, v * 1.2, 3) + 0.09 * Curve.sine(u * 0.8 + noise.at(v, 3) * 0.3);
            double place = 0.5 + (v + wave) * 0.62;
            double fold = Math.abs(place * 11 - Math.rint(place * 11));
            double silk = 0.86 + 0.22 * Curve.ease(0, 0.5, fold);
            return bands.colours.at(place).times(silk);
        });
        canvas.lamp(aspect * 0.25, -0.05, 0.5, Colour.of(0xfff4e0).times(0.22));
        double radius = dice.between(0.245, 0.275);
        int side = dice.side();
        Point main = new Point(aspect * (0.5 + side * dice.between(0.03, 0.08)), dice.between(0.46, 0.5));
        List<Ball> balls = new ArrayList<>();
        balls.add(new Ball(main.x() - side * radius * 1.5, main.y() - radius * 0.86, radius * 0.4));
        balls.add(new Ball(main.x() + side * radius * 1.36, main.y() + radius * 0.42, radius * 0.28));
        balls.add(new Ball(main.x() - side * radius * 1.28, main.y() + radius * 0.95, radius * 0.2));
        balls.add(new Ball(main.x() + side * radius * 0.9, main.y() - radius * 1.28, radius * 0.16));
        balls.add(new Ball(main.x() - side * radius * 1.75, main.y() + radius * 0.15, radius * 0.11));
        balls.add(new Ball(main.x() + side * radius * 1.62, main.y() - radius * 0.6, radius * 0.09));
        balls.add(new Ball(main.x(), main.y(), radius));
        for (Ball ball : balls) {
            shadow(canvas, ball, bands);
        }
        for (Ball ball : balls) {
            ball(canvas, ball, bands);
        }
        double halfX = Math.min(radius * 1.75, aspect * 0.42);
        return new Composition(
                "balls of glass before bands of " + bands.name,
                Box.around(main.x() - side * 0.02, main.y() + 0.01, halfX, radius * 1.55));
    }

    private record Ball(double x, double y, double radius) {}

    /** Glass throws a shadow with light in it, down and to the right. */
    private void shadow(Canvas canvas, Ball ball, Bands bands) {
        double x = ball.x + ball.radius * 0.34;
        double y = ball.y + ball.radius * 0.5;
        canvas.wash(
                Box.around(x, y, ball.radius * 1.5),
                (px, py) -> 0.5 * Curve.ease(1.35, 0.45, Curve.length(px - x, py - y) / ball.radius),
                (px, py) ->
                        canvas.at(px, py).times(0.35).plus(bands.colours.at(0).times(0.15)));
        double lightX = ball.x + ball.radius * 0.6;
        double lightY = ball.y + ball.radius * 0.92;
        canvas.shine(Box.around(lightX, lightY, ball.radius), (px, py) -> {
            double along = ((px - lightX) * 0.53 + (py - lightY) * 0.85) / ball.radius;
            double across = ((py - lightY) * 0.53 - (px - lightX) * 0.85) / ball.radius;
            double light = Curve.glow(Curve.length(along * 2.4, across * 1.3), 0.3)
                    * Curve.ease(1, 0.5, Curve.length(along, across));
            return bands.colours.at(0.5).times(0.8 * light);
        });
    }

    private void ball(Canvas canvas, Ball ball, Bands bands) {
        Canvas behind = canvas.copy();
        double edge = canvas.pixel();
        Box box = Box.around(ball.x, ball.y, ball.radius).grown(edge);
        canvas.wash(box, (x, y) -> 0.5 - (Curve.length(x - ball.x, y - ball.y) - ball.radius) / edge, (x, y) -> {
            double dx = (x - ball.x) / ball.radius;
            double dy = (y - ball.y) / ball.radius;
            double out = Math.min(1, Curve.length(dx, dy));
            double depth = Math.sqrt(1 - out * out);
            // a solid ball turns its background over; red bends less than blue
            double bend = -1.25 + 0.55 * out * out * out;
            Colour red = seen(behind, ball, dx, dy, bend * 0.985);
            Colour green = seen(behind, ball, dx, dy, bend);
            Colour blue = seen(behind, ball, dx, dy, bend * 1.02);
            Colour through = new Colour(red.red(), green.green(), blue.blue());
            double rim = StrictMath.pow(1 - depth, 3);
            double dark = 1 - 0.5 * Curve.ease(0.78, 0.97, out) * (0.6 + 0.4 * dy);
            Colour body = through.times(dark * 0.96).plus(Colour.WHITE.times(0.02));
            Colour edgeLight = bands.colours.at(0.5 - 0.35 * dy).mix(Colour.WHITE, 0.4);
            body = body.mix(edgeLight, 0.55 * rim);
            double bounce = Curve.glow(Curve.length(dx - 0.42, dy - 0.62), 0.24) * 0.5;
            double window =
                    Curve.ease(0.3, 0.24, Curve.length((dx + 0.42) * 1.25 + 0.3 * (dy + 0.52), (dy + 0.52) * 1.7));
            double spark = Curve.glow(Curve.length(dx + 0.14, dy + 0.74), 0.035);
            double sheen = 0.22 * Curve.ease(0.15, -0.75, dy + 0.25 * dx) * Curve.ease(0.97, 0.9, out);
            return body.plus(edgeLight.times(bounce))
                    .plus(Colour.WHITE.times(
                            0.85 * window * (0.55 + 0.45 * Curve.ramp(-0.3, -0.75, dy)) + spark * 0.9 + sheen * 0.5));
        });
    }

    private static Colour seen(Canvas behind, Ball ball, double dx, double dy, double bend) {
        return behind.at(ball.x + dx * bend * ball.radius, ball.y + dy * bend * ball.radius);
    }
}
