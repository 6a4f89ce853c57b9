package org.handpick.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;

/**
 * A kind of value: how it is called in a usage, and what is made of its text.
 *
 * @param label such as {@code N} or {@code DIR}
 * @param reading throws {@link WrongUse} with what was expected, such as "is not a number"
 */
public record Value<T>(String label, Function<String, T> reading) {
    public static final Value<String> TEXT = new Value<>("TEXT", Function.identity());
    public static final Value<Path> FILE = new Value<>("FILE", Value::path);
    public static final Value<Path> FOLDER = FILE.called("DIR");

    /** A number of at least 0, which may be a fraction such as {@code 0.5}. */
    public static final Value<Double> AMOUNT = new Value<>("N", Value::amount);

    /** A whole number of at least 1. */
    public static final Value<Integer> COUNT = new Value<>("N", text -> whole(text, "a whole number of at least 1"));

    /** A box on an upright image, edges in [0, 1]. */
    public static final Value<CropBox> BOX = new Value<>("X1,Y1,X2,Y2", Value::box);

    /** Width and height in pixels, such as {@code 2048x2048}. */
    public static final Value<ImageSize> SIZE = new Value<>("WxH", Value::size);

    /** One of a few words. */
    public static Value<String> oneOf(List<String> words) {
        return new Value<>(String.join("|", words), text -> {
            if (!words.contains(text)) {
                throw new WrongUse("is none of " + String.join(", ", words));
            }
            return text;
        });
    }

    /** The same kind of value under another name. */
    public Value<T> called(String otherLabel) {
        return new Value<>(otherLabel, reading);
    }

    private static Path path(String text) {
        try {
            if (text.isEmpty()) {
                throw new WrongUse("is no name of a file");
            }
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUse("is no name of a file: " + e.getReason());
        }
    }

    private static double amount(String text) {
        double number = number(text, "a number of at least 0");
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new WrongUse("is not a number of at least 0");
        }
        return number;
    }

    private static double number(String text, String expected) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new WrongUse("is not " + expected);
        }
    }

    private static int whole(String text, String expected) {
        try {
            int number = Integer.parseInt(text);
            if (number < 1) {
                throw new WrongUse("is not " + expected);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new WrongUse("is not " + expected);
        }
    }

    private static CropBox box(String text) {
        List<Double> edges = new ArrayList<>();
        for (String edge : text.split(",", -1)) {
            edges.add(number(edge.strip(), "four numbers in [0, 1], such as 0,0,0.5,1"));
        }
        if (edges.size() != 4) {
            throw new WrongUse("is not four numbers in [0, 1], such as 0,0,0.5,1");
        }
        try {
            return new CropBox(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
        } catch (IllegalArgumentException e) {
            throw new WrongUse("is no box: " + e.getMessage());
        }
    }

    private static ImageSize size(String text) {
        String expected = "a width and a height in pixels, such as 2048x1536";
        String[] sides = text.split("x", -1);
        if (sides.length != 2) {
            throw new WrongUse("is not " + expected);
        }
        return new ImageSize(whole(sides[0], expected), whole(sides[1], expected));
    }
}
