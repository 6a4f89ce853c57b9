package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListDatasetsTest {
    private static final String HEADER =
            "{\"schema_version\":1,\"sha256\":\"ab\",\"counts\":{\"sides\":{\"train\":{\"sets\":8},\"val\":{\"sets\":2},\"test\":{\"sets\":1}}}}";

    @TempDir
    Path folder;

    @Test
    void the_newest_comes_first_whatever_it_is_called() throws IOException {
        made(dataset("trial", HEADER), "2026-01-31T12:00:00Z");
        made(dataset("20260201-090000", HEADER), "2026-02-01T09:00:00Z");
        made(dataset("all", HEADER), "2026-02-01T09:00:01Z");

        assertEquals(List.of("all", "20260201-090000", "trial"), names(new ListDatasets(folder).run(Progress.NONE)));
    }

    @Test
    void of_datasets_of_one_moment_the_last_name_comes_first_and_a_folder_of_no_data_area_has_none()
            throws IOException {
        made(dataset("2026-01-31", HEADER), "2026-02-02T12:00:00Z");
        made(dataset("2026-02-01", HEADER), "2026-02-02T12:00:00Z");
        Files.writeString(folder.resolve("notes.txt"), "no folder");
        dataset(".new-1", HEADER);

        ListDatasets.Listing listing = new ListDatasets(folder).run(Progress.NONE);

        assertEquals(List.of("2026-02-01", "2026-01-31"), names(listing));
        assertEquals(
                new ListedDataset(folder.resolve("2026-02-01"), 8, 2, 1),
                listing.datasets().getFirst());
        assertEquals(11, listing.datasets().getFirst().sets());
        assertEquals(List.of(), listing.problems());
        assertEquals(
                List.of(),
                new ListDatasets(folder.resolve("none")).run(Progress.NONE).datasets());
    }

    @Test
    void whatever_is_there_has_taken_its_name() throws IOException {
        dataset("good", HEADER);
        Files.writeString(folder.resolve("notes.txt"), "no folder");

        assertEquals(Set.of("good", "notes.txt"), ListDatasets.taken(folder));
        assertEquals(Set.of(), ListDatasets.taken(folder.resolve("none")));
    }

    @Test
    void a_folder_that_is_no_dataset_is_named_and_hides_no_other() throws IOException {
        dataset("good", HEADER);
        Files.createDirectory(folder.resolve("empty"));
        dataset(
                "uncounted",
                "{\"schema_version\":1,\"sha256\":\"ab\",\"counts\":{\"sides\":{\"train\":{\"sets\":8}}}}");

        ListDatasets.Listing listing = new ListDatasets(folder).run(Progress.NONE);

        assertEquals(List.of("good"), names(listing));
        assertEquals(2, listing.problems().size());
        assertTrue(listing.problems().get(0).contains("uncounted")
                && listing.problems().get(0).contains("val"));
        assertTrue(listing.problems().get(1).contains("empty"));
    }

    private Path dataset(String name, String header) throws IOException {
        return Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("dataset.json"), header);
    }

    private static void made(Path header, String when) throws IOException {
        Files.setLastModifiedTime(header, FileTime.from(Instant.parse(when)));
    }

    private static List<String> names(ListDatasets.Listing listing) {
        return listing.datasets().stream().map(ListedDataset::name).toList();
    }
}
