package org.handpick.samples.paint;

import java.util.List;
import java.util.stream.IntStream;

/** Colours along a line from 0 to 1, evenly spaced and eased between. */
public record Gradient(List<Colour> stops) {
    public Gradient {
        stops = List.copyOf(stops);
        if (stops.size() < 2) {
            throw new IllegalArgumentException("a gradient of " + stops.size() + " colours");
        }
    }

    /** Between colours written {@code 0xRRGGBB}. */
    public static Gradient of(int... colours) {
        return new Gradient(IntStream.of(colours).mapToObj(Colour::of).toList());
    }

    public Colour at(double position) {
        double place = Curve.clamp(position) * (stops.size() - 1);
        int from = Math.min((int) place, stops.size() - 2);
        double t = place - from;
        return stops.get(from).mix(stops.get(from + 1), t * t * (3 - 2 * t));
    }
}
