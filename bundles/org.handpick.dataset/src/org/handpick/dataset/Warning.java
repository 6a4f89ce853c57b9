package org.handpick.dataset;

import java.util.Objects;

/**
 * Something about a whole dataset that makes it hard to learn from.
 *
 * @param key its name in JSON, for other programs
 * @param problem whether something is wrong with it; else it is only small
 */
public record Warning(String key, String sentence, boolean problem) {
    public Warning(String key, String sentence) {
        this(key, sentence, true);
    }

    public Warning {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sentence);
    }
}
