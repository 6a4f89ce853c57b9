package org.handpick.djl.optimize;

/**
 * How fast to learn at each step: rising in a line while warming up, then falling by half a cosine (Loshchilov and Hutter,
 * "SGDR", 2017, without restarts).
 *
 * @param peak the highest rate, reached at the end of the warm-up
 * @param warmUp how many steps it rises
 * @param steps how many steps there are in all
 * @param floor the share of {@code peak} that is left at the end
 */
public record Schedule(double peak, long warmUp, long steps, double floor) {
    /** @param step from 0 */
    public double rate(long step) {
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        double done = steps <= warmUp ? 1 : Math.min(1, (double) (step - warmUp) / (steps - warmUp));
        return peak * (floor + (1 - floor) * (1 + Math.cos(Math.PI * done)) / 2);
    }
}
