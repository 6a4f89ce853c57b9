package org.handpick.samples.scenes;

import org.handpick.samples.paint.Box;
import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Colour;
import org.handpick.samples.paint.Curve;
import org.handpick.samples.paint.Noise;

/**
 * Still water below a shore line: it mirrors what has been painted above it.
 *
 * @param shore y of the far edge of the water
 * @param colour what the mirrored light is filtered by
 * @param roughness 0 is a mirror, 1 a light breeze
 */
record Water(double shore, Colour colour, double roughness, long seed) {
    /** Paints the water over everything below the shore. */
    void paint(Canvas canvas) {
        Canvas above = canvas.copy();
        Noise ripples = new Noise(seed);
        Box all = canvas.bounds();
        Box water = new Box(all.left(), shore, all.right(), all.bottom());
        canvas.wash(water, (x, y) -> 1, (x, y) -> {
            double depth = y - shore;
            double far = 1 / (depth + 0.03);
            double wave = ripples.clouds(x * 3 + x * far * 0.3, far * 1.1 + depth * 22, 3);
            double calm = Curve.ease(-0.1, 0.25, ripples.at(x * 0.8 + 7, depth * 9));
            double strength = roughness * (0.35 + 0.65 * calm);
            double mirrorY = shore - depth * 0.97 + wave * strength * (0.012 + depth * 0.16);
            double mirrorX = x + wave * strength * 0.012;
            // a grazing look mirrors nearly all, a steep one shows the depth of the water
            double mirrored = Curve.mix(0.93, 0.55, Curve.ramp(0, 0.5, depth));
            Colour light = above.at(mirrorX, mirrorY).times(colour);
            Colour deep = colour.times(0.10);
            double crest = Curve.ease(0.18, 0.5, wave) * strength * 0.10;
            return deep.mix(light, mirrored).plus(colour.times(crest * light.luminance() * 2));
        });
    }
}
