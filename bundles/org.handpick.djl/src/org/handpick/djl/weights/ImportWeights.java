package org.handpick.djl.weights;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.TensorMemory;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.learning.training.Colours;

/**
 * Fills the parameters of a vision transformer with weights that others published, from a safetensors file in the layout of timm,
 * torchvision or Hugging Face. Their heads are left out.
 *
 * <p>Two things are made to fit, so that nothing of where weights come from is left in the model. Their positions are stretched to
 * the grid of the canvas, linearly between the middles of places. And they were learned from colours on another scale than
 * {@link Backbone#of} is given; the map from ours to theirs is linear for each colour, so it goes into the first layer, which is
 * linear too and not padded.
 */
public final class ImportWeights implements Operation<ImportWeights.Imported> {
    private static final int TOLD = 3;
    private static final String POSITIONS = "pos_embed";
    private static final String FIRST_LAYER = "patch_embed.proj.";
    private static final double WHITE = 255;

    private final Path file;
    private final Backbone.Grid grid;
    private final Map<String, NDArray> backbone = new LinkedHashMap<>();

    /**
     * What was loaded.
     *
     * @param layout whose names it has, in words
     * @param sha256 of the file, 64 hex digits
     * @param leftOut the names that are in the file and of no use here, sorted
     */
    public record Imported(String layout, String sha256, List<String> leftOut) {
        public Imported {
            Objects.requireNonNull(layout);
            Objects.requireNonNull(sha256);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * @param parameters of a model whose backbone is a {@link VisionTransformer}; those of its heads are left as they are
     * @param grid of that backbone
     */
    public ImportWeights(Path file, Map<String, NDArray> parameters, Backbone.Grid grid) {
        this.file = Objects.requireNonNull(file);
        this.grid = Objects.requireNonNull(grid);
        parameters.forEach((name, parameter) -> {
            if (name.startsWith(VisionTransformer.PREFIX)) {
                backbone.put(name.substring(VisionTransformer.PREFIX.length()), parameter);
            }
        });
    }

    /**
     * All is looked at before the first parameter is changed.
     *
     * @throws UnusableWeights when the file is damaged, in no layout that is known, or of a model of another size, saying what was
     *     expected
     */
    @Override
    public Imported run(Progress progress) {
        try (Safetensors opened = Safetensors.open(file)) {
            Layout layout = Layout.of(opened.tensors().keySet())
                    .orElseThrow(() -> new UnusableWeights(
                            file,
                            "it has the names of no vision transformer that is known; there are " + Layout.known()));
            List<String> leftOut = check(opened, layout);
            progress.begin("Load weights", backbone.size());
            backbone.forEach((name, parameter) -> {
                fill(name, parameter, theirs(name, opened, layout));
                progress.advance(1);
            });
            takeColours(layout.colours());
            return new Imported(layout.title(), opened.sha256(), leftOut);
        }
    }

    private static List<Safetensors.Tensor> theirs(String name, Safetensors opened, Layout layout) {
        return layout.theirs(name).stream().map(opened.tensors()::get).toList();
    }

    /** @return what is of no use */
    private List<String> check(Safetensors opened, Layout layout) {
        List<String> faults = new ArrayList<>();
        Set<String> rest = new HashSet<>(opened.tensors().keySet());
        backbone.forEach((name, parameter) -> {
            List<String> theirs = layout.theirs(name);
            long[] expected = parameter.getShape().getShape().clone();
            expected[0] /= theirs.size();
            for (String source : theirs) {
                Safetensors.Tensor stored = opened.tensors().get(source);
                if (stored == null) {
                    faults.add("it has no " + source + ", expected of shape " + Arrays.toString(expected));
                } else if (!fits(name, stored.shape(), expected)) {
                    faults.add("%s has the shape %s, expected %s%s"
                            .formatted(
                                    source,
                                    Arrays.toString(stored.shape()),
                                    Arrays.toString(expected),
                                    name.equals(POSITIONS) ? " or 1 more than any other square" : ""));
                } else {
                    stored.demandFloats();
                }
                rest.remove(source);
            }
        });
        List<String> leftOut = rest.stream().filter(layout::leavesOut).sorted().toList();
        rest.stream()
                .filter(name -> !layout.leavesOut(name))
                .sorted()
                .forEach(name -> faults.add("it has " + name + ", which this model has no use for"));
        if (!faults.isEmpty()) {
            String told = String.join("; ", faults.subList(0, Math.min(TOLD, faults.size())));
            String more = faults.size() > TOLD ? "; and " + (faults.size() - TOLD) + " more" : "";
            throw new UnusableWeights(file, "it looks like weights of " + layout.title() + ", but " + told + more);
        }
        return leftOut;
    }

    private boolean fits(String name, long[] shape, long[] expected) {
        if (!name.equals(POSITIONS)) {
            return Arrays.equals(shape, expected);
        }
        return shape.length == 3
                && shape[0] == 1
                && shape[2] == expected[2]
                && (shape[1] == expected[1] || isSquare(shape[1] - 1));
    }

    private static boolean isSquare(long number) {
        long side = Math.round(Math.sqrt(Math.max(0, number)));
        return side > 0 && side * side == number;
    }

    private void fill(String name, NDArray parameter, List<Safetensors.Tensor> theirs) {
        int width = (int) parameter.getShape().get(parameter.getShape().dimension() - 1);
        TensorMemory.change(parameter, ours -> fill(name, width, ours, theirs));
    }

    private void fill(String name, int width, FloatBuffer ours, List<Safetensors.Tensor> theirs) {
        Safetensors.Tensor first = theirs.getFirst();
        if (name.equals(POSITIONS) && !hasOurGrid(first, width)) {
            FloatBuffer stored = FloatBuffer.allocate(Math.toIntExact(first.shape()[1] * width));
            first.copyTo(stored);
            stretch(stored.flip(), width, ours);
            return;
        }
        int each = ours.remaining() / theirs.size();
        for (int i = 0; i < theirs.size(); i++) {
            theirs.get(i).copyTo(ours.slice(i * each, each));
        }
    }

    /** As many places are another grid when ours is no square. */
    private boolean hasOurGrid(Safetensors.Tensor positions, int width) {
        long places = positions.shape()[1] - 1;
        return places == (long) grid.rows() * grid.columns() && (grid.rows() == grid.columns() || !isSquare(places));
    }

    /** The first of them, the class token's, is nowhere in the grid. */
    private void stretch(FloatBuffer stored, int width, FloatBuffer ours) {
        int side = (int) Math.round(Math.sqrt(stored.remaining() / width - 1));
        for (int i = 0; i < width; i++) {
            ours.put(stored.get(i));
        }
        for (int row = 0; row < grid.rows(); row++) {
            Between down = Between.of(row, grid.rows(), side);
            for (int column = 0; column < grid.columns(); column++) {
                Between across = Between.of(column, grid.columns(), side);
                for (int i = 0; i < width; i++) {
                    double above = across.of(
                            stored.get((1 + down.before() * side + across.before()) * width + i),
                            stored.get((1 + down.before() * side + across.after()) * width + i));
                    double below = across.of(
                            stored.get((1 + down.after() * side + across.before()) * width + i),
                            stored.get((1 + down.after() * side + across.after()) * width + i));
                    ours.put((float) down.of(above, below));
                }
            }
        }
    }

    /** Where the middle of a place of ours lies among theirs, along one side; at the ends it stays with the last of theirs. */
    private record Between(int before, int after, double share) {
        static Between of(int place, int ours, int theirs) {
            double at = Math.clamp((place + 0.5) * theirs / ours - 0.5, 0, theirs - 1.0);
            int before = (int) at;
            return new Between(before, Math.min(before + 1, theirs - 1), at - before);
        }

        double of(double first, double second) {
            return first + share * (second - first);
        }
    }

    private void takeColours(Colours colours) {
        NDArray layer = backbone.get(FIRST_LAYER + "weight");
        int area = (int) (layer.getShape().get(2) * layer.getShape().get(3));
        TensorMemory.change(
                layer,
                weights -> TensorMemory.change(
                        backbone.get(FIRST_LAYER + "bias"), biases -> takeColours(colours, area, weights, biases)));
    }

    private static void takeColours(Colours colours, int area, FloatBuffer weights, FloatBuffer biases) {
        for (int out = 0; out < biases.capacity(); out++) {
            double bias = biases.get(out);
            for (int colour = 0; colour < colours.means().size(); colour++) {
                double spread = colours.spreads().get(colour);
                double scale = Backbone.SPREAD / WHITE / spread;
                double shift = (Backbone.GREY / WHITE - colours.means().get(colour)) / spread;
                int from = (out * colours.means().size() + colour) * area;
                for (int i = from; i < from + area; i++) {
                    bias += shift * weights.get(i);
                    weights.put(i, (float) (scale * weights.get(i)));
                }
            }
            biases.put(out, (float) bias);
        }
    }
}
