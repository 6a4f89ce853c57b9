package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.FreeName;
import org.handpick.core.files.TrashCan;
import org.handpick.core.files.TrashSlot;
import org.handpick.core.sets.Companions;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.imaging.ImageFacts;
import org.handpick.imaging.ImageFormat;
import org.handpick.imaging.WriteCrop;

/**
 * Where the files of a set go when it is decided. Making a plan writes the crop, to {@code .handpick/pending/<event>/}, and
 * changes nothing else.
 *
 * <p>A companion goes where its image goes. One that several images share goes with the keeper, and stays where one of them
 * stays, be it of this set or not. Where a name is taken among the kept images, image and companions get the same number. A
 * crop that is of another format than its image has the extension of its own.
 *
 * @param steps for the files, in their order
 * @param where the kept file will be, relative to the library with {@code /}
 */
record DecisionPlan(List<FileStep> steps, Optional<String> where) {
    /** The folder in {@code .handpick} with crops of a transaction that is being done. */
    static final String PENDING = "pending";

    /** The folder in {@code .handpick} with crops that were taken back, and originals that were replaced. */
    static final String UNDO = "undo";

    /** The folder of an event in one of the two. */
    static Path folder(Path root, String part, String event) {
        return root.resolve(Library.FOLDER).resolve(part).resolve(event);
    }

    /** Deletes a folder of pending crops. They were made from images that are still there, or have moved from it by now. */
    static void clear(Path pending) throws IOException {
        if (Files.isDirectory(pending)) {
            try (Stream<Path> files = Files.walk(pending)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What a plan is made with. */
    record Maker(Path root, KeepPlace keepPlace, TrashCan trash, Disk disk) {
        /** @throws IOException when a file of the set is not there, or no trash is */
        DecisionPlan planOf(Event event) throws IOException {
            return switch (event.decision()) {
                case Decision.Skip() -> new DecisionPlan(List.of(), Optional.empty());
                case Decision.RejectAll() -> {
                    Set<Path> rejects = filesOf(event.considered(), event);
                    rejects.removeAll(companionsOf(event.leftOut(), event));
                    yield new DecisionPlan(trashed(rejects, event), Optional.empty());
                }
                case Decision.Keep(ImageRef keeper, CropBox box) -> keep(event, keeper, box);
            };
        }

        private DecisionPlan keep(Event event, ImageRef keeper, CropBox box) throws IOException {
            Set<Path> staying = companionsOf(event.leftOut(), event);
            Set<Path> companions = companionsOf(List.of(keeper), event);
            companions.removeAll(staying);
            Set<Path> rejects = filesOf(
                    event.considered().stream()
                            .filter(image -> !image.equals(keeper))
                            .toList(),
                    event);
            rejects.removeAll(staying);
            rejects.removeAll(companions);

            Path image = keeper.in(root);
            ImageSize size = event.seen().sizes().get(keeper);
            boolean whole = box.on(size).equals(PixelBox.full(size));
            Path result = whole ? image : cropped(event, keeper, box);
            Path named = image.resolveSibling(result.getFileName());
            List<FileStep> steps = new ArrayList<>();
            Path target = image;
            switch (keepPlace) {
                case SELECTED_FOLDER -> {
                    target = select(named, result, companions, steps);
                    if (!whole) {
                        rejects.add(image);
                    }
                }
                case IN_PLACE -> {
                    if (!whole) {
                        Path original = folder(root, UNDO, event.id()).resolve(keeper.fileName());
                        target = named.equals(image) ? image : FreeName.of(named, file -> !isFree(file));
                        steps.add(FileStep.Move.of(image, original));
                        steps.add(FileStep.Move.of(result, target));
                    }
                }
            }
            steps.addAll(trashed(rejects, event));
            return new DecisionPlan(steps, Optional.of(ImageRef.of(root, target).name()));
        }

        /** Moves image and companions to the kept ones, under names that are free for all of them. */
        private Path select(Path image, Path result, Set<Path> companions, List<FileStep> steps) throws IOException {
            Path target = selected(image);
            int number = IntStream.iterate(1, n -> n + 1)
                    .filter(n -> isFree(FreeName.numbered(target, n))
                            && companions.stream().allMatch(file -> isFree(FreeName.numbered(selected(file), n))))
                    .findFirst()
                    .orElseThrow();
            steps.add(FileStep.Move.of(result, FreeName.numbered(target, number)));
            for (Path companion : companions) {
                steps.add(FileStep.Move.of(companion, FreeName.numbered(selected(companion), number)));
            }
            return FreeName.numbered(target, number);
        }

        private Path selected(Path file) {
            return root.resolve(Library.SELECTED).resolve(root.relativize(file));
        }

        private static boolean isFree(Path file) {
            return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
        }

        private Path cropped(Event event, ImageRef keeper, CropBox box) throws IOException {
            Path target = folder(root, PENDING, event.id()).resolve(cropName(keeper));
            disk.makeFolders(target.getParent());
            new WriteCrop(keeper.in(root), box, target).run(Progress.NONE);
            disk.flush(target);
            disk.sync(target.getParent());
            return target;
        }

        /** The name of the image, with the extension of the crop where that is of another format. */
        private String cropName(ImageRef keeper) {
            ImageFormat format = ImageFacts.read(keeper.in(root)).format();
            String extension = WriteCrop.extensionFor(format);
            return extension.equals(format.extension()) ? keeper.fileName() : keeper.stem() + "." + extension;
        }

        private List<FileStep> trashed(Collection<Path> files, Event event) throws IOException {
            List<Path> inOrder = List.copyOf(files);
            List<TrashSlot> slots = trash.slotsFor(inOrder, event.at());
            List<FileStep> steps = new ArrayList<>();
            for (int i = 0; i < inOrder.size(); i++) {
                steps.add(FileStep.Trash.of(inOrder.get(i), slots.get(i)));
            }
            return steps;
        }

        /** The images, each followed by its companions. */
        private Set<Path> filesOf(List<ImageRef> images, Event event) throws IOException {
            Set<Path> files = new LinkedHashSet<>();
            for (ImageRef image : images) {
                files.add(image.in(root));
                files.addAll(companionsOf(List.of(image), event));
            }
            return files;
        }

        /** What goes along with the images, and what they share with others of their set. */
        private Set<Path> companionsOf(List<ImageRef> images, Event event) throws IOException {
            Set<Path> companions = new LinkedHashSet<>();
            if (images.isEmpty()) {
                return companions;
            }
            List<ImageRef> others = filesBeside(event.set());
            Set<String> stemsOfOthers = others.stream()
                    .filter(file -> DiscoverSets.isImage(file.fileName()))
                    .map(ImageRef::stem)
                    .collect(Collectors.toSet());
            for (ImageRef image : images) {
                List<ImageRef> folder = new ArrayList<>(others);
                folder.add(image);
                new Companions(folder)
                        .of(image).stream()
                                .filter(companion -> !stemsOfOthers.contains(companion.stem()))
                                .map(companion -> companion.in(root))
                                .filter(companion -> !Files.isDirectory(companion)) // a folder of that name is its own
                                .forEach(companions::add);
            }
            return companions;
        }

        /** The files of the set's folder without its images. */
        private List<ImageRef> filesBeside(ImageSet set) throws IOException {
            try (Stream<Path> files =
                    Files.list(set.images().getFirst().in(root).getParent())) {
                return files.map(file -> ImageRef.of(root, file))
                        .filter(file -> !set.images().contains(file))
                        .toList();
            }
        }
    }
}
