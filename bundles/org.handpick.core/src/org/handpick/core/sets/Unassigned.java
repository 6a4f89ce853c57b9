package org.handpick.core.sets;

import java.util.Objects;

/** An image that is in no set, and why. */
public record Unassigned(ImageRef image, Reason reason) {
    public Unassigned {
        Objects.requireNonNull(image);
        Objects.requireNonNull(reason);
    }

    /** Why an image is in no set. */
    public enum Reason {
        PASSED_OVER("another image was nearer to the stage before it"),
        TOO_FEW("too few images belong together"),
        UNKNOWN_STAGE("its name tells no stage"),
        NO_TIME("nobody knows when it was taken"),
        NO_MATCH("its name does not match the pattern"),
        KEPT("it was kept earlier"),
        SKIPPED("it was skipped, and stays where it is"),
        RELATIVE_LINK("it is a link that is true only in its folder, and would lead nowhere when it is moved"),
        LINE_BREAK_IN_NAME("its name has a line break, which no log can carry; rename it");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** True when a decision left the image in its place. */
        public boolean isOfDecision() {
            return this == KEPT || this == SKIPPED;
        }

        /** The reason in words, to stand behind the image's name. */
        public String sentence() {
            return sentence;
        }
    }
}
