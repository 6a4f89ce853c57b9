package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.handpick.backup.Store;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the way there: what is cut goes on, what passes is waited for, and nothing half is there. */
class DriveUploadTest extends DriveTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_144, 5_000_000})
    void an_upload_that_is_cut_goes_on_where_it_was(int bytes) throws IOException {
        Path file = file("large", large());
        server.plan("PUT /upload", server.uploads().cutUpload(bytes));

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(1, server.requests("POST /upload").size(), "the same upload");
        assertEquals(1, waits.size());
    }

    @Test
    void an_upload_goes_on_behind_what_has_arrived_of_each_piece() throws IOException {
        Path file = file("large", large());
        server.uploads().keepOfAPiece(3 * 262_144);

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(List.of(), waits);
    }

    @Test
    void an_upload_whose_last_answer_is_lost_is_done_once() throws IOException {
        Path file = file("some", 1000);
        server.plan("PUT /upload", server.uploads().loseAnswer());

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
    }

    @Test
    void an_upload_that_is_forgotten_is_begun_anew() throws IOException {
        Path file = file("large", large());
        server.plan("PUT /upload", DriveFault.first(() -> {}));
        server.plan("PUT /upload", server.uploads().forgetUpload());
        List<Long> steps = new ArrayList<>();

        store().put(NAME, file, new Progress() {
            @Override
            public void advance(long more) {
                steps.add(more);
            }
        });

        assertStored(file);
        assertEquals(large(), steps.stream().mapToLong(step -> step).sum(), "what is sent again is not told again");
    }

    @Test
    void an_upload_that_is_always_forgotten_is_given_up() throws IOException {
        Path file = file("large", large());
        for (int i = 0; i < 30; i++) {
            server.plan("PUT /upload", DriveFault.first(() -> {}));
            server.plan("PUT /upload", server.uploads().forgetUpload());
        }

        assertTold("forgotten there again and again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @ParameterizedTest
    @CsvSource({
        "500, backendError",
        "503, backendError",
        "429, rateLimitExceeded",
        "403, userRateLimitExceeded",
        "408, timeout"
    })
    void what_passes_is_waited_for(int status, String reason) throws IOException {
        Path file = file("some", 1000);
        for (String request : List.of("GET /drive", "POST /upload", "PUT /upload", "PATCH /drive")) {
            server.plan(request, DriveFault.refuse(status, reason));
            server.plan(request, DriveFault.refuse(status, reason));
        }

        store().put(NAME, file, Progress.NONE);

        assertStored(file);
        assertEquals(8, waits.size());
        assertTrue(waits.get(1).compareTo(waits.get(0)) > 0, "longer each time: " + waits);
    }

    @Test
    void what_does_not_pass_is_given_up_and_nothing_is_there() throws IOException {
        Path file = file("some", 1000);
        for (int i = 0; i < 30; i++) {
            server.plan("PUT /upload", DriveFault.refuse(503, "backendError"));
        }

        assertTold("answers 503 again and again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
        assertEquals(8, waits.size());
    }

    @Test
    void it_waits_as_long_as_it_is_asked_to() throws IOException {
        server.plan("GET /drive", DriveFault.refuse(429, "rateLimitExceeded", "Retry-After", "17"));
        String later = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofMinutes(4)).atOffset(ZoneOffset.UTC));
        server.plan("GET /drive", DriveFault.refuse(503, "backendError", "Retry-After", later));
        ahead = Duration.ofDays(4000); // the clock of this computer does not count

        store().list();

        assertEquals(Duration.ofSeconds(17), waits.get(0));
        assertTrue(waits.get(1).compareTo(Duration.ofMinutes(2)) > 0, waits.toString());
    }

    @Test
    void a_server_that_says_nothing_is_asked_again() throws IOException {
        Path file = file("some", 1000);
        longestSilence = Duration.ofSeconds(2);
        CountDownLatch over = new CountDownLatch(1);
        for (String request : List.of("GET /drive", "PUT /upload", "PATCH /drive")) {
            server.plan(request, DriveFault.sayNothing(over));
        }

        store().put(NAME, file, Progress.NONE);
        over.countDown();

        assertStored(file);
        assertTrue(waits.size() >= 3, waits.toString());
    }

    @Test
    void a_server_that_takes_nothing_is_asked_how_much_it_has() throws IOException {
        Path file = file("large", large());
        longestSilence = Duration.ofSeconds(1);
        CountDownLatch over = new CountDownLatch(1);
        server.plan("PUT /upload", DriveFault.sayNothing(over)); // nor does it read what is sent

        store().put(NAME, file, Progress.NONE);
        over.countDown();

        assertStored(file);
        assertEquals(1, server.requests("POST /upload").size(), "the same upload");
    }

    @Test
    void nobody_waits_for_an_hour() {
        server.plan("GET /drive", DriveFault.refuse(429, "rateLimitExceeded", "Retry-After", "3600"));

        assertTold("left alone for 60 minutes", () -> store().list());

        assertEquals(List.of(), waits);
    }

    @Test
    void a_person_can_stop_while_it_waits() throws IOException {
        Path file = file("some", 1000);
        boolean[] asked = {false};
        server.plan("PUT /upload", DriveFault.first(() -> asked[0] = true));
        server.plan("PUT /upload", DriveFault.refuse(503, "backendError"));
        server.uploads().keepOfAPiece(100);

        assertThrows(
                Cancelled.class,
                () -> store().put(NAME, file, new Progress() {
                    @Override
                    public boolean isCancelled() {
                        return asked[0];
                    }
                }));

        assertEquals(List.of(), server.names());
        assertEquals(1, server.requests("DELETE /upload").size(), "Drive may forget it, too");
    }

    @Test
    void what_arrives_as_something_else_is_deleted_again() throws IOException {
        Path file = file("some", 1000);
        server.plan("PUT /upload", server.uploads().garbleUpload());

        assertTold("it was deleted again", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @Test
    void a_name_that_is_taken_meanwhile_stays_the_others() throws IOException {
        Path file = file("some", 1000);
        String parent = server.items().folders().getFirst().id;
        server.plan("PATCH /drive", DriveFault.first(() -> server.items().add(NAME, parent, new byte[5])));

        assertTold("there is something else of this name", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(new Store.Stored(NAME, 5)), store().list());
    }

    @Test
    void a_put_that_can_not_take_its_name_leaves_nothing() throws IOException {
        Path file = file("some", 1000);
        server.plan("PATCH /drive", DriveFault.refuse(403, "insufficientFilePermissions"));

        assertTold("not allowed", () -> store().put(NAME, file, Progress.NONE));

        assertEquals(List.of(), server.names());
    }

    @Test
    void what_was_given_up_long_ago_goes_by_the_clock_of_drive() throws IOException {
        String parent = server.items().folders().getFirst().id;
        server.items().add(".handpick-x.1.part", parent, new byte[3]).created =
                Instant.now().minus(Duration.ofHours(25));
        server.items().add(".handpick-x.2.part", parent, new byte[3]);
        server.items().add("notes.txt", parent, new byte[3]).created =
                Instant.now().minus(Duration.ofDays(900));

        store().put(NAME, file("some", 1000), Progress.NONE);

        assertEquals(List.of(".handpick-x.2.part", "notes.txt", NAME), server.names());
        assertEquals(List.of(new Store.Stored(NAME, 1000)), store().list());
    }
}
