package org.handpick.dataset.places;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where the images of a row are. */
public sealed interface Whereabouts {
    /** All were found. @param library the folder they belong to. @param files in the order of the row */
    record Found(Path library, List<Path> files) implements Whereabouts {
        public Found {
            Objects.requireNonNull(library);
            files = List.copyOf(files);
        }
    }

    /** One is nowhere. @param image as the row has it. @param where the place in which it should be, or what was looked through */
    record Missing(String image, String where) implements Whereabouts {}

    /** One could be several files. @param candidates the first of them */
    record Ambiguous(String image, List<Path> candidates) implements Whereabouts {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /** They are in different libraries. */
    record Apart(Path library, Path other) implements Whereabouts {}
}
