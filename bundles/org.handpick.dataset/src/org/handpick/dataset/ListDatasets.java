package org.handpick.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.output.SetReader;

/**
 * The datasets in a folder, the newest first. No file of a dataset tells when it was made, and none changes afterwards, so that is when
 * its header was written; of those that were written at one moment, as a copy may be, the one with the last name comes first.
 */
public final class ListDatasets implements Operation<ListDatasets.Listing> {
    private final Path folder;

    /** @param folder need not be there yet */
    public ListDatasets(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    /** @param problems a sentence for each folder that looks like a dataset and can't be read */
    public record Listing(List<ListedDataset> datasets, List<String> problems) {
        public Listing {
            datasets = List.copyOf(datasets);
            problems = List.copyOf(problems);
        }
    }

    /** The dataset in this folder. @throws UnreadableDataset when it is none */
    public static ListedDataset at(Path folder) {
        return SetReader.open(folder).listed();
    }

    /**
     * The names that no new dataset in a folder can have, since something is called so.
     *
     * @throws UnreadableDataset when the folder can't be read
     */
    public static Set<String> taken(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UnreadableDataset(folder, e);
        }
    }

    /** @throws UnreadableDataset when the folder itself can't be read */
    @Override
    public Listing run(Progress progress) {
        List<ListedDataset> datasets = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path each : folders()) {
            progress.check();
            try {
                datasets.add(at(each));
            } catch (UnreadableDataset e) {
                problems.add(e.getMessage());
            }
        }
        return new Listing(datasets, problems);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .map(path -> new Made(path, SetReader.written(path)))
                    .sorted(Comparator.comparing(Made::when)
                            .thenComparing(Made::dataset)
                            .reversed())
                    .map(Made::dataset)
                    .toList();
        } catch (IOException e) {
            throw new UnreadableDataset(folder, e);
        }
    }

    private record Made(Path dataset, Instant when) {}
}
