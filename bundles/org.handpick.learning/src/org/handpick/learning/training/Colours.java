package org.handpick.learning.training;

import java.util.List;

/** What a model takes for a colour of {@code v} in 0 to 255: (v / 255 - mean) / spread, each of red, green and blue. */
public enum Colours {
    /** About 0, with the means and spreads of the pictures of ImageNet: torchvision, DINOv2 and most others. */
    IMAGENET(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
    /** About 0, with the means and spreads of the pictures that CLIP learned from. */
    CLIP(List.of(0.48145466, 0.4578275, 0.40821073), List.of(0.26862954, 0.26130258, 0.27577711)),
    /** From -1 to 1: timm's vision transformers of 2021 ("augreg"), SigLIP. */
    HALVES(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
    /** From 0 to 1: files that do the rest themselves. */
    UNIT(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    private final List<Double> means;
    private final List<Double> spreads;

    Colours(List<Double> means, List<Double> spreads) {
        this.means = means;
        this.spreads = spreads;
    }

    /** Of red, green and blue. */
    public List<Double> means() {
        return means;
    }

    /** Of red, green and blue. */
    public List<Double> spreads() {
        return spreads;
    }
}
