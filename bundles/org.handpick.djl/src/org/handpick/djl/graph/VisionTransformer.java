package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A vision transformer (Dosovitskiy et al., "An image is worth 16x16 words", 2021): a picture is cut into squares of 16 pixels,
 * each becomes a token with its position added, and layers let the tokens look at each other. One more token, the class token,
 * stands for the picture as a whole.
 *
 * <p>Its parameters are called as in the library timm, with {@link #PREFIX} before, and first values are as there; weights are
 * brought into this form when they are imported, so that nothing of where they come from is left in here.
 */
public final class VisionTransformer implements Backbone {
    /** What the names of its parameters begin with. */
    public static final String PREFIX = "backbone.";

    /** The side of the squares, in pixels. */
    static final int PATCH = 16;
    /** Of the first values of everything that is learned but biases and norms. */
    static final double SPREAD = 0.02;

    private static final int COLOURS = 3;

    private final Size size;
    private final Grid grid;
    private final Conv patches;
    private final NDArray classToken;
    private final NDArray positions;
    private final List<TransformerBlock> blocks = new ArrayList<>();
    private final Norm norm;

    /**
     * How large one is.
     *
     * @param layers how many there are
     * @param width numbers for each token, a multiple of {@code heads}
     * @param heads how many places each token can look for at once
     */
    public record Size(int layers, int width, int heads) {
        /** ViT-B/16, the size that most published weights have: 85.8 million parameters. */
        public static final Size BASE = new Size(12, 768, 12);
        /** ViT-Ti/16, small enough to be learned from nothing: 5.5 million. */
        public static final Size TINY = new Size(12, 192, 3);

        public Size {
            if (layers < 1 || heads < 1 || width < 1 || width % heads != 0) {
                throw new IllegalArgumentException(
                        layers + " layers of width " + width + " with " + heads + " heads are no transformer");
            }
        }
    }

    /** @param width of the pictures in pixels, a multiple of 16, and {@code height} too */
    public VisionTransformer(Parameters parameters, Size size, int width, int height) {
        this.size = size;
        this.grid = new Grid(size.width(), height / PATCH, width / PATCH);
        this.patches = Conv.squares(parameters, PREFIX + "patch_embed.proj", COLOURS, size.width(), PATCH);
        this.classToken = parameters.normal(PREFIX + "cls_token", new Shape(1, 1, size.width()), SPREAD);
        this.positions =
                parameters.normal(PREFIX + "pos_embed", new Shape(1, 1L + grid.places(), size.width()), SPREAD);
        for (int i = 0; i < size.layers(); i++) {
            blocks.add(new TransformerBlock(parameters, PREFIX + "blocks." + i, size));
        }
        this.norm = new Norm(parameters, PREFIX + "norm", size.width());
    }

    /**
     * Which parameters learn when only the last layers do.
     *
     * @param name of a parameter, with {@link #PREFIX}
     * @param layers how many of the last
     */
    public boolean isInLast(int layers, String name) {
        if (name.startsWith(PREFIX + "norm.")) {
            return true;
        }
        for (int i = Math.max(0, size.layers() - layers); i < size.layers(); i++) {
            if (name.startsWith(PREFIX + "blocks." + i + ".")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Features of(NDArray pictures) {
        NDArray tokens = tokens(pictures);
        for (TransformerBlock block : blocks) {
            tokens = through(block, tokens);
        }
        NDArray seen = norm.of(tokens);
        NDArray places = seen.get(":, 1:").transpose(0, 2, 1);
        return new Features(
                seen.get(":, 0"),
                places.reshape(pictures.getShape().get(0), size.width(), grid.rows(), grid.columns()));
    }

    private NDArray tokens(NDArray pictures) {
        long count = pictures.getShape().get(0);
        NDArray squares =
                patches.of(pictures).reshape(count, size.width(), grid.places()).transpose(0, 2, 1);
        // The activation first: what begins with a parameter would live as long as the parameter.
        NDArray whole =
                pictures.getManager().zeros(new Shape(count, 1, size.width())).add(classToken);
        return NDArrays.concat(new NDList(whole, squares), 1).add(positions);
    }

    /**
     * Frees what the block makes on its way, and the tokens that went in: twelve layers at once are much memory. What the
     * gradient needs of it is held by the engine itself.
     */
    private static NDArray through(TransformerBlock block, NDArray tokens) {
        NDManager outside = tokens.getManager();
        try (NDManager inside = outside.newSubManager()) {
            tokens.attach(inside);
            NDArray result = block.of(tokens);
            result.attach(outside);
            return result;
        }
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public Grid grid() {
        return grid;
    }
}
