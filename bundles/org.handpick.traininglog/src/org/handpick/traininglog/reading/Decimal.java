package org.handpick.traininglog.reading;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers as logs have them: digits with an optional sign, point and exponent, and nothing that Java alone
 * takes for a number (hexadecimal, {@code 1f}, {@code NaN}).
 */
final class Decimal {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;

    private Decimal() {}

    /**
     * The number in {@code bytes}, NaN where there is none.
     *
     * <p>Digits that make an integer below 2^53 over a power of ten up to 10^22 are one correctly rounded division
     * (Clinger, "How to read floating point numbers accurately", 1990); the rest goes to the Java runtime.
     */
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = 0;
        boolean point = false;
        boolean exact = true;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                exact &= digits < EXACT / 10;
                digits = exact ? digits * 10 + digit : digits;
                decimals += point ? 1 : 0;
                count++;
            } else if (bytes[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (count == 0 || at < to && !isExponent(bytes, at, to)) {
            return Double.NaN;
        }
        if (at == to && exact && decimals < POWERS.length) {
            double value = digits / POWERS[decimals];
            return negative ? -value : value;
        }
        double value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int at = from + 1;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        boolean digits = at < to && (bytes[from] == 'e' || bytes[from] == 'E');
        for (; at < to; at++) {
            digits &= bytes[at] >= '0' && bytes[at] <= '9';
        }
        return digits;
    }
}
