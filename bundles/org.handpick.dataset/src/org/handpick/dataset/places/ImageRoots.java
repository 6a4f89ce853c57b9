package org.handpick.dataset.places;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.files.StagingFolder;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.dataset.UnreadableLibrary;
import org.handpick.dataset.rows.Decided;

/**
 * The folders in which images are looked for: libraries, and folders that hold libraries. Once made, any thread may ask.
 *
 * <p>A name that is relative belongs to the library in whose folder the row says it was decided, or whose journal knows the
 * decision; else to the only library that holds all images of the row. A name that is a whole path is tried as it is. What is not
 * found so in a row of the earlier scripts is looked for by the end of its path below every root: the file that has the most folders in
 * common with it is meant. Where two have equally many, none is: matching by bare names crosses projects.
 *
 * <p>Whatever is found is followed through the journal of its library to where the original is now.
 */
public final class ImageRoots implements Closeable {
    private static final String OWN_FOLDER = ".handpick";
    private static final String JOURNAL = "journal.jsonl";
    private static final String IMPORTED = "imported-";
    private static final int CANDIDATES_NAMED = 3;

    private final List<Path> roots;
    private final Map<Path, Optional<MovedFiles>> libraries = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final OffsetsByName byFileName = new OffsetsByName();
    private final Spill paths;

    private ImageRoots(List<Path> roots, Path spill) {
        this.roots = roots;
        this.paths = new Spill(spill);
    }

    /**
     * Looks through folders and reads the journals in them.
     *
     * @param spill a temporary file to be made, for the names that are found
     * @throws UnreadableLibrary when one of the folders is none, or a journal can't be read
     */
    public static ImageRoots of(Collection<Path> folders, Path spill, Progress progress) {
        Set<Path> real = new LinkedHashSet<>();
        for (Path folder : folders) {
            real.add(realFolder(folder));
        }
        ImageRoots roots = new ImageRoots(List.copyOf(real), spill);
        boolean made = false;
        try {
            roots.lookThrough(progress);
            made = true;
            return roots;
        } finally {
            if (!made) {
                roots.close();
            }
        }
    }

