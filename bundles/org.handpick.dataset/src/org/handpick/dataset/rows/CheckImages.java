package org.handpick.dataset.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.Reason;
import org.handpick.dataset.places.ImageRoots;
import org.handpick.dataset.places.Whereabouts;
import org.handpick.dataset.split.Sha256;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.PerceptualHash;
import org.handpick.imaging.UnreadableImage;

/** Looks for the images of a row and at them: each is there, can be decoded, and has the size that the row says. */
public final class CheckImages {
    /** Large enough for a perceptual hash, small enough for JPEG to be decoded at an eighth. */
    private static final Fit FIT = new Fit.Within(64, 64);

    private final Decided row;
    private final ImageRoots roots;

    public CheckImages(Decided row, ImageRoots roots) {
        this.row = row;
        this.roots = roots;
    }

    /** What came of it. One bad image is enough: a set of which one is not known is another set. */
    public sealed interface Result {
        record Good(CheckedSet set) implements Result {}

        record Bad(Decided.RowNumber row, Reason reason, String sentence) implements Result {}
    }

    /** On any thread. */
    public Result run() {
        return switch (roots.find(row)) {
            case Whereabouts.Found(Path library, List<Path> files) -> look(library, files);
            case Whereabouts.Missing(String image, String where) ->
                bad(Reason.MISSING_FILE, image + ": it is not there (" + where + ")");
            case Whereabouts.Ambiguous(String image, List<Path> candidates) ->
                bad(
                        Reason.AMBIGUOUS_FILE,
                        image + ": it could be "
                                + candidates.stream().map(Path::toString).collect(Collectors.joining(" or ")));
            case Whereabouts.Apart(Path library, Path other) ->
                bad(
                        Reason.TWO_LIBRARIES,
                        row.images().getFirst().path() + ": it is in " + library + ", another image of the set in "
                                + other);
        };
    }

    private Result look(Path library, List<Path> files) {
        List<LabelledImage> images = new ArrayList<>();
        List<Optional<PerceptualHash>> looks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Decided.Named named = row.images().get(i);
            try (Decoded decoded = new Decode(file, FIT).run(Progress.NONE)) {
                ImageSize size = decoded.fullSize();
                if (named.size().isPresent() && !named.size().get().equals(size)) {
                    return bad(
                            Reason.SIZE_DIFFERS,
                            file + ": expected " + named.size().get() + ", found " + size);
                }
                looks.add(PerceptualHash.of(decoded.pixels()));
                images.add(
                        new LabelledImage(file, named.path(), named.stage(), size, Files.size(file), Sha256.of(file)));
            } catch (UnreadableImage e) {
                return bad(Reason.UNREADABLE_FILE, file + ": " + e.reason());
            } catch (NoSuchFileException e) {
                return bad(Reason.MISSING_FILE, file + ": it is gone");
            } catch (IOException e) {
                return bad(Reason.UNREADABLE_FILE, file + ": it cannot be read (" + e + ")");
            }
        }
        return new Result.Good(new CheckedSet(
                row.row(),
                row.event(),
                row.set(),
                library.toString(),
                images,
                looks,
                row.label(),
                row.when(),
                row.suggestionSeen(),
                row.took()));
    }

    private Result bad(Reason reason, String sentence) {
        return new Result.Bad(row.row(), reason, sentence);
    }
}
