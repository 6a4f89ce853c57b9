package org.handpick.djl.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.learning.training.Colours;

/**
 * How the publishers of vision transformers call their parameters, beside how {@link org.handpick.djl.graph.VisionTransformer}
 * does, and how they give colours to them.
 *
 * <p>In a table, {@code N} stands for the number of a layer, {@code *} for {@code weight} and for {@code bias}. Where several
 * names stand on the right, theirs one after the other are ours.
 */
enum Layout {
    /** Of the timm library; colours as its ViTs of 2021 ("augreg") and most since take them. */
    TIMM("timm", "", Colours.HALVES, List.of("head.", "pre_logits."), """
            cls_token                 cls_token
            pos_embed                 pos_embed
            patch_embed.proj.*        patch_embed.proj.*
            blocks.N.norm1.*          blocks.N.norm1.*
            blocks.N.attn.qkv.*       blocks.N.attn.qkv.*
            blocks.N.attn.proj.*      blocks.N.attn.proj.*
            blocks.N.norm2.*          blocks.N.norm2.*
            blocks.N.mlp.fc1.*        blocks.N.mlp.fc1.*
            blocks.N.mlp.fc2.*        blocks.N.mlp.fc2.*
            norm.*                    norm.*
            """),
    /** Of torchvision, with the layers of the perceptron numbered. */
    TORCHVISION("torchvision", "", Colours.IMAGENET, List.of("heads."), Tables.TORCHVISION + """
            blocks.N.mlp.fc1.*        encoder.layers.encoder_layer_N.mlp.0.*
            blocks.N.mlp.fc2.*        encoder.layers.encoder_layer_N.mlp.3.*
            """),
    /** Of torchvision as its files were first, and still are. */
    TORCHVISION_FIRST("torchvision, first form", "", Colours.IMAGENET, List.of("heads."), Tables.TORCHVISION + """
            blocks.N.mlp.fc1.*        encoder.layers.encoder_layer_N.mlp.linear_1.*
            blocks.N.mlp.fc2.*        encoder.layers.encoder_layer_N.mlp.linear_2.*
            """),
    /** Of Hugging Face's ViTModel. */
    HUGGING_FACE("Hugging Face", "", Colours.HALVES, List.of("pooler.", "embeddings.mask_token"), Tables.HUGGING_FACE),
    /** Of a ViTModel with a head on it. */
    HUGGING_FACE_WITH_HEAD(
            "Hugging Face, with a head",
            "vit.",
            Colours.HALVES,
            List.of("classifier.", "vit.pooler.", "vit.embeddings.mask_token"),
            Tables.HUGGING_FACE);

    private static final Pattern LAYER = Pattern.compile("blocks\\.(\\d+)\\.");
    private static final Pattern KIND = Pattern.compile("(weight|bias)$");
    /** There is one in every vision transformer, and no two layouts call it the same. */
    private static final String MARK = "blocks.0.mlp.fc1.weight";

    private final String title;
    private final Colours colours;
    private final List<String> leftOut;
    private final Map<String, List<String>> names = new LinkedHashMap<>();

    private static final class Tables {
        static final String TORCHVISION = """
            cls_token                 class_token
            pos_embed                 encoder.pos_embedding
            patch_embed.proj.*        conv_proj.*
            blocks.N.norm1.*          encoder.layers.encoder_layer_N.ln_1.*
            blocks.N.attn.qkv.weight  encoder.layers.encoder_layer_N.self_attention.in_proj_weight
            blocks.N.attn.qkv.bias    encoder.layers.encoder_layer_N.self_attention.in_proj_bias
            blocks.N.attn.proj.*      encoder.layers.encoder_layer_N.self_attention.out_proj.*
            blocks.N.norm2.*          encoder.layers.encoder_layer_N.ln_2.*
            norm.*                    encoder.ln.*
            """;
        static final String HUGGING_FACE = """
            cls_token                 embeddings.cls_token
            pos_embed                 embeddings.position_embeddings
            patch_embed.proj.*        embeddings.patch_embeddings.projection.*
            blocks.N.norm1.*          encoder.layer.N.layernorm_before.*
            blocks.N.attn.qkv.*       encoder.layer.N.attention.attention.query.* \
                                      encoder.layer.N.attention.attention.key.* \
                                      encoder.layer.N.attention.attention.value.*
            blocks.N.attn.proj.*      encoder.layer.N.attention.output.dense.*
            blocks.N.norm2.*          encoder.layer.N.layernorm_after.*
            blocks.N.mlp.fc1.*        encoder.layer.N.intermediate.dense.*
            blocks.N.mlp.fc2.*        encoder.layer.N.output.dense.*
            norm.*                    layernorm.*
            """;
    }

    Layout(String title, String prefix, Colours colours, List<String> leftOut, String table) {
        this.title = title;
        this.colours = colours;
        this.leftOut = leftOut;
        table.lines().map(line -> line.strip().split("\\s+")).forEach(words -> {
            List<String> theirs = new ArrayList<>();
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                theirs.add(prefix + word);
            }
            names.put(words[0], theirs);
        });
    }

    /** The layout of a file by the names in it. */
    static Optional<Layout> of(Set<String> names) {
        return Arrays.stream(values())
                .filter(layout -> names.contains(layout.mark()))
                .findFirst();
    }

    private String mark() {
        return theirs(MARK).getFirst();
    }

    /** Every layout, and the name that it is known by. */
    static String known() {
        return String.join(
                ", ",
                Arrays.stream(values())
                        .map(layout -> layout.title + " (" + layout.mark() + ")")
                        .toList());
    }

    String title() {
        return title;
    }

    Colours colours() {
        return colours;
    }

    /** Whether a name is of something that can be there and is of no use here: a head, or what one needs. */
    boolean leavesOut(String theirs) {
        return leftOut.stream().anyMatch(theirs::startsWith);
    }

    /** What they call one of our parameters, in the order in which theirs make ours. */
    List<String> theirs(String ours) {
        Matcher layer = LAYER.matcher(ours);
        String number = layer.find() ? layer.group(1) : "";
        String anyLayer = layer.replaceFirst("blocks.N.");
        List<String> exact = names.get(anyLayer);
        if (exact != null) {
            return exact.stream().map(name -> name.replace("N", number)).toList();
        }
        Matcher kind = KIND.matcher(anyLayer);
        List<String> either = names.get(kind.replaceFirst("*"));
        if (either == null) {
            throw new IllegalArgumentException(title + " has no word for " + ours);
        }
        String word = anyLayer.substring(anyLayer.lastIndexOf('.') + 1);
        return either.stream()
                .map(name -> name.replace("N", number).replace("*", word))
                .toList();
    }
}
