package org.handpick.backup;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a backup belong on this computer: the journal of a library in the library, everything else in the data area.
 *
 * <p>Of what a manifest says of libraries no more is believed than that: an archive of a stranger gets no other file out of the folder.
 *
 * @param libraries for each library its folder in the archive, and where it stood
 */
record Homes(Path dataArea, Map<String, String> libraries) {
    static Homes of(Manifest manifest, Path dataArea) {
        return new Homes(dataArea, manifest.libraries());
    }

    /** Where the file is, or would be. @throws RefusedRestore where it can't be called so here */
    Path of(String path) {
        return journal(path).orElseGet(() -> Unpack.inside(dataArea, path));
    }

    /** True for a file of a library that is not there, such as one on a disk that is not plugged in. */
    boolean isAway(String path) {
        return folderOf(path).isPresent()
                && journal(path)
                        .filter(file -> Files.isDirectory(file.getParent().getParent()))
                        .isEmpty();
    }

    boolean isOfALibrary(String path) {
        return folderOf(path).isPresent();
    }

    private Optional<String> folderOf(String path) {
        return libraries.keySet().stream()
                .filter(folder -> path.startsWith(folder + "/")
                        && Scope.OF_A_LIBRARY.contains(path.substring(folder.length() + 1)))
                .findFirst();
    }

    private Optional<Path> journal(String path) {
        return folderOf(path).flatMap(folder -> {
            try {
                Path library = Path.of(libraries.get(folder)).normalize();
                return Optional.of(library)
                        .filter(Path::isAbsolute)
                        .map(root -> Unpack.inside(root, path.substring(folder.length() + 1)));
            } catch (InvalidPathException e) {
                return Optional.empty(); // the path of another system
            }
        });
    }
}
