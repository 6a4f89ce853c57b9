package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * One layer of a vision transformer: every token looks at every other (Vaswani et al., "Attention is all you need", 2017), then
 * each is thought over by itself. Both are added to what came in, which is normalised before and not after.
 */
final class TransformerBlock {
    /** How much wider a token is while it is thought over. */
    private static final int WIDER = 4;

    private final int heads;
    private final float scale;
    private final Norm norm1;
    private final Dense queriesKeysValues;
    private final Dense projection;
    private final Norm norm2;
    private final Dense wide;
    private final Dense narrow;

    TransformerBlock(Parameters parameters, String name, VisionTransformer.Size size) {
        int width = size.width();
        this.heads = size.heads();
        this.scale = (float) (1 / Math.sqrt((double) width / heads));
        this.norm1 = new Norm(parameters, name + ".norm1", width);
        this.queriesKeysValues = dense(parameters, name + ".attn.qkv", width, 3 * width);
        this.projection = dense(parameters, name + ".attn.proj", width, width);
        this.norm2 = new Norm(parameters, name + ".norm2", width);
        this.wide = dense(parameters, name + ".mlp.fc1", width, WIDER * width);
        this.narrow = dense(parameters, name + ".mlp.fc2", WIDER * width, width);
    }

    private static Dense dense(Parameters parameters, String name, int in, int out) {
        return new Dense(parameters, name, in, out, VisionTransformer.SPREAD * Math.sqrt(in));
    }

    /** @param tokens of shape (pictures, tokens, width) */
    NDArray of(NDArray tokens) {
        NDArray seen = tokens.add(attention(norm1.of(tokens)));
        return seen.add(narrow.of(Activation.gelu(wide.of(norm2.of(seen)))));
    }

    private NDArray attention(NDArray tokens) {
        long pictures = tokens.getShape().get(0);
        long count = tokens.getShape().get(1);
        long width = tokens.getShape().get(2);
        NDList each = queriesKeysValues
                .of(tokens)
                .reshape(pictures, count, 3, heads, width / heads)
                .transpose(2, 0, 3, 1, 4)
                .split(3);
        NDArray queries = Numbers.times(each.get(0), scale);
        NDArray keys = each.get(1).transpose(0, 1, 2, 4, 3);
        NDArray attended = queries.matMul(keys).softmax(4).matMul(each.get(2));
        return projection.of(attended.transpose(0, 1, 3, 2, 4).reshape(pictures, count, width));
    }
}
