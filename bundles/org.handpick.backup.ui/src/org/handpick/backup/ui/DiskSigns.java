package org.handpick.backup.ui;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * By what one sees that files have changed, without reading them: their lengths and times, and the times of their folders, which tell
 * what was added or taken away. Not for the UI thread.
 *
 * @param signs in the order of the files, as they were when they were taken
 */
record DiskSigns(List<Path> files, List<Long> signs) {
    DiskSigns {
        files = List.copyOf(files);
        signs = List.copyOf(signs);
    }

    /** @param files which need not be there */
    static DiskSigns of(Collection<Path> files) {
        List<Path> withFolders = files.stream()
                .flatMap(file -> Stream.of(file, file.getParent()))
                .distinct()
                .toList();
        return new DiskSigns(withFolders, look(withFolders));
    }

    private static List<Long> look(List<Path> files) {
        return files.stream()
                .map(Path::toFile)
                .flatMapToLong(file -> LongStream.of(file.length(), file.lastModified()))
                .boxed()
                .toList();
    }

    boolean areOutdated() {
        return !signs.equals(look(files));
    }
}
