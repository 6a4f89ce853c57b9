package org.handpick.core.crop;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which shape a crop box must keep while it is dragged. */
public sealed interface AspectLock {
    /** What is offered, the image's own first. */
    List<AspectLock> PRESETS = List.of(
            new Own(),
            new Ratio(1, 1),
            new Ratio(16, 9),
            new Ratio(4, 3),
            new Ratio(3, 2),
            new Ratio(2, 3),
            new Ratio(4, 5),
            new Ratio(9, 16),
            new Free());

    /** Any shape. */
    record Free() implements AspectLock {
        @Override
        public OptionalDouble aspect(ImageSize size) {
            return OptionalDouble.empty();
        }

        @Override
        public String label() {
            return "Free";
        }
    }

    /** The shape of the image itself. */
    record Own() implements AspectLock {
        @Override
        public OptionalDouble aspect(ImageSize size) {
            return OptionalDouble.of(size.aspect());
        }

        @Override
        public String label() {
            return "Image";
        }
    }

    /** So much width for so much height, both above 0. */
    record Ratio(double width, double height) implements AspectLock {
        private static final Pattern TEXT =
                Pattern.compile("\\s*(\\d{1,4}(?:\\.\\d{1,4})?)\\s*[:/x]\\s*(\\d{1,4}(?:\\.\\d{1,4})?)\\s*");

        public Ratio {
            if (!(width > 0 && height > 0)) {
                throw new IllegalArgumentException("a ratio of " + width + " to " + height + "; both must be above 0");
            }
        }

        /** @throws IllegalArgumentException with a sentence for whoever wrote {@code text} */
        public static Ratio parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no ratio; write width:height, such as 16:9 or 1.85:1");
            }
            return new Ratio(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
        }

        @Override
        public OptionalDouble aspect(ImageSize size) {
            return OptionalDouble.of(width / height);
        }

        @Override
        public String label() {
            return number(width) + ":" + number(height);
        }

        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Width over height that a box on an image of {@code size} keeps; empty when any will do. */
    OptionalDouble aspect(ImageSize size);

    /** How people call it. */
    String label();
}
