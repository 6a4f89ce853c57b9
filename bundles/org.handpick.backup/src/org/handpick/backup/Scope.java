package org.handpick.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.handpick.core.files.FileFailure;

/**
 * What is backed up.
 *
 * @param patterns globs below the data area, such as {@code training/*.csv}; <code>**</code> stands for any folders. Names that begin with
 *     a dot are matched only by patterns that begin with one
 * @param checkpoints whether the weights of runs are taken too
 * @param libraries folders of libraries whose journals are taken
 */
public record Scope(List<String> patterns, boolean checkpoints, List<Path> libraries) {
    /** What all of this is for: who takes it out of the patterns has no such log. */
    static final String LOGS = "training/*.{csv,jsonl,cut}";

    /** What a person made or measured; {@link #CHECKPOINTS} can be trained again. */
    public static final List<String> DEFAULT_PATTERNS = List.of(
            LOGS,
            "training/manifests/*",
            "file_operations_logs/*",
            "runs/*/{config,environment,evaluation,hardest,log,metrics,notes,report,state}*",
            "runs/*/report/*");

    private static final String CHECKPOINTS = "runs/*/checkpoints/**";
    /** How to back up is taken along, but by itself it is nothing to back up. */
    private static final String SETTINGS = "backup/{settings,stores,libraries}.json";

    private static final PathMatcher IS_SETTINGS = matcher(SETTINGS);
    /** What stores are opened with goes into no archive, whatever pattern it matches. */
    private static final List<String> SECRETS = List.of("backup/secrets.json", "backup/secure_storage");

    private static final String LIBRARIES = "libraries/";
    static final List<String> OF_A_LIBRARY = List.of(".handpick/journal.jsonl", ".handpick/journal.jsonl.cut");

