package org.handpick.learning.measures;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A thing that is measured of a whole picture, in the order of {@link Measures#values}.
 *
 * <p>Red, green, blue and luma are the sRGB-coded values in [0, 1]; luma is 0.299 R + 0.587 G + 0.114 B (Rec. 601). Places
 * are fractions of width and height.
 */
public enum Measure {
    /**
     * Standard deviation of the Laplacian of the luma, in [0, 4]; a sharp photograph has about 0.05 to 0.2. Source:
     * Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, ICPR 2000. Noise raises it too.
     */
    SHARPNESS,
    /** Mean of the luma, in [0, 1]. */
    BRIGHTNESS,
    /** Share of the pixels whose luma is at most 0.02, so that nothing is to be seen in them, in [0, 1]. */
    SHADOWS,
    /** Share of the pixels whose luma is at least 0.98, in [0, 1]. */
    HIGHLIGHTS,
    /** The luma that one pixel in a hundred does not exceed, in [0, 1]. */
    BLACK_POINT,
    /** The luma that ninety-nine pixels in a hundred do not exceed, in [0, 1]. */
    WHITE_POINT,
    /** Standard deviation of the luma (RMS contrast), in [0, 0.5]. */
    CONTRAST,
    /**
     * Standard deviation of the noise in luma, in [0, 1]; 0.01 is hardly seen. Source: Immerkaer, Fast noise variance
     * estimation, CVIU 64(2), 1996. Fine texture counts as noise.
     */
    NOISE,
    /**
     * The colourfulness M3 of Hasler and Süsstrunk, Measuring colourfulness in natural images, SPIE 5007, 2003, on values in
     * [0, 1], so that their 109 (extremely colourful) is 0.43 here.
     */
    COLOURFULNESS,
    /** Mean of R - B, in [-1, 1]; warm above 0, cool below. */
    WARMTH,
    /** Mean of G - (R + B) / 2, in [-1, 1]; green above 0, magenta below. */
    TINT,
    /** Share of the pixels whose luma changes by at least 0.05 a pixel (Sobel), in [0, 1]. */
    EDGE_DENSITY,
    /** How far right the centre of the salient matter lies, in [0, 1]. */
    SALIENT_X,
    /** How far down the centre of the salient matter lies, in [0, 1]. */
    SALIENT_Y,
    /** Root mean square distance of the salient matter from its centre, in [0, 0.71]; 0.41 when it is everywhere. */
    SALIENT_SPREAD,
    /**
     * Share of the salient matter that lies in the outermost sixteenth along the four edges, in [0, 1], so that the frame
     * cuts it off; 0.23 when it is everywhere.
     */
    SALIENT_CUT;

    private static final Set<Measure> AMOUNTS = EnumSet.of(
            SHARPNESS,
            BRIGHTNESS,
            SHADOWS,
            HIGHLIGHTS,
            BLACK_POINT,
            WHITE_POINT,
            CONTRAST,
            NOISE,
            COLOURFULNESS,
            EDGE_DENSITY);

    /** Whether it is an amount, 0 where there is nothing of it: then what counts is how many times as much one picture has as another. */
    public boolean isAmount() {
        return AMOUNTS.contains(this);
    }

    /** Its name in files: {@code sharpness}, {@code edge_density} … */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
