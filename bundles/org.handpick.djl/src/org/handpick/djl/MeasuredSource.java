package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.learning.worker.Tell;

/**
 * Shows pictures, and beside them what an encoder saw in them. Of a part of an image is shown what was seen of the whole, at the
 * places of the part.
 *
 * @param measured by an encoder whose places are those of the picture itself, without a canvas around it
 */
record MeasuredSource(PictureSource shown, EncodedSource measured) implements ImageSource {
    @Override
    public List<LabelledImage> missing(List<LabelledImage> images) {
        Set<LabelledImage> missing = new LinkedHashSet<>(shown.missing(images));
        missing.addAll(measured.missing(images));
        return List.copyOf(missing);
    }

    @Override
    public Optional<Map<LabelledImage, String>> prepare(
            List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        return shown.prepare(images, tell, stopped).flatMap(unreadable -> {
            List<LabelledImage> rest = images.stream()
                    .filter(image -> !unreadable.containsKey(image))
                    .toList();
            return measured.prepare(rest, tell, stopped).map(more -> {
                Map<LabelledImage, String> all = new LinkedHashMap<>(unreadable);
                all.putAll(more);
                return all;
            });
        });
    }

    @Override
    public Optional<PictureCache> pictures() {
        return Optional.of(shown.cache());
    }

    @Override
    public Optional<EncodedSource> encoded() {
        return Optional.of(measured);
    }

    @Override
    public Seen see(List<Seen.Placed> placed, NDManager manager) {
        List<Look> looks = placed.stream().map(Seen.Placed::look).toList();
        List<Picture> pictures = looks.stream().map(shown::picture).toList();
        return new Seen.Both(
                PictureTensor.of(pictures, shown.cache().preprocessing(), manager),
                measured.features(looks.stream().map(this::measures).toList(), manager),
                Seen.frames(pictures.stream().map(Picture::frame).toList(), manager),
                Seen.company(placed, manager));
    }

    private Embedding measures(Look look) {
        Embedding whole = measured.embedding(look);
        return look.part()
                .map(part -> whole.part(part, measured.cache().encoder().grid()))
                .orElse(whole);
    }
}
