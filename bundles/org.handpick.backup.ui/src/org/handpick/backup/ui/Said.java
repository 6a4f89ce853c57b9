package org.handpick.backup.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said of what was done last. A line that is no longer true goes. Knows no widget. */
final class Said {
    private final Set<String> seenToFail = new HashSet<>();
    private List<Line> lines = List.of();

    /** @param failing the store of which it is true as long as the last backup to it failed; empty for what stays true */
    record Line(String sentence, Optional<String> failing) {
        Line {
            Objects.requireNonNull(sentence);
            Objects.requireNonNull(failing);
        }

        static Line of(String sentence) {
            return new Line(sentence, Optional.empty());
        }
    }

    /** Takes the place of what was said before. */
    void say(List<Line> now) {
        lines = List.copyOf(now);
        seenToFail.clear();
    }

    String words() {
        return lines.stream().map(Line::sentence).collect(Collectors.joining("\n"));
    }

    /**
     * Takes the stores to which the last backup failed, as they were seen. One that fails is seen to do so before it is seen to be well
     * again: a look that was begun before it failed says nothing.
     *
     * @return whether something went
     */
    boolean see(Set<String> failing) {
        List<Line> left = lines.stream()
                .filter(line -> line.failing()
                        .filter(store -> seenToFail.contains(store) && !failing.contains(store))
                        .isEmpty())
                .toList();
        seenToFail.addAll(failing);
        boolean isLess = left.size() < lines.size();
        lines = left;
        return isLess;
    }
}
