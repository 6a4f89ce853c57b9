package org.handpick.dataset;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A dataset as its header tells it; its sets are not looked at.
 *
 * @param train how many sets are learned from, as {@code val} to stop by and {@code test} to judge by
 */
public record ListedDataset(Path folder, long train, long val, long test) {
    public ListedDataset {
        Objects.requireNonNull(folder);
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public long sets() {
        return train + val + test;
    }
}
