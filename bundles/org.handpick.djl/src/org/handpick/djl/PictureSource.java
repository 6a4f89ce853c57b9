package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.djl.pictures.PreparePictures;
import org.handpick.learning.worker.Tell;

/** Shows pictures themselves, to a backbone. */
record PictureSource(PictureCache cache) implements ImageSource {
    @Override
    public List<LabelledImage> missing(List<LabelledImage> images) {
        return images.stream().filter(image -> !cache.has(image.sha256())).toList();
    }

    @Override
    public Optional<Map<LabelledImage, String>> prepare(
            List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        return new PreparePictures(cache, tell, stopped).of(images);
    }

    @Override
    public Optional<PictureCache> pictures() {
        return Optional.of(cache);
    }

    @Override
    public Seen see(List<Seen.Placed> placed, NDManager manager) {
        List<Picture> pictures = placed.stream().map(one -> picture(one.look())).toList();
        return new Seen.Pictures(
                PictureTensor.of(pictures, cache.preprocessing(), manager),
                Seen.frames(pictures.stream().map(Picture::frame).toList(), manager),
                Seen.company(placed, manager));
    }

    private Picture picture(Look look) {
        Picture whole = cache.of(look.file(), look.sha256());
        Picture turned = look.mirrored() ? whole.mirrored() : whole;
        return look.part().map(turned::part).orElse(turned).in(look.light());
    }
}
