package org.handpick.cli.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Folders;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.Unassigned;
import org.handpick.imaging.Thumbnails;

/** {@code thumbnails}: makes the small pictures of folders beforehand, on all cores. */
public final class MakeThumbnails implements Command {
    private static final Parameter<List<Path>> FOLDERS =
            Parameter.positions(Value.FOLDER, "Folders with images; their sub-folders are looked through too.");

    private record Made(String dir, int images, int made) {}

    @Override
    public String name() {
        return "thumbnails";
    }

    @Override
    public String summary() {
        return "Makes the thumbnails of folders, so that the Set Browser need not.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FOLDERS);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Thumbnails thumbnails = Thumbnails.ofDataArea(arguments.dataArea());
        return output.each(arguments.get(FOLDERS), folder -> {
            List<Path> images = images(Folders.real(folder), output);
            List<String> failures = new ThumbnailBatch(images, thumbnails).run(output.progress());
            failures.forEach(output::problem);
            int made = images.size() - failures.size();
            output.result(
                    new Made(folder.toString(), images.size(), made),
                    () -> "%s: thumbnails of %d images".formatted(folder, made));
        });
    }

    private static List<Path> images(Path root, Output output) {
        Discovery found = new DiscoverSets(root, ByStage.DEFAULT, Map.of()).run(output.progress());
        Stream<ImageRef> inSets = found.sets().stream().flatMap(set -> set.images().stream());
        Stream<ImageRef> others = found.unassigned().stream().map(Unassigned::image);
        return Stream.concat(inSets, others).map(image -> image.in(root)).toList();
    }
}
