package org.handpick.djl.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;

/**
 * Keeps the running mean of parameters, in which what the last few steps shook is evened out (Polyak and Juditsky, "Acceleration
 * of stochastic approximation by averaging", 1992; exponential, so that early values are forgotten). A model with the mean of
 * the parameters is as a rule a better one, and it changes less from epoch to epoch.
 *
 * @param parameters what changes, by name
 * @param means tensors of the same names and shapes, which are made to follow
 */
public record Average(Map<String, NDArray> parameters, Map<String, NDArray> means) {
    private static final double KEEP = 0.99;
    private static final double SOON = 9;

    /**
     * To be told of every step.
     *
     * @param steps how many steps were made, from 1; the mean of the first is the parameters themselves
     */
    public void follow(long steps) {
        double keep = Math.min(KEEP, (steps - 1) / (steps + SOON));
        boolean remembered = JniUtils.isGradMode();
        JniUtils.setGradMode(false); // else every mean would remember how it came about
        try {
            parameters.forEach((name, parameter) -> {
                try (NDArray added = parameter.mul(1 - keep)) {
                    means.get(name).muli(keep).addi(added);
                }
            });
        } finally {
            JniUtils.setGradMode(remembered);
        }
    }
}
