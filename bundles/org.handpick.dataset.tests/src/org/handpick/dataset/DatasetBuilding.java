package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.junit.jupiter.api.io.TempDir;

/** Drawn libraries, datasets of them, and what is told of every one. */
abstract class DatasetBuilding {
    static final int SETS = 12;

    @TempDir
    Path folder;

    TestLibrary draw(String name) {
        return TestLibrary.draw(folder.resolve(name), folder.resolve("data"), SETS, 7);
    }

    DatasetBuilt build(String out, DatasetPlan plan, List<Path> logs, Path... libraries) {
        return new BuildDataset(logs, List.of(libraries), folder.resolve(out), plan).run(Progress.NONE);
    }

    DatasetBuilt build(String out, TestLibrary library, Path... logs) {
        return build(out, DatasetPlan.DEFAULT, List.of(logs), library.root());
    }

    Dataset open(DatasetBuilt built) {
        return new OpenDataset(built.folder()).run(Progress.NONE);
    }

    static Map<String, Long> leftOut(DatasetBuilt built) {
        Map<String, Long> counts = new TreeMap<>();
        built.leftOut().forEach((reason, rows) -> counts.put(reason.key(), rows));
        return counts;
    }

    static long total(DatasetBuilt built) {
        return built.sets().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Every row gave a set or was left out for one reason. */
    static void assertNoRowIsLost(DatasetBuilt built) {
        for (DatasetBuilt.SourceLog log : built.logs()) {
            long leftOut = log.leftOut().values().stream()
                    .mapToLong(DatasetBuilt.LeftOutRows::count)
                    .sum();
            assertEquals(log.rows(), log.sets() + leftOut, log.toString());
        }
        assertEquals(
                total(built),
                built.logs().stream().mapToLong(DatasetBuilt.SourceLog::sets).sum());
    }

    static List<Path> images(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .toList();
        }
    }
}
