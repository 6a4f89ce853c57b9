package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.learning.worker.Tell;

/**
 * Shows pictures, and beside them what an encoder saw in them. Of a part of an image is shown what was seen of the whole, at the
 * places of the part.
 *
 * @param encoded of an encoder whose places are those of the picture itself, without a canvas around it
 */
record MeasuredSource(PictureSource shown, EncodedSource encoded) implements ImageSource {
    @Override
    public List<LabelledImage> missing(List<LabelledImage> images) {
        List<LabelledImage> unprepared = shown.missing(images);
        List<LabelledImage> missing = new ArrayList<>(encoded.missing(images));
        missing.removeAll(unprepared);
        missing.addAll(unprepared);
        return missing;
    }

    @Override
    public boolean prepare(List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        return shown.prepare(images, tell, stopped) && encoded.prepare(images, tell, stopped);
    }

    @Override
    public Optional<PictureCache> pictures() {
        return Optional.of(shown.cache());
    }

    @Override
    public Seen see(List<Seen.Placed> placed, NDManager manager) {
        Backbone.Grid grid = encoded.cache().encoder().grid();
        List<Picture> pictures = new ArrayList<>();
        float[] wholes = new float[placed.size() * encoded.cache().encoder().width()];
        float[] places = new float[placed.size() * grid.channels() * grid.places()];
        for (int i = 0; i < placed.size(); i++) {
            Look look = placed.get(i).look();
            Picture picture = shown.picture(look);
            Embedding seen = encoded.embedding(new Look(look.file(), look.sha256(), look.mirrored(), Optional.empty()));
            float[] some =
                    look.part().map(part -> seen.places(edges(part), grid)).orElse(seen.places());
            System.arraycopy(some, 0, places, i * some.length, some.length);
            System.arraycopy(seen.whole(), 0, wholes, i * seen.whole().length, seen.whole().length);
            pictures.add(picture);
        }
        return new Seen.Both(
                PictureTensor.of(pictures, shown.cache().preprocessing(), manager),
                new Features(
                        manager.create(wholes, new Shape(placed.size(), wholes.length / placed.size())),
                        manager.create(places, new Shape(placed.size(), grid.channels(), grid.rows(), grid.columns()))),
                Seen.frames(pictures.stream().map(Picture::frame).toList(), manager),
                Seen.company(placed, manager));
    }

    private static float[] edges(CropBox part) {
        return new float[] {(float) part.left(), (float) part.top(), (float) part.right(), (float) part.bottom()};
    }
}
