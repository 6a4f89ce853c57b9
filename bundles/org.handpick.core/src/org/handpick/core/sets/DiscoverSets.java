package org.handpick.core.sets;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Groups the images of a library into sets. Works on names alone and decodes nothing.
 *
 * <p>Folders that are hidden, begin with {@code __}, or are the library's own {@code selected} are left out. A sub-folder that
 * can't be read is told and does not stop the rest.
 */
public final class DiscoverSets implements Operation<Discovery> {
    /** The folder of a library into which keepers go. */
    public static final String SELECTED = "selected";

    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "bmp");
    private static final int REPORT_EVERY = 1_000;

    private final Path library;
    private final GroupingRule rule;
    private final Map<ImageRef, Unassigned.Reason> settled;

    /**
     * @param library the folder to look through, with its sub-folders
     * @param settled images that are there but belong to no set any more, and why
     */
    public DiscoverSets(Path library, GroupingRule rule, Map<ImageRef, Unassigned.Reason> settled) {
        this.library = Objects.requireNonNull(library);
        this.rule = Objects.requireNonNull(rule);
        this.settled = Map.copyOf(settled);
    }

    /** @throws UnreadableFolder naming the library and the reason */
    @Override
    public Discovery run(Progress progress) {
        progress.begin("Looking for images in " + library, 0);
        List<String> unreadable = new ArrayList<>();
        Map<ImageRef, Unassigned.Reason> apart = new HashMap<>(settled);
        List<ImageRef> images = images(progress, apart, unreadable);
        return new GroupImages(images, rule, apart).run(progress).withUnreadable(unreadable);
    }

    /** True for a file that Handpick takes for an image, by its extension. */
    public static boolean isImage(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private List<ImageRef> images(Progress progress, Map<ImageRef, Unassigned.Reason> apart, List<String> unreadable) {
        List<ImageRef> images = new ArrayList<>();
        String separator = library.getFileSystem().getSeparator();
        int rootLength = library.toString().length() + (library.toString().endsWith(separator) ? 0 : 1);
        try {
            if (Files.isRegularFile(library)) {
                throw new NotDirectoryException(library.toString());
            }
            Files.walkFileTree(library, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    progress.check();
                    return folder.equals(library) || mayHoldImages(folder)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = file.toString();
                    boolean isFile = attributes.isRegularFile() || attributes.isSymbolicLink();
                    if (isFile && isImage(path.substring(path.lastIndexOf(separator) + 1))) {
                        ImageRef image = ImageRef.ofPath(path.substring(rootLength));
                        images.add(image);
                        if (attributes.isSymbolicLink()
                                && !Files.readSymbolicLink(file).isAbsolute()) {
                            apart.put(image, Unassigned.Reason.RELATIVE_LINK);
                        }
                        if (images.size() % REPORT_EVERY == 0) {
                            progress.advance(REPORT_EVERY);
                            progress.check();
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) {
                    return setAside(file, cause);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
                    return cause == null ? FileVisitResult.CONTINUE : setAside(folder, cause);
                }

                private FileVisitResult setAside(Path folder, IOException cause) {
                    UnreadableFolder failure = new UnreadableFolder(folder, cause);
                    if (folder.equals(library)) {
                        throw failure;
                    }
                    if (!(cause instanceof NoSuchFileException)) { // what is gone by now has no images
                        unreadable.add(failure.getMessage());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnreadableFolder(library, e);
        }
        return images;
    }

    private boolean mayHoldImages(Path folder) {
        String name = folder.getFileName().toString();
        boolean isSelected = name.equals(SELECTED) && library.equals(folder.getParent());
        return !name.startsWith(".") && !name.startsWith("__") && !isSelected;
    }
}
