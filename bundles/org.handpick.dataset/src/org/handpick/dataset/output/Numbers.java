package org.handpick.dataset.output;

import com.google.gson.JsonObject;

/** Mean, spread and ends of some numbers, without keeping them (B. P. Welford, Technometrics 4, 1962). */
final class Numbers {
    private static final double DIGITS = 1e6;

    private long count;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    void add(double number) {
        count++;
        double off = number - mean;
        mean += off / count;
        squares += off * (number - mean);
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
    }

    long count() {
        return count;
    }

    double mean() {
        return rounded(mean);
    }

    /** The standard deviation of these numbers, not of a larger whole that they are a sample of. */
    double spread() {
        return count == 0 ? 0 : rounded(Math.sqrt(squares / count));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("mean", mean());
        json.addProperty("sd", spread());
        json.addProperty("min", count == 0 ? 0 : rounded(least));
        json.addProperty("max", count == 0 ? 0 : rounded(greatest));
        return json;
    }

    private static double rounded(double number) {
        return Math.round(number * DIGITS) / DIGITS;
    }
}
