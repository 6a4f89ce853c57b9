package org.handpick.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.handpick.cli.images.ThumbnailBatch;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Thumbnails;

/** {@code thumbnails}: the thumbnails of many large PNGs, none of them made before, beside {@code vipsthumbnail}. */
public final class ThumbnailsBench implements Bench {
    private static final int IMAGES = 1_000;
    private static final int DIFFERENT = 8;
    private static final ImageSize SIZE = new ImageSize(2048, 2048);
    private static final int AT_A_TIME = 2;

    private final int images;
    private final ImageSize size;

    public ThumbnailsBench() {
        this(IMAGES, SIZE);
    }

    ThumbnailsBench(int images, ImageSize size) {
        this.images = images;
        this.size = size;
    }

    @Override
    public String name() {
        return "thumbnails";
    }

    @Override
    public String summary() {
        return "Makes thumbnails of %,d PNGs of %s on all cores, beside vipsthumbnail, %d at a time."
                .formatted(images, size, AT_A_TIME);
    }

    @Override
    public int usualRuns() {
        return 1;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        BenchLibrary library = new BenchLibrary(folder.resolve("images"), images / BenchLibrary.IMAGES, ".png");
        library.paint(DIFFERENT, size, progress);
        List<Path> files = library.files();
        AtomicInteger run = new AtomicInteger();
        Map<String, Times> times = new Contest()
                .ours("handpick", () -> {
                    Thumbnails empty = new Thumbnails(folder.resolve("run" + run.incrementAndGet()));
                    new ThumbnailBatch(files, empty).run(progress);
                })
                .peer(
                        "vipsthumbnail",
                        Peer.named(
                                "vipsthumbnail",
                                ("find '%s' -name '*.png' -print0 | xargs -0 -P %d -n 25 vipsthumbnail --size %d"
                                                + " -o '%s/%%s-small.jpg'")
                                        .formatted(folder.resolve("images"), AT_A_TIME, Thumbnails.EDGE, folder)))
                .run(runs, progress);
        List<Figure> figures = new ArrayList<>(Contest.medians(times));
        times.forEach((name, measured) -> figures.add(new Figure(
                name, images / (measured.median() / Duration.ofSeconds(1).toMillis()), "images/s", measured.count())));
        return figures;
    }
}
