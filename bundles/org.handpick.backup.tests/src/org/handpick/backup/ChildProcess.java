package org.handpick.backup;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ArrayFill;
import org.eclipse.core.runtime.FileLocator;
import org.handpick.core.Progress;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A process of its own that works on backups, and may be killed. It starts fast rather than running fast. */
final class ChildProcess {
    /** The exit code of a process that SIGKILL ended. */
    static final int KILLED = 128 + 9;

    private ChildProcess() {}

    /** @param said the file to which it complains */
    static ProcessBuilder of(Class<?> program, Path said, Object... arguments) {
        return with(classPath(), program, said, arguments);
    }

    /** The same, with all that this process has: the command line, and what stores are made of. */
    static ProcessBuilder withCommands(Class<?> program, Path said, Object... arguments) {
        return with(wholeClassPath(), program, said, arguments);
    }

    private static ProcessBuilder with(String classPath, Class<?> program, Path said, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classPath,
                program.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()));
    }

    /** Where the classes are that the process needs; under OSGi each comes from its own bundle. */
    private static String classPath() {
        return Stream.of(
                        ChildProcess.class,
                        BackUp.class,
                        Progress.class,
                        JsonObject.class,
                        TarArchiveEntry.class,
                        IOUtils.class,
                        ArrayFill.class)
                .map(ChildProcess::place)
                .distinct()
                .collect(Collectors.joining(":"));
    }

    private static String wholeClassPath() {
        return Optional.ofNullable(FrameworkUtil.getBundle(ChildProcess.class))
                .map(bundle -> Stream.of(bundle.getBundleContext().getBundles())
                        .flatMap(ChildProcess::places)
                        .collect(Collectors.joining(":")))
                .orElseGet(() -> System.getProperty("java.class.path"));
    }

    /** Of a bundle its classes, and the jars in it, which no class path reaches inside of another jar. */
    private static Stream<String> places(Bundle bundle) {
        Optional<Path> found = FileLocator.getBundleFileLocation(bundle).map(File::toPath);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        Path place = found.get().toAbsolutePath();
        Path folder = Files.isDirectory(place) ? place : place.getParent().getParent();
        Path classes = place.resolve("target/classes");
        return Stream.concat(
                Stream.of(Files.isDirectory(classes) ? classes.toString() : place.toString()),
                Files.isDirectory(folder.resolve("lib"))
                                && bundle.getSymbolicName().startsWith("org.handpick")
                        ? Stream.of(folder.resolve("lib").toString() + "/*")
                        : Stream.empty());
    }

    private static String place(Class<?> type) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path classes = place.resolve("target/classes");
            return (Files.isDirectory(classes) ? classes : place).toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