    public Scope {
        patterns = List.copyOf(patterns);
        libraries = libraries.stream().map(Path::toAbsolutePath).distinct().toList();
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("there is no pattern that says what to back up");
        }
        for (String pattern : patterns) {
            String fault = Manifest.Entry.faultOf(pattern);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("the pattern '" + pattern + "' " + fault);
            }
            try {
                namesOf(pattern).forEach(Scope::matcher);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("the pattern '" + pattern + "' is none: " + e.getDescription(), e);
            }
        }
    }

    /** The defaults, with the journals of these libraries. */
    public static Scope of(List<Path> libraries) {
        return new Scope(DEFAULT_PATTERNS, false, libraries);
    }

    /**
     * What there is to back up.
     *
     * @param unmatched the patterns of a person's own that match no file, and the libraries that have no journal
     * @param absent the default patterns that match no file; most data areas have not all that they are for
     * @param lacksLogs true when logs of decisions are wanted, and there is none
     */
    record Found(List<Source> sources, List<String> unmatched, List<String> absent, boolean lacksLogs) {}

    /** Hears of what can't be backed up, by its path in the archive; a folder by its own, without a slash behind it. */
    @FunctionalInterface
    private interface Refusing {
        void refuse(String path, UnreadableSource fault);
    }

    /**
     * Looks for the files to compare with: what can't be backed up is one of them, for whoever reads it to find that out.
     *
     * @throws NothingToBackUp as {@link #find}
     */
    List<Source> survey(Path dataArea) {
        Map<String, Source> all = new TreeMap<>();
        find(dataArea, (path, _) -> all.put(path, new Source(path, dataArea.resolve(path))))
                .sources()
                .forEach(source -> all.put(source.path(), source));
        return List.copyOf(all.values());
    }

    /**
     * Looks for the files, in the order of their paths.
     *
     * @throws NothingToBackUp when there is none in the data area
     * @throws UnreadableSource when a folder can't be read
     */
    Found find(Path dataArea) {
        return find(dataArea, (_, fault) -> {
            throw fault;
        });
    }

    private Found find(Path dataArea, Refusing refusing) {
        Map<String, Path> found = new TreeMap<>();
        List<String> unmatched = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String pattern : all()) {
            Map<String, Path> matching = new TreeMap<>();
            match(dataArea, "", namesOf(pattern), matching, refusing);
            matching.keySet().removeAll(SECRETS);
            if (matching.isEmpty()) {
                (DEFAULT_PATTERNS.contains(pattern) ? absent : unmatched).add(pattern);
            }
            found.putAll(matching);
        }
        if (found.isEmpty()) {
            throw new NothingToBackUp(dataArea, all());
        }
        match(dataArea, "", namesOf(SETTINGS), found, refusing);
        libraryFolders().forEach((folder, library) -> {
            Map<String, Path> matching = new TreeMap<>();
            OF_A_LIBRARY.forEach(name -> match(library, folder + "/", namesOf(name), matching, refusing));
            if (matching.isEmpty()) {
                unmatched.add(library.toString());
            }
            found.putAll(matching);
        });
        return new Found(
                found.entrySet().stream()
                        .map(file -> new Source(file.getKey(), file.getValue()))
                        .toList(),
                unmatched,
                absent,
                patterns.contains(LOGS) && found.keySet().stream().noneMatch(Scope::isLog));
    }

    private static boolean isLog(String path) {
        return Content.of(path) == Content.RECORDS && !canBeMadeAgain(path);
    }

    /** True for what says how to back up. */
    static boolean isSettings(String path) {
        return IS_SETTINGS.matches(Path.of(path));
    }

    /** True for what a training writes: a run that is deleted is no lost log. */
    static boolean canBeMadeAgain(String path) {
        return path.startsWith("runs/");
    }

    /** True for a log that is only ever added to and has no records to count, such as the journal of a library. */
    static boolean isJournal(String path) {
        return path.endsWith(".jsonl") && !canBeMadeAgain(path);
    }

    private static List<String> namesOf(String pattern) {
        return List.of(pattern.split("/"));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(patterns);
        if (checkpoints) {
            all.add(CHECKPOINTS);
        }
        return all;
    }

    /** Each library's folder in the archive, named so that a person knows it and two of one name differ. */
    Map<String, Path> libraryFolders() {
        Map<String, Path> folders = new TreeMap<>();
        for (Path library : libraries) {
            Path name = library.getFileName();
            folders.put(LIBRARIES + (name == null ? "root" : name) + "-" + hash(library), library);
        }
        return folders;
    }

    /** Those that are there, and have a journal to back up. */
    List<Path> librariesWithJournals() {
        return libraries.stream().filter(Scope::hasJournal).toList();
    }

    static boolean hasJournal(Path library) {
        return OF_A_LIBRARY.stream().anyMatch(journal -> Files.isRegularFile(library.resolve(journal)));
    }

    private static String hash(Path library) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(library.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Adds what matches below a folder. @param at the path of the folder in the archive, empty or with a slash behind it */
    private static void match(Path folder, String at, List<String> names, Map<String, Path> found, Refusing refusing) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        String name = names.getFirst();
        List<String> rest = names.subList(1, names.size());
        boolean anyDepth = name.equals("**");
        if (anyDepth && !rest.isEmpty()) {
            match(folder, at, rest, found, refusing);
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            PathMatcher matcher = matcher(anyDepth ? "*" : name);
            for (Path child : children) {
                String childName = child.getFileName().toString();
                boolean hidden = childName.startsWith(".") && !name.startsWith(".");
                if (hidden || !matcher.matches(child.getFileName())) {
                    continue;
                }
                Optional<String> fault = garbled(folder, child);
                if (fault.isPresent()) {
                    refusing.refuse(at + childName, new UnreadableSource(fault.get()));
                } else if (anyDepth && Files.isSymbolicLink(child) && Files.isDirectory(child)) {
                    refusing.refuse(at + childName, followed(child));
                } else if (anyDepth && Files.isDirectory(child)) {
                    match(child, at + childName + "/", names, found, refusing);
                } else if (rest.isEmpty() && Files.isRegularFile(child)) {
                    found.put(at + childName, child);
                } else if (!rest.isEmpty() && !anyDepth) {
                    match(child, at + childName + "/", rest, found, refusing);
                } else if (rest.isEmpty() && !Files.isDirectory(child)) {
                    refusing.refuse(
                            at + childName,
                            new UnreadableSource(
                                    child
                                            + ": is no file that can be read, but a link that leads nowhere, a device or a pipe"));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            IOException cause =
                    e instanceof DirectoryIteratorException iterating ? iterating.getCause() : (IOException) e;
            refusing.refuse(
                    at.isEmpty() ? "." : at.substring(0, at.length() - 1),
                    new UnreadableSource(FileFailure.sentence(cause, folder), cause));
        }
    }

    /** Such names are all told alike, so that one file would hide another in the archive. */
    private static Optional<String> garbled(Path folder, Path child) {
        String name = child.getFileName().toString();
        boolean isItself;
        try {
            isItself = folder.resolve(name).equals(child);
        } catch (InvalidPathException e) {
            isItself = false; // it has letters for which this locale has no bytes
        }
        return isItself
                ? Optional.empty()
                : Optional.of(child + ": its name is none in the encoding of this system ("
                        + System.getProperty("sun.jnu.encoding")
                        + "); rename it, or where the name is right start Handpick with LC_ALL=C.UTF-8");
    }

    /** What a link leads to may lead back, so ** follows none; and who made it wants to have there what it leads to. */
    private static UnreadableSource followed(Path folder) {
        return new UnreadableSource(folder + ": is a link to a folder, and ** follows none;"
                + " put the folder in its place, or take the pattern with ** out of the settings");
    }

    private static PathMatcher matcher(String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + name);
    }
}