    /** The folder itself, links followed. @throws UnreadableLibrary when there is none */
    public static Path realFolder(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(folder.toString());
            }
            return real;
        } catch (IOException e) {
            throw new UnreadableLibrary(folder, "there is no such folder, or it can't be read", e);
        }
    }

    /** The folders as they were given, links followed. */
    public List<Path> roots() {
        return roots;
    }

    /** Sentences on folders and lines of journals that could not be read. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void lookThrough(Progress progress) {
        progress.begin("Looking for images", 0);
        for (Path root : roots) {
            enterLibrary(root, progress);
        }
        Set<Path> seen = new LinkedHashSet<>();
        for (Path root : roots) {
            if (seen.stream().noneMatch(root::startsWith)) {
                walk(root, progress);
            }
            seen.add(root);
        }
        paths.seal();
    }

    private void enterLibrary(Path folder, Progress progress) {
        if (libraries.containsKey(folder)) {
            return;
        }
        Path journal = folder.resolve(OWN_FOLDER).resolve(JOURNAL);
        libraries.put(
                folder,
                Files.isRegularFile(journal)
                        ? Optional.of(MovedFiles.of(
                                folder, journal, place -> enterOrigin(folder, place), notes::add, progress))
                        : Optional.empty());
    }

    /** An image that a decision has moved is found by the name it had. */
    private void enterOrigin(Path library, Path place) {
        if (place.startsWith(library)) {
            Path first = library.relativize(place).getName(0);
            boolean isOurs = Stream.of(OWN_FOLDER, DiscoverSets.SELECTED, StagingFolder.NAME)
                    .anyMatch(name -> first.toString().equals(name));
            if (!isOurs && DiscoverSets.isImage(place.getFileName().toString())) {
                enter(place);
            }
        }
    }

    private void enter(Path image) {
        byFileName.put(
                image.getFileName().toString(), paths.add(image.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void walk(Path root, Progress progress) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    progress.check();
                    if (isKeptByALibrary(folder)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (Files.isRegularFile(folder.resolve(OWN_FOLDER).resolve(JOURNAL))) {
                        enterLibrary(folder, progress);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!attributes.isDirectory()
                            && DiscoverSets.isImage(file.getFileName().toString())) {
                        enter(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    notes.add(file + ": cannot be read (" + reason + "); images in it were not found");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnreadableLibrary(root, "cannot be read (" + e + ")", e);
        }
    }

    /** What lies there are crops, or originals to which the journal shows the way. */
    private boolean isKeptByALibrary(Path folder) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        boolean kept = name.equals(DiscoverSets.SELECTED) || name.equals(StagingFolder.NAME);
        return name.equals(OWN_FOLDER)
                || kept
                        && libraries
                                .getOrDefault(folder.getParent(), Optional.empty())
                                .isPresent();
    }

    /** Where the images of a row are. */
    public Whereabouts find(Decided row) {
        try {
            List<Path> names =
                    row.images().stream().map(image -> Path.of(image.path())).toList();
            if (names.stream().anyMatch(Path::isAbsolute)) {
                return each(row, names);
            }
            Optional<Path> told = libraryOfDirectory(row).or(() -> libraryOfEvent(row));
            return told.isPresent() ? in(told.get(), row, names) : inTheOnlyOne(row, names);
        } catch (InvalidPathException e) {
            return new Whereabouts.Missing(e.getInput(), "no file can have this name");
        }
    }

    /** The library in which the row says that it was decided: its folder without the folders in the name of the first image. */
    private Optional<Path> libraryOfDirectory(Decided row) {
        if (row.directory().isEmpty()) {
            return Optional.empty();
        }
        Path directory = Path.of(row.directory().get()).normalize();
        Optional<Path> inside =
                Optional.ofNullable(Path.of(row.images().getFirst().path()).getParent());
        if (!directory.isAbsolute() || inside.isPresent() && !directory.endsWith(inside.get())) {
            return Optional.empty();
        }
        Path library = directory;
        for (int i = 0; i < inside.map(Path::getNameCount).orElse(0); i++) {
            library = library.getParent();
        }
        return Optional.ofNullable(library).filter(libraries::containsKey);
    }

    private Optional<Path> libraryOfEvent(Decided row) {
        return libraries.entrySet().stream()
                .filter(library -> library.getValue()
                        .filter(moved -> moved.knows(row.event()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Whereabouts in(Path library, Decided row, List<Path> names) {
        Optional<List<Path>> files = places(library, row, names);
        if (files.isEmpty()) {
            return new Whereabouts.Missing(row.images().getFirst().path(), "the name leads out of " + library);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!Files.isRegularFile(files.get().get(i))) {
                return new Whereabouts.Missing(
                        row.images().get(i).path(), files.get().get(i).toString());
            }
        }
        return new Whereabouts.Found(library, files.get());
    }

    /** Where images with these names are now; empty where a name leads out of the library. */
    private Optional<List<Path>> places(Path library, Decided row, List<Path> names) {
        List<Path> files =
                names.stream().map(name -> library.resolve(name).normalize()).toList();
        if (!files.stream().allMatch(file -> file.startsWith(library) && !file.equals(library))) {
            return Optional.empty();
        }
        return Optional.of(follow(library, files, row.event()));
    }

    private List<Path> follow(Path library, List<Path> files, String event) {
        Optional<MovedFiles> moved = libraries.get(library);
        return moved.isPresent() ? moved.get().follow(files, event) : files;
    }

    private Whereabouts inTheOnlyOne(Decided row, List<Path> names) {
        List<Whereabouts.Found> holding = new ArrayList<>();
        for (Path library : libraries.keySet()) {
            if (in(library, row, names) instanceof Whereabouts.Found found) {
                holding.add(found);
            }
        }
        List<Whereabouts.Found> different = holding.stream()
                .filter(found -> holding.stream()
                        .filter(other -> other.files().equals(found.files()))
                        .findFirst()
                        .filter(first -> first == found)
                        .isPresent())
                .toList();
        if (different.size() > 1) {
            return new Whereabouts.Ambiguous(
                    row.images().getFirst().path(),
                    different.stream()
                            .map(found -> found.files().getFirst())
                            .limit(CANDIDATES_NAMED)
                            .toList());
        }
        if (different.size() == 1) {
            return different.getFirst();
        }
        return row.event().startsWith(IMPORTED)
                ? each(row, names)
                : new Whereabouts.Missing(
                        row.images().getFirst().path(), "looked for in " + listed(libraries.keySet()));
    }

    /** Each image for itself, as rows of the earlier scripts name them. */
    private Whereabouts each(Decided row, List<Path> names) {
        List<Path> files = new ArrayList<>();
        Optional<Path> library = Optional.empty();
        for (int i = 0; i < names.size(); i++) {
            String image = row.images().get(i).path();
            List<Path> candidates = candidates(names.get(i));
            if (candidates.isEmpty()) {
                return new Whereabouts.Missing(image, "looked for in " + listed(roots));
            }
            if (candidates.size() > 1) {
                return new Whereabouts.Ambiguous(
                        image, candidates.stream().limit(CANDIDATES_NAMED).toList());
            }
            Path place = candidates.getFirst();
            Path own = libraryOf(place);
            if (library.isPresent() && !library.get().equals(own)) {
                return new Whereabouts.Apart(library.get(), own);
            }
            library = Optional.of(own);
            Path file = libraries.containsKey(own)
                    ? follow(own, List.of(place), row.event()).getFirst()
                    : place;
            if (!Files.isRegularFile(file)) {
                return new Whereabouts.Missing(image, file.toString());
            }
            files.add(file);
        }
        return new Whereabouts.Found(library.orElseThrow(), files);
    }

    /** The places that could be meant. */
    private List<Path> candidates(Path name) {
        if (name.isAbsolute()) {
            Path place = name.normalize();
            boolean ofALibrary = libraries.containsKey(libraryOf(place));
            if (Files.isRegularFile(place) || ofALibrary && isKnown(place)) {
                return List.of(place);
            }
        }
        return byTail(name);
    }

    private boolean isKnown(Path place) {
        return placesOf(place.getFileName().toString()).contains(place);
    }

    /** Of the files of its name those that have the most folders in common with it. */
    private List<Path> byTail(Path name) {
        if (name.getFileName() == null) {
            return List.of();
        }
        List<Path> best = new ArrayList<>();
        int most = 0;
        for (Path place : placesOf(name.getFileName().toString())) {
            int common = commonTail(name, place);
            if (common > most) {
                best.clear();
                most = common;
            }
            if (common == most) {
                best.add(place);
            }
        }
        return best;
    }

    private Set<Path> placesOf(String fileName) {
        Set<Path> places = new LinkedHashSet<>();
        for (long offset : byFileName.of(fileName)) {
            Path place = Path.of(new String(paths.at(offset), StandardCharsets.UTF_8));
            if (place.getFileName().toString().equals(fileName)) {
                places.add(place);
            }
        }
        return places;
    }

    private static int commonTail(Path one, Path other) {
        int common = 0;
        while (common < Math.min(one.getNameCount(), other.getNameCount())
                && one.getName(one.getNameCount() - 1 - common)
                        .equals(other.getName(other.getNameCount() - 1 - common))) {
            common++;
        }
        return common;
    }

    /** The innermost library that holds a place; outside all of them its folder. */
    private Path libraryOf(Path place) {
        return libraries.keySet().stream()
                .filter(place::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElse(place.getParent());
    }

    private static String listed(Collection<Path> folders) {
        List<String> names =
                folders.stream().limit(CANDIDATES_NAMED).map(Path::toString).toList();
        return String.join(", ", names) + (folders.size() > names.size() ? ", …" : "");
    }

    @Override
    public void close() {
        try {
            paths.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
