package org.handpick.core.sets;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An image of a library, by its path relative to the library's root with {@code /} between folders.
 *
 * <p>Relative, so that a library can be moved or mounted elsewhere and its ids and logs stay true.
 */
public record ImageRef(String name) implements Comparable<ImageRef> {
    public ImageRef {
        Objects.requireNonNull(name);
        if (name.isEmpty() || name.startsWith("/")) {
            throw new IllegalArgumentException("not a name relative to a library: '" + name + "'");
        }
    }

    /** The image at {@code file}, which lies under {@code library}. */
    public static ImageRef of(Path library, Path file) {
        return ofPath(library.relativize(file).toString());
    }

    /** @param path relative to the library, with the separators of this system */
    static ImageRef ofPath(String path) {
        return new ImageRef(File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/'));
    }

    /** The file name without its folder. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The folder relative to the library, empty for the root itself. */
    public String folder() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The file name without its extension; companions share it. */
    public String stem() {
        String file = fileName();
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }

    public Path in(Path library) {
        return library.resolve(name);
    }

    /** By the whole name, as {@link String#compareTo}. */
    @Override
    public int compareTo(ImageRef other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
