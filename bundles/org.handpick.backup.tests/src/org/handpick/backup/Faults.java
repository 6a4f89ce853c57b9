package org.handpick.backup;

import java.util.Random;

/**
 * How many faults are drawn, and from which seed: 500 from one that is always the same, so that a fault that is found is found again. The
 * environment may ask for others.
 */
final class Faults {
    private static final int ALL = number("HANDPICK_FAULTS", 500);
    private static final int SEED = number("HANDPICK_FAULTS_SEED", 20261122);

    private Faults() {}

    private static int number(String variable, int usual) {
        String text = System.getenv(variable);
        return text == null ? usual : Integer.parseInt(text);
    }

    /** Of all faults so many in a hundred. */
    static int share(int percent) {
        return Math.ceilDiv(ALL * percent, 100);
    }

    /** What the faults at a place are drawn from; says so. */
    static Random drawn(String place, int faults) {
        System.out.println(faults + " faults, " + place + ", HANDPICK_FAULTS_SEED=" + SEED);
        return new Random(SEED + place.hashCode());
    }
}
