package org.handpick.backup;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ArrayFill;
import org.handpick.core.Progress;

/** A process of its own that works on backups, and may be killed. It starts fast rather than running fast. */
final class ChildProcess {
    /** The exit code of a process that SIGKILL ended. */
    static final int KILLED = 128 + 9;

    private ChildProcess() {}

    /** @param said the file to which it complains */
    static ProcessBuilder of(Class<?> program, Path said, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classPath(),
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
