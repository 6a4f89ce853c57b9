package org.handpick.core.sets;

import java.util.Locale;

/**
 * A step that makes an image, told from its file name.
 *
 * @param token what the file name contains, in any case, such as {@code stage2_upscaled}
 * @param number its place in the order of steps; greater than 0
 */
public record Stage(String token, double number) {
    public Stage {
        token = token.toLowerCase(Locale.ROOT);
        if (token.isBlank()) {
            throw new IllegalArgumentException("a stage without a token");
        }
        if (!(number > 0)) {
            throw new IllegalArgumentException("stage " + token + " has the number " + number + ", not one above 0");
        }
    }

    /**
     * Reads {@code TOKEN=NUMBER}.
     *
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public static Stage parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not TOKEN=NUMBER");
        }
        try {
            return new Stage(
                    text.substring(0, equals).strip(),
                    Double.parseDouble(text.substring(equals + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' has no number behind its =", e);
        }
    }

    /** The number as people write it: {@code 1}, {@code 1.5}. */
    public String label() {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
