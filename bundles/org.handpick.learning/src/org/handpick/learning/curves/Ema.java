package org.handpick.learning.curves;

/**
 * The exponential moving average that TensorBoard draws, so that a number read here is the number read there.
 *
 * <p>Source: {@code classicSmoothing} in TensorBoard's {@code tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts}.
 * With weight s, m<sub>0</sub> = 0 and m<sub>t</sub> = s m<sub>t-1</sub> + (1 - s) y<sub>t</sub> over the finite values, what is
 * drawn is m<sub>t</sub> / (1 - s<sup>t</sup>): the division takes away the pull of the zero at the begin. Values that are not
 * finite stay as they are and count for nothing; a constant line stays as it is, free of rounding; at s = 1 every finite value
 * is 0.
 */
public final class Ema {
    private Ema() {}

    /**
     * @param weight how much the past weighs; below 0 is 0, above 1 is 1, and what is not finite is 0
     * @return a new array as long as {@code y}
     */
    public static double[] smooth(double[] y, double weight) {
        double past = Double.isFinite(weight) ? Math.clamp(weight, 0, 1) : 0;
        double[] smooth = y.clone();
        if (isConstant(y)) {
            return smooth;
        }
        double mean = 0;
        double weights = 0;
        int finite = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isFinite(y[i])) {
                mean = mean * past + (1 - past) * y[i];
                finite++;
                // Once the power is too small to change 1 it stays so, and need not be computed a million times.
                weights = past == 1 || weights == 1 ? 1 : 1 - Math.pow(past, finite);
                smooth[i] = mean / weights;
            }
        }
        return smooth;
    }

    /** A line with a NaN in it is none: a NaN does not equal itself. */
    private static boolean isConstant(double[] y) {
        for (double value : y) {
            if (value != y[0]) {
                return false;
            }
        }
        return true;
    }
}
