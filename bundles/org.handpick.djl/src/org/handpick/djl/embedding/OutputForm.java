package org.handpick.djl.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.pictures.Preprocessing;

/** How what an encoder gives for pictures is read as features. */
sealed interface OutputForm {
    /** A class token and four registers, a class token alone, or nothing stands before the tokens of places. */
    List<Integer> BEFORE = List.of(1, 0, 5);

    String EXPECTED =
            "[pictures, numbers], [pictures, tokens, numbers] with a token for each square of the picture, or [pictures, channels, rows, columns]";

    /** A vector of each picture, which tells nothing of places. */
    record Vector(int width) implements OutputForm {}

    /** Tokens of square parts of the picture, row after row. @param before how many stand before them; the first is the whole */
    record Tokens(int width, int before, int rows, int columns) implements OutputForm {}

    /** A map of the picture. */
    record Map(int width, int rows, int columns) implements OutputForm {}

    /**
     * @param shape of what it gives
     * @param seen what it was given
     * @return empty for a shape that can't be read
     */
    static Optional<OutputForm> of(Shape shape, Preprocessing seen) {
        return switch (shape.dimension()) {
            case 2 -> Optional.of(new Vector((int) shape.get(1)));
            case 3 -> tokens((int) shape.get(1), (int) shape.get(2), seen);
            case 4 -> Optional.of(new Map((int) shape.get(1), (int) shape.get(2), (int) shape.get(3)));
            default -> Optional.empty();
        };
    }

    private static Optional<OutputForm> tokens(int tokens, int width, Preprocessing seen) {
        for (int before : BEFORE) {
            int rows = (int) Math.round(Math.sqrt((tokens - before) * (double) seen.height() / seen.width()));
            int columns = rows * seen.width() / seen.height();
            boolean hasPlaces = rows * columns > 1 || tokens == 1;
            if (hasPlaces && rows * columns == tokens - before && rows * seen.width() == columns * seen.height()) {
                return Optional.of(new Tokens(width, before, rows, columns));
            }
        }
        return Optional.empty();
    }

    int width();

    /** Rows and columns that are kept of it. */
    default Backbone.Grid grid() {
        return hasPlaces() ? new Backbone.Grid(width(), Encoder.SIDE, Encoder.SIDE) : new Backbone.Grid(width(), 1, 1);
    }

    /** Whether it tells one place from another. */
    default boolean hasPlaces() {
        return switch (this) {
            case Vector _ -> false;
            case Tokens(int _, int _, int rows, int columns) -> rows * columns > 1;
            case Map(int _, int rows, int columns) -> rows * columns > 1;
        };
    }

    /** @param output of the shape that this was made of; the features belong to its manager */
    default Features read(NDArray output) {
        Features features = switch (this) {
            case Vector(int width) -> new Features(output, output.reshape(-1, width, 1, 1));
            case Tokens tokens -> read(output, tokens);
            case Map(int width, int rows, int columns) ->
                new Features(output.reshape(-1, width, (long) rows * columns).mean(new int[] {2}), output);
        };
        return hasPlaces() ? features.pooled(grid().rows(), grid().columns()) : features;
    }

    private static Features read(NDArray output, Tokens form) {
        NDArray places = output.get(":, " + form.before() + ":").transpose(0, 2, 1);
        NDArray whole = form.before() > 0 ? output.get(":, 0") : places.mean(new int[] {2});
        return new Features(whole, places.reshape(-1, form.width(), form.rows(), form.columns()));
    }
}
