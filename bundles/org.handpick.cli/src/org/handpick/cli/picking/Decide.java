package org.handpick.cli.picking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.UnreadableImage;
import org.handpick.picking.Library;
import org.handpick.picking.Seen;

/** {@code decide}: what Enter does in the workbench. */
public final class Decide implements Command {
    private static final Value<String> IMAGE = Value.TEXT.called("IMAGE");
    private static final Fit AS_SMALL_AS_READS_ALL = new Fit.Within(256, 256);

    private static final Parameter<String> SET =
            Parameter.requiredOption("--set", Value.TEXT.called("ID"), "The set, by its id as sets list prints it.");
    private static final Parameter<Optional<String>> KEEP = Parameter.option(
            "--keep", IMAGE, "Keeps this image, by its name or its number in the set from 1, and rejects the others.");
    private static final Parameter<Optional<CropBox>> CROP = Parameter.option(
            "--crop", Value.BOX, "The part of the keeper to keep, in fractions; all of it by default.");
    private static final Parameter<Boolean> REJECT_ALL = Parameter.flag("--reject-all", "Rejects every image.");
    private static final Parameter<Boolean> SKIP = Parameter.flag("--skip", "Leaves the set as it is.");
    private static final Parameter<List<String>> SKIP_IMAGE = Parameter.repeatedOption(
            "--skip-image", IMAGE, "Leaves this image where it is, in no set. May be given several times.");

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String summary() {
        return "Decides about one set: keeps an image and crops it, rejects all, or skips the set.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                AtTheDesk.LIBRARY,
                SET,
                KEEP,
                CROP,
                REJECT_ALL,
                SKIP,
                SKIP_IMAGE,
                StoredPreferences.STAGING,
                StoredPreferences.NO_LOG_TRAINING);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        long ways = Stream.of(arguments.get(KEEP).isPresent(), arguments.get(REJECT_ALL), arguments.get(SKIP))
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw new WrongUse("one of --keep, --reject-all and --skip must be given");
        }
        if (arguments.get(CROP).isPresent() && arguments.get(KEEP).isEmpty()) {
            throw new WrongUse("--crop needs --keep");
        }
        return AtTheDesk.run(arguments, output, (library, desk) -> {
            ImageSet set = library.set(new SetId(arguments.get(SET)))
                    .orElseThrow(() -> new WrongUse(library.root() + " has no set " + arguments.get(SET)));
            Set<ImageRef> skipped = new LinkedHashSet<>();
            arguments.get(SKIP_IMAGE).forEach(name -> skipped.add(image(set, name)));
            return desk.submit(set, decision(arguments, set, skipped), skipped, seen(library, set, output));
        });
    }

    private static Decision decision(Arguments arguments, ImageSet set, Set<ImageRef> skipped) {
        if (arguments.get(SKIP)) {
            return new Decision.Skip();
        }
        if (arguments.get(REJECT_ALL)) {
            return new Decision.RejectAll();
        }
        ImageRef keeper = image(set, arguments.get(KEEP).orElseThrow());
        if (skipped.contains(keeper)) {
            throw new WrongUse(keeper + " can't be both kept and skipped");
        }
        return new Decision.Keep(keeper, arguments.get(CROP).orElse(CropBox.FULL));
    }

    /** By its name in the library, its file name, or its number from 1; in this order, since a file may be called 2. */
    private static ImageRef image(ImageSet set, String asked) {
        for (ImageRef image : set.images()) {
            if (image.name().equals(asked) || image.fileName().equals(asked)) {
                return image;
            }
        }
        try {
            return set.images().get(Integer.parseInt(asked) - 1);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new WrongUse("the set " + set.id() + " has no image " + asked + "; it has "
                    + String.join(
                            ", ", set.images().stream().map(ImageRef::name).toList()));
        }
    }

    /** Every image is decoded once, as the workbench does, so that a broken one is found and left where it is. */
    private static Seen seen(Library library, ImageSet set, Output output) {
        Map<ImageRef, ImageSize> sizes = new HashMap<>();
        for (ImageRef image : set.images()) {
            try (Decoded decoded = new Decode(image.in(library.root()), AS_SMALL_AS_READS_ALL).run(output.progress())) {
                sizes.put(image, decoded.fullSize());
            } catch (UnreadableImage e) {
                output.problem(e.getMessage());
            }
        }
        return new Seen(Instant.now().toString(), set.images(), sizes, Duration.ZERO, Optional.empty());
    }
}
