package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The forward pass of a vision transformer in loops and doubles, after the paper: slow, and easy to believe. */
public final class PlainTransformer {
    private static final int PATCH = 16;

    private final VisionTransformer.Size size;
    private final Map<String, double[]> parameters;

    /** @param parameters by the names that timm gives them */
    public PlainTransformer(VisionTransformer.Size size, Map<String, double[]> parameters) {
        this.size = size;
        this.parameters = parameters;
    }

    /** Numbers for every parameter, norms and biases too, so that none can be forgotten. */
    public static Map<String, double[]> random(Map<String, NDArray> like, Random random) {
        Map<String, double[]> values = new HashMap<>();
        like.forEach((name, parameter) -> {
            if (name.startsWith("backbone.")) {
                double[] numbers = new double[(int) parameter.size()];
                double about = name.matches(".*norm.*weight") ? 1 : 0;
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (float) (about + 0.2 * random.nextGaussian());
                }
                values.put(name.substring("backbone.".length()), numbers);
            }
        });
        return values;
    }

    /**
     * The class token and then the others by rows, after the last norm.
     *
     * @param picture red, then green, then blue, each by rows
     */
    public double[][] tokens(double[] picture, int width, int height) {
        double[][] tokens = embed(picture, width, height);
        for (int layer = 0; layer < size.layers(); layer++) {
            String block = "blocks." + layer + ".";
            add(tokens, attend(normed(tokens, block + "norm1"), block + "attn."));
            double[][] wide = linear(normed(tokens, block + "norm2"), block + "mlp.fc1");
            for (double[] token : wide) {
                for (int i = 0; i < token.length; i++) {
                    token[i] = token[i] * (1 + erf(token[i] / Math.sqrt(2))) / 2;
                }
            }
            add(tokens, linear(wide, block + "mlp.fc2"));
        }
        return normed(tokens, "norm");
    }

    private double[][] embed(double[] picture, int width, int height) {
        int columns = width / PATCH;
        int rows = height / PATCH;
        double[][] tokens = new double[1 + rows * columns][size.width()];
        tokens[0] = parameters.get("cls_token").clone();
        double[] weight = parameters.get("patch_embed.proj.weight");
        double[] bias = parameters.get("patch_embed.proj.bias");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double[] token = tokens[1 + row * columns + column];
                for (int out = 0; out < token.length; out++) {
                    double sum = bias[out];
                    for (int colour = 0; colour < 3; colour++) {
                        for (int y = 0; y < PATCH; y++) {
                            for (int x = 0; x < PATCH; x++) {
                                sum += weight[((out * 3 + colour) * PATCH + y) * PATCH + x]
                                        * picture[(colour * height + row * PATCH + y) * width + column * PATCH + x];
                            }
                        }
                    }
                    token[out] = sum;
                }
            }
        }
        double[] positions = parameters.get("pos_embed");
        for (int i = 0; i < tokens.length; i++) {
            for (int j = 0; j < size.width(); j++) {
                tokens[i][j] += positions[i * size.width() + j];
            }
        }
        return tokens;
    }

    private double[][] attend(double[][] tokens, String name) {
        int width = size.width();
        int head = width / size.heads();
        double[][] all = linear(tokens, name + "qkv");
        double[][] mixed = new double[tokens.length][width];
        for (int h = 0; h < size.heads(); h++) {
            for (int i = 0; i < tokens.length; i++) {
                double[] weights = new double[tokens.length];
                double sum = 0;
                for (int j = 0; j < tokens.length; j++) {
                    double dot = 0;
                    for (int k = 0; k < head; k++) {
                        dot += all[i][h * head + k] * all[j][width + h * head + k];
                    }
                    weights[j] = Math.exp(dot / Math.sqrt(head));
                    sum += weights[j];
                }
                for (int j = 0; j < tokens.length; j++) {
                    for (int k = 0; k < head; k++) {
                        mixed[i][h * head + k] += weights[j] / sum * all[j][2 * width + h * head + k];
                    }
                }
            }
        }
        return linear(mixed, name + "proj");
    }

    private double[][] linear(double[][] tokens, String name) {
        double[] weight = parameters.get(name + ".weight");
        double[] bias = parameters.get(name + ".bias");
        double[][] result = new double[tokens.length][bias.length];
        for (int i = 0; i < tokens.length; i++) {
            int in = tokens[i].length;
            for (int out = 0; out < bias.length; out++) {
                result[i][out] = bias[out];
                for (int k = 0; k < in; k++) {
                    result[i][out] += weight[out * in + k] * tokens[i][k];
                }
            }
        }
        return result;
    }

    private double[][] normed(double[][] tokens, String name) {
        double[] weight = parameters.get(name + ".weight");
        double[] bias = parameters.get(name + ".bias");
        double[][] result = new double[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            double mean = 0;
            for (double value : tokens[i]) {
                mean += value / tokens[i].length;
            }
            double variance = 0;
            for (double value : tokens[i]) {
                variance += (value - mean) * (value - mean) / tokens[i].length;
            }
            result[i] = new double[tokens[i].length];
            for (int k = 0; k < tokens[i].length; k++) {
                result[i][k] = (tokens[i][k] - mean) / Math.sqrt(variance + 1e-6) * weight[k] + bias[k];
            }
        }
        return result;
    }

    private static void add(double[][] tokens, double[][] more) {
        for (int i = 0; i < tokens.length; i++) {
            for (int k = 0; k < tokens[i].length; k++) {
                tokens[i][k] += more[i][k];
            }
        }
    }

    /** By its power series; beyond 4 it is 1 to seven digits. */
    static double erf(double x) {
        if (Math.abs(x) > 4) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 && n < 200; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
