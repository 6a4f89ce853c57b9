package org.handpick.learning.measures;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A property in which two pictures of a set may differ, told so that a person can see it. */
public enum Trait {
    SHARPNESS("sharper", "softer", true, measures -> measures.get(Measure.SHARPNESS)),
    /** How little is lost in shadows and highlights. */
    EXPOSURE(
            "better exposed",
            "worse exposed",
            true,
            measures -> -measures.get(Measure.SHADOWS) - measures.get(Measure.HIGHLIGHTS)),
    BRIGHTNESS("brighter", "darker", false, measures -> measures.get(Measure.BRIGHTNESS)),
    CONTRAST("more contrast", "less contrast", false, measures -> measures.get(Measure.CONTRAST)),
    CLEANNESS("less noise", "more noise", true, measures -> -measures.get(Measure.NOISE)),
    COLOURFULNESS("more colourful", "less colourful", false, measures -> measures.get(Measure.COLOURFULNESS)),
    WARMTH("warmer", "cooler", false, measures -> measures.get(Measure.WARMTH)),
    TINT("greener", "more magenta", false, measures -> measures.get(Measure.TINT)),
    DETAIL("more detail", "less detail", true, measures -> measures.get(Measure.EDGE_DENSITY)),
    WHOLENESS("subject less cut off", "subject more cut off", true, measures -> -measures.get(Measure.SALIENT_CUT)),
    COMPACTNESS(
            "subject stands out more",
            "subject stands out less",
            true,
            measures -> -measures.get(Measure.SALIENT_SPREAD)),
    CENTREDNESS(
            "subject nearer the middle",
            "subject farther from the middle",
            true,
            measures -> -Math.hypot(measures.get(Measure.SALIENT_X) - 0.5, measures.get(Measure.SALIENT_Y) - 0.5));

    private final String more;
    private final String less;
    private final boolean isMerit;
    private final ToDoubleFunction<Measures> value;

    /** @param isMerit whether most people take more of it for better; the others are a matter of taste */
    Trait(String more, String less, boolean isMerit, ToDoubleFunction<Measures> value) {
        this.more = more;
        this.less = less;
        this.isMerit = isMerit;
        this.value = value;
    }

    /** How much of it a picture has, in units of its own; more of it is what its first words say. */
    public double of(Measures measures) {
        return value.applyAsDouble(measures);
    }

    boolean isMerit() {
        return isMerit;
    }

    /** Its name in files: {@code sharpness}, {@code wholeness} … */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words(boolean isMore) {
        return isMore ? more : less;
    }
}
