package org.handpick.cli.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.core.crop.CropBox;
import org.handpick.imaging.CropWritten;
import org.handpick.imaging.WriteCrop;

/** {@code crop}: cuts an image file. */
public final class CropFile implements Command {
    private static final Parameter<Path> FILE = Parameter.position(Value.FILE, "The image; it is not changed.");
    private static final Parameter<CropBox> BOX = Parameter.requiredOption(
            "--box", Value.BOX, "The part to write, in fractions of the upright image; right and bottom exclusive.");
    private static final Parameter<Path> OUT =
            Parameter.requiredOption("--out", Value.FILE, "The new file. There must be none of this name yet.");

    private record Cropped(String file, String out, int width, int height, String fidelity) {}

    @Override
    public String name() {
        return "crop";
    }

    @Override
    public String summary() {
        return "Writes a part of an image as a new file, with its metadata and without loss where that can be.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FILE, BOX, OUT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Path file = arguments.get(FILE);
        Path out = arguments.get(OUT);
        CropWritten written = new WriteCrop(file, arguments.get(BOX), out).run(output.progress());
        output.result(
                new Cropped(
                        file.toString(),
                        out.toString(),
                        written.size().width(),
                        written.size().height(),
                        written.fidelity().name().toLowerCase(Locale.ROOT)),
                () -> out + ": " + written.size());
        return Outcome.DONE;
    }
}
