package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.backup.Store;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;

/** On the way back, and what is listed and deleted. */
class DriveDownloadTest extends DriveTest {
    /** More than are made. */
    private static final int REQUESTS = 100;

    @Test
    void a_download_that_is_cut_goes_on_where_it_was() throws IOException {
        Path file = file("large", large());
        store().put(NAME, file, Progress.NONE);
        server.plan("GET /drive/v3/files/id", server.cutDownload(4_000_000));
        server.plan("GET /drive/v3/files/id", server.cutDownload(0));
        server.plan("GET /drive/v3/files/id", DriveFault.refuse(503, "backendError"));
        server.plan("GET /drive/v3/files/id", server.cutDownload(1));

        assertArrayEquals(Files.readAllBytes(file), read(store(), NAME));
    }

    @Test
    void bytes_that_come_one_by_one_are_taken() throws IOException {
        Path file = file("some", 20_000);
        for (int i = 0; i < REQUESTS; i++) {
            server.plan("", DriveFault.trickle());
        }

        store().put(NAME, file, Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 20_000)), store().list());
        assertArrayEquals(Files.readAllBytes(file), read(store(), NAME));
        assertTrue(server.forgetPlans() > 0, "all of it came so");
    }

    @Test
    void a_download_that_is_always_cut_is_an_error() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        for (int i = 0; i < 30; i++) {
            server.plan("GET /drive/v3/files/id", server.cutDownload(0));
        }

        try (InputStream in = store().get(NAME)) {
            IOException cut = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(cut.getMessage().contains("behind 0 bytes of " + NAME), cut.getMessage());
        }
    }

    @Test
    void other_bytes_than_are_listed_are_an_error() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        server.plan("GET /drive/v3/files/id", server.garbleDownload());

        try (InputStream in = store().get(NAME)) {
            IOException wrong = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(wrong.getMessage().contains("other bytes"), wrong.getMessage());
        }
    }

    @Test
    void two_files_of_one_name_are_none() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        server.items().add(NAME, server.items().folders().getFirst().id, new byte[7]);

        assertTold("there are 2 files", () -> store().get(NAME));

        assertEquals(1, store().list().size());
        store().delete(NAME);
        assertEquals(List.of(), server.names());
    }

    @Test
    void a_long_list_comes_in_pages() throws IOException {
        server.items().pagesOf(2);
        for (int i = 0; i < 5; i++) {
            server.items().add("handpick-" + i, server.items().folders().getFirst().id, new byte[i]);
        }

        assertEquals(5, store().list().size());
        store().delete("handpick-4");
        assertEquals(4, store().list().size());
    }

    @Test
    void a_deletion_whose_answer_is_lost_is_done() throws IOException {
        store().put(NAME, file("some", 1000), Progress.NONE);
        String id = server.items().named(NAME).id;
        server.plan("DELETE /drive", exchange -> {
            server.items().remove(id);
            return DriveFault.cut().answers(exchange);
        });

        store().delete(NAME);

        assertEquals(List.of(), server.names());
    }
}
