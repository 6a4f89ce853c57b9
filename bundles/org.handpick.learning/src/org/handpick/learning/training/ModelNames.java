package org.handpick.learning.training;

import java.util.stream.Collectors;

/** What models are called in settings, commands and runs; {@link Backbone#ALL} tells what each is. */
public final class ModelNames {
    public static final String CLASSIC = "classic";
    public static final String CONV_SMALL = "conv-small";
    public static final String VIT_TINY = "vit-tiny";
    public static final String VIT_B16 = "vit-b16";
    public static final String ONNX = "onnx";
    public static final String TORCHSCRIPT = "torchscript";

    private ModelNames() {}

    /** All of them, as a person writes them. */
    public static String listed() {
        return Backbone.ALL.stream().map(Backbone::written).collect(Collectors.joining(", "));
    }
}
