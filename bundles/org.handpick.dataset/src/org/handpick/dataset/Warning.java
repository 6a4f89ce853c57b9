package org.handpick.dataset;

import java.util.Objects;

/**
 * Something about a whole dataset that makes it hard to learn from.
 *
 * @param key its name in JSON, for other programs
 */
public record Warning(String key, String sentence) {
    public Warning {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sentence);
    }
}
