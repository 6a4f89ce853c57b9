package org.handpick.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle of the project as its manifest and its sources show it. */
record Bundle(
        Path folder, String name, List<String> requires, List<String> imports, List<String> exports, boolean isTest) {
    private static final String OURS = "org.handpick.";

    /** Every bundle of the project, by name. */
    static List<Bundle> all() {
        try (Stream<Path> folders = Files.list(root().resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(manifest(folder)))
                    .sorted()
                    .map(Bundle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the project: the nearest folder upward that holds {@code ./test}. */
    static Path root() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("test"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Path manifest(Path folder) {
        return folder.resolve("META-INF/MANIFEST.MF");
    }

    private static Bundle read(Path folder) {
        try (InputStream in = Files.newInputStream(manifest(folder))) {
            var headers = new Manifest(in).getMainAttributes();
            String name = clauses(headers.getValue("Bundle-SymbolicName")).getFirst();
            return new Bundle(
                    folder,
                    name,
                    clauses(headers.getValue("Require-Bundle")),
                    clauses(headers.getValue("Import-Package")),
                    clauses(headers.getValue("Export-Package")),
                    name.endsWith(".tests"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of a manifest header, without their attributes and directives. */
    private static List<String> clauses(String header) {
        return header == null
                ? List.of()
                : Arrays.stream(header.replaceAll("\"[^\"]*\"", "").split(","))
                        .map(clause -> clause.split(";")[0].strip())
                        .filter(clause -> !clause.isEmpty())
                        .toList();
    }

    /** The project's own bundles that this one requires. */
    List<String> requiresOfOurs() {
        return requires.stream().filter(required -> required.startsWith(OURS)).toList();
    }

    /** The project's own packages that it exports; a fragment may export one that its host has. */
    List<String> exportsOfOurs() {
        return exports.stream().filter(exported -> exported.startsWith(OURS)).toList();
    }

    boolean isView() {
        return name.endsWith(".ui");
    }

    /** What neither draws nor starts anything: every bundle that is no view, not the workbench and no test. */
    boolean isArea() {
        return !isTest && !isView() && !name.equals(OURS + "workbench");
    }

    /** The sources of the bundle; none where it is a manifest alone. */
    List<Path> sources() {
        Path sources = folder.resolve("src");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
