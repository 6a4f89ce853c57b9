package org.handpick.djl.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.learning.training.Colours;

/**
 * An encoder that was made elsewhere, as its file has it: an ONNX graph or a TorchScript module.
 *
 * <p>What it gives is found out by showing it grey pictures, before it is shown any other. Of several outputs the first is taken
 * that tells of places, else the first.
 */
public final class FileEncoder implements Encoder {
    private static final int AT_ONCE = 2;

    private final Path file;
    private final Network network;
    private final Colours colours;
    private final String key;
    private final String sha256;
    private final Preprocessing preprocessing;
    private final NDManager manager;
    private final Trial trial;
    private boolean closed;

    /**
     * What it gave for grey pictures.
     *
     * @param several whether it takes more than one picture at once
     * @param output the position of the one that is taken
     */
    private record Trial(boolean several, int output, OutputForm form) {}

    private FileEncoder(EncoderFile file, Network network, Preprocessing wanted, Colours colours, NDManager over) {
        this.file = file.path();
        this.sha256 = file.sha256();
        this.network = network;
        this.colours = colours;
        this.manager = over.newSubManager();
        try {
            this.preprocessing = new Preprocessing(
                    network.width().orElse(wanted.width()), network.height().orElse(wanted.height()));
            this.key = "%s-%s-%s".formatted(file.key(), colours.name().toLowerCase(Locale.ROOT), preprocessing.key());
            this.trial = trial();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Loads a file and shows it grey pictures: the code of a program runs.
     *
     * @param wanted the canvas where the file takes any; TorchScript does not tell
     * @throws UnusableEncoder when it is none of its kind, or can't be used
     */
    public static FileEncoder of(EncoderFile file, Preprocessing wanted, Colours colours, NDManager over) {
        Network network = switch (file.kind()) {
            case ONNX -> new OnnxNetwork(file.path());
            case TORCHSCRIPT -> new TorchScriptNetwork(file.path(), over);
        };
        return new FileEncoder(file, network, wanted, colours, over);
    }

    /** A file that was made for one picture at a time takes no more, and is shown one at a time. */
    private Trial trial() {
        try {
            return trial(AT_ONCE);
        } catch (UnusableEncoder e) {
            return trial(1);
        }
    }

    private Trial trial(int pictures) {
        int area = preprocessing.width() * preprocessing.height();
        Picture grey =
                new Picture(grey(3 * area), preprocessing.width(), 0, 0, preprocessing.width(), preprocessing.height());
        try (NDManager once = manager.newSubManager()) {
            List<NDArray> outputs = outputs(Collections.nCopies(pictures, grey), once);
            List<Optional<OutputForm>> forms = outputs.stream()
                    .map(output -> output.getShape().get(0) == pictures
                            ? OutputForm.of(output.getShape(), preprocessing)
                            : Optional.<OutputForm>empty())
                    .toList();
            return position(forms, true)
                    .or(() -> position(forms, false))
                    .map(output ->
                            new Trial(pictures > 1, output, forms.get(output).orElseThrow()))
                    .orElseThrow(() -> new UnusableEncoder(
                            file,
                            "for %d pictures it gives %s, expected %s"
                                    .formatted(pictures, shapes(outputs), OutputForm.EXPECTED)));
        }
    }

    private static byte[] grey(int length) {
        byte[] grey = new byte[length];
        Arrays.fill(grey, (byte) Backbone.GREY);
        return grey;
    }

    private static Optional<Integer> position(List<Optional<OutputForm>> forms, boolean withPlaces) {
        return IntStream.range(0, forms.size())
                .filter(i -> forms.get(i)
                        .filter(form -> form.hasPlaces() || !withPlaces)
                        .isPresent())
                .boxed()
                .findFirst();
    }

    private static String shapes(List<NDArray> outputs) {
        return outputs.isEmpty()
                ? "no tensor of floats"
                : outputs.stream()
                        .map(output -> Arrays.toString(output.getShape().getShape()))
                        .collect(Collectors.joining(" and "));
    }

    private List<NDArray> outputs(List<Picture> pictures, NDManager forThese) {
        return network.of(PictureTensor.of(pictures, preprocessing, colours, forThese));
    }

    /** For the log of a run: the file, its SHA-256, and what it takes and gives. */
    public String sentence() {
        return "Sees through %s, with the SHA-256 %s: pictures of %d x %d, %d numbers of the whole%s"
                .formatted(
                        file,
                        sha256,
                        preprocessing.width(),
                        preprocessing.height(),
                        width(),
                        trial.form().hasPlaces()
                                ? " and of each of %d x %d places".formatted(SIDE, SIDE)
                                : " and nothing of places, so crops can't follow the subject");
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    @Override
    public int width() {
        return trial.form().width();
    }

    @Override
    public Backbone.Grid grid() {
        return trial.form().grid();
    }

    @Override
    public List<Embedding> of(List<Picture> pictures) {
        if (trial.several()) {
            return see(pictures);
        }
        List<Embedding> embeddings = new ArrayList<>();
        pictures.forEach(picture -> embeddings.addAll(see(List.of(picture))));
        return embeddings;
    }

    private List<Embedding> see(List<Picture> pictures) {
        try (NDManager forThese = manager.newSubManager()) {
            NDArray output = outputs(pictures, forThese).get(trial.output());
            Optional<OutputForm> form = OutputForm.of(output.getShape(), preprocessing);
            if (output.getShape().get(0) != pictures.size() || !form.equals(Optional.of(trial.form()))) {
                throw new UnusableEncoder(
                        file,
                        "for %d pictures it gives %s, which is not what it gave before"
                                .formatted(pictures.size(), output.getShape()));
            }
            return Embeddings.of(trial.form().read(output), pictures);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            network.close();
            manager.close();
        }
    }
}
