package org.handpick.learning.evaluation;

/**
 * The score interval of a share that was seen: Wilson, Probable inference, the law of succession, and statistical inference,
 * JASA 22, 1927. Unlike the usual formula it stays honest near 0 and 1 and for few cases.
 */
final class Wilson {
    /** Of a 95 % interval. */
    private static final double Z95 = 1.959964;

    private Wilson() {}

    /** A share that was seen, with its 95 % interval. */
    static Estimate estimate(int right, int of) {
        double low = right == 0 ? 0 : low(right, of, Z95); // exactly, whatever rounding says
        double high = right == of ? 1 : high(right, of, Z95);
        return new Estimate((double) right / of, low, high, of);
    }

    /**
     * The least share that what was seen does not contradict.
     *
     * @param z how many standard deviations of doubt: 1.96 for the lower end of a 95 % interval, 1.28 for 90 % on one side
     */
    static double low(double right, double of, double z) {
        return centre(right, of, z) - margin(right, of, z);
    }

    static double high(double right, double of, double z) {
        return centre(right, of, z) + margin(right, of, z);
    }

    private static double centre(double right, double of, double z) {
        return (right + z * z / 2) / (of + z * z);
    }

    private static double margin(double right, double of, double z) {
        double share = right / of;
        return z * of / (of + z * z) * Math.sqrt(share * (1 - share) / of + z * z / (4 * of * of));
    }
}
