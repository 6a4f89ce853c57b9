package org.handpick.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.imaging.WriteCrop;

/** {@code crop}: a part of a PNG written as a new PNG, beside {@code vips crop} and ImageMagick's {@code convert -crop}. */
public final class CropBench implements Bench {
    private static final ImageSize SIZE = new ImageSize(2048, 2048);
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.9, 0.9);

    private final ImageSize size;

    public CropBench() {
        this(SIZE);
    }

    CropBench(ImageSize size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "crop";
    }

    @Override
    public String summary() {
        return "Writes four fifths by four fifths of a PNG of %s, beside vips crop and convert -crop.".formatted(size);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        BenchLibrary library = new BenchLibrary(folder, 1, ".png");
        library.paint(1, size, progress);
        Path image = library.files().getFirst();
        Path ours = folder.resolve("ours.png");
        Path theirs = folder.resolve("theirs.png");
        PixelBox box = BOX.on(size);
        return Contest.medians(new Contest()
                .ours("handpick", () -> {
                    remove(ours);
                    new WriteCrop(image, BOX, ours).run(progress);
                })
                .peer(
                        "vips",
                        Peer.named(
                                "vips",
                                "vips crop '%s' '%s' %d %d %d %d"
                                        .formatted(image, theirs, box.left(), box.top(), box.width(), box.height())))
                .peer(
                        "convert",
                        new Peer(
                                "convert -version | grep -q ImageMagick",
                                "convert '%s' -crop %dx%d+%d+%d +repage '%s'"
                                        .formatted(image, box.width(), box.height(), box.left(), box.top(), theirs)))
                .warmUp(progress)
                .run(runs, progress));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
