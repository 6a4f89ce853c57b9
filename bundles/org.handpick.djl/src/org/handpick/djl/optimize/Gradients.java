package org.handpick.djl.optimize;

import ai.djl.ndarray.NDArray;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The gradients of parameters after a backward pass. */
public final class Gradients {
    private Gradients() {}

    /**
     * The length of the gradient of each part of a model, by the first word of its parameters' names; not finite where a gradient
     * is not.
     */
    public static Map<String, Double> norms(Map<String, NDArray> parameters) {
        Map<String, Double> squares = new TreeMap<>();
        parameters.forEach((name, parameter) ->
                squares.merge(name.substring(0, name.indexOf('.')), square(parameter), Double::sum));
        squares.replaceAll((part, square) -> Math.sqrt(square));
        return squares;
    }

    private static double square(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient();
                NDArray squared = gradient.mul(gradient);
                NDArray sum = squared.sum()) {
            return sum.getFloat();
        }
    }

    /** Scales all of them, in place. */
    public static void scale(Collection<NDArray> parameters, double factor) {
        for (NDArray parameter : parameters) {
            try (NDArray gradient = parameter.getGradient()) {
                gradient.muli(factor);
            }
        }
    }
}
