package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ar.com.hjg.pngj.PngReader;
import com.adobe.internal.xmp.XMPException;
import com.drew.imaging.ImageMetadataReader;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base64OutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.io.output.AppendableOutputStream;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageRef;
import org.handpick.imaging.WriteCrop;
import org.handpick.traininglog.SelectCropRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut in the midst of a decision, a few hundred times over one library. */
class SigkillTest {
    private static final int SETS = 60;
    private static final int LEAST_KILLS = 200;
    private static final int KILLED = 128 + 9;
    /** Touches that a process gets before it dies; few, so that it dies often. */
    private static final int MOST_TOUCHES = 11;

    @TempDir
    Path folder;

    @Test
    void whenever_it_is_killed_nothing_is_lost_and_the_next_start_goes_on() throws IOException, InterruptedException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        Path data = folder.resolve("data");
        Set<String> before = TinyLibrary.names(root);
        long seed = 20250101;
        Random random = new Random(seed);
        int kills = 0;
        int code = KILLED;
        while (code == KILLED) {
            code = decide(root, data, kills < LEAST_KILLS ? 1 + random.nextInt(MOST_TOUCHES) : Integer.MAX_VALUE);
            kills += code == KILLED ? 1 : 0;
            Set<String> now = TinyLibrary.names(root);
            now.addAll(pendingAndUndone(root));
            assertTrue(now.containsAll(before), "seed " + seed + ", after kill " + kills);
        }

        assertEquals(0, code, Files.readString(folder.resolve("said.txt")));
        assertTrue(kills >= LEAST_KILLS, "killed " + kills + " times");
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(0, library.tally().toDo());
            assertEquals(SETS, library.sets().size());
        }
        List<String> rows = TinyLibrary.rows(data);
        assertEquals(SETS, rows.size());
        assertEquals(
                SETS, new HashSet<>(rows.stream().map(row -> row.split(",")[1]).toList()).size());
        assertEquals(before, TinyLibrary.names(root));
    }

    private static Set<String> pendingAndUndone(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(Library.FOLDER))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private int decide(Path root, Path data, int touches) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath(),
                        DecideUntilKilled.class.getName(),
                        root.toString(),
                        data.toString(),
                        Integer.toString(touches))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("said.txt").toFile()))
                .start()
                .waitFor();
    }

    /** Where the classes are that the process needs; under OSGi each comes from its own bundle. */
    private static String classPath() {
        return Stream.of(
                        SigkillTest.class,
                        Library.class,
                        ImageRef.class,
                        WriteCrop.class,
                        SelectCropRow.class,
                        JsonObject.class,
                        CSVFormat.class,
                        Base64OutputStream.class,
                        AppendableOutputStream.class,
                        PngReader.class,
                        ImageMetadataReader.class,
                        XMPException.class)
                .map(SigkillTest::place)
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
