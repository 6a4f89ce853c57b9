package org.handpick.backup.store.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.backup.store.s3.LoopbackServer.Answer;
import org.handpick.backup.store.s3.LoopbackServer.Request;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server and the line to it do wrong is got over where it passes, and told where it stays. */
class S3FaultsTest extends S3Test {
    /** Goes wrong at the n-th request that is of interest, and at no other. */
    private int[] once(int n, Predicate<Request> interest, Fault fault) {
        int[] seen = {0};
        server.fault(request -> interest.test(request) && ++seen[0] == n ? fault : new Fault.None());
        return seen;
    }

    private static boolean stores(Request request) {
        return request.method().equals("PUT");
    }

    private static boolean reads(Request request) {
        return request.method().equals("GET") && request.path().contains(NAME);
    }

    static Stream<Fault> passing() {
        return Stream.of(
                new Fault.Refused(500, "InternalError", "an internal error"),
                new Fault.Refused(503, "SlowDown", "please reduce your request rate"),
                new Fault.Refused(429, "TooManyRequests", "too many requests"),
                new Fault.CutOff(0),
                new Fault.CutOff(7_000),
                new Fault.CutAnswer(0),
                new Fault.CutAnswer(1),
                new Fault.CutAnswer(7_000));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_passes_is_got_over_at_every_request(Fault fault) throws IOException {
        circleWithFaultAtEveryRequest(file, fault);
    }

    @Test
    void what_passes_while_parts_are_sent_is_got_over() throws IOException {
        circleWithFaultAtEveryRequest(large, new Fault.Refused(503, "SlowDown", "please reduce your request rate"));
        circleWithFaultAtEveryRequest(large, new Fault.CutOff(7_000));
    }

    private void circleWithFaultAtEveryRequest(Path some, Fault fault) throws IOException {
        byte[] content = Files.readAllBytes(some);
        int n = 0;
        int[] seen;
        do {
            seen = once(++n, S3Test::any, fault);
            store.put(NAME, some, Progress.NONE);
            assertEquals(List.of(new Store.Stored(NAME, content.length)), store.list());
            assertArrayEquals(content, read());
            store.delete(NAME);
            assertEquals(List.of(), store.list());
            assertEquals(0, server.versions(), fault + " at request " + n);
            assertEquals(0, server.uploads(), fault + " at request " + n);
        } while (seen[0] >= n);
    }

    static Stream<Fault> lasting() {
        return passing().filter(fault -> !(fault instanceof Fault.CutAnswer));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void what_stays_is_told_and_leaves_nothing_half(Fault fault) {
        for (Path some : List.of(file, large)) {
            always(S3FaultsTest::stores, fault);

            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.put(NAME, some, Progress.NONE));

            assertTrue(
                    failure.getMessage().matches("bucket shelf at 127.0.0.1:[0-9]+: .*(try again|line to it).*"),
                    failure.getMessage());
            server.fault(_ -> new Fault.None());
            assertEquals(List.of(), store.list());
            assertEquals(0, server.uploads());
        }
    }

    @Test
    void an_object_is_known_by_its_mark_when_no_answer_ever_came() throws IOException {
        server.knowsConditions(true);
        always(S3FaultsTest::stores, new Fault.CutAnswer(0));

        store.put(NAME, file, Progress.NONE);

        assertArrayEquals(Files.readAllBytes(file), read());
    }

    @Test
    void an_answer_that_was_lost_is_no_failure_where_the_name_is_then_taken() throws IOException {
        server.knowsConditions(true);
        for (Path some : List.of(file, large)) {
            once(1, request -> !request.header("if-none-match").isEmpty(), new Fault.CutAnswer(0));

            store.put(NAME, some, Progress.NONE);

            assertArrayEquals(Files.readAllBytes(some), read());
            store.delete(NAME);
        }
    }

    @Test
    void what_another_stored_meanwhile_is_not_overwritten() throws IOException {
        server.knowsConditions(true);
        for (Path some : List.of(file, large)) {
            server.fault(request -> {
                if (!request.header("if-none-match").isEmpty() && server.versions() == 0) {
                    server.keep(KEY, new byte[] {1, 2, 3});
                }
                return new Fault.None();
            });

            StoreFailure taken = assertThrows(StoreFailure.class, () -> store.put(NAME, some, Progress.NONE));

            assertTrue(taken.getMessage().contains("already"), taken.getMessage());
            assertArrayEquals(new byte[] {1, 2, 3}, read());
            store.delete(NAME);
        }
    }

    @Test
    void other_bytes_than_were_sent_are_noticed_and_deleted() throws IOException {
        server.knowsConditions(true);
        for (Path some : List.of(file, large)) {
            once(1, S3FaultsTest::stores, new Fault.OtherBit(77));

            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.put(NAME, some, Progress.NONE));

            assertTrue(failure.getMessage().contains("gave back other bytes"), failure.getMessage());
            assertEquals(0, server.versions());
        }
    }

    @Test
    void a_wrong_tag_is_believed_no_more_than_the_bytes() throws IOException {
        always(S3Test::any, new Fault.WrongTag());

        store.put(NAME, file, Progress.NONE);

        assertArrayEquals(Files.readAllBytes(file), read());
        assertTrue(server.log().contains("GET /shelf/" + KEY), "it was read back");
    }

    @Test
    void a_line_that_breaks_again_and_again_while_it_is_read_is_taken_up_where_it_broke() throws IOException {
        store.put(NAME, file, Progress.NONE);
        always(S3FaultsTest::reads, new Fault.CutAnswer(6_000));

        assertArrayEquals(Files.readAllBytes(file), read());

        int[] seen = {0};
        server.fault(request -> reads(request) ? new Fault.CutAnswer(seen[0]++ == 0 ? 6_000 : 0) : new Fault.None());
        assertTrue(assertThrows(IOException.class, this::read).getMessage().contains("shelf"));
    }

    @Test
    void a_list_of_many_pages_is_read_to_its_end_and_hides_what_is_hidden() throws IOException {
        IntStream.range(0, 7).forEach(n -> server.keep("backups/handpick-" + n, new byte[n]));
        server.keep("backups/notes.txt", new byte[1]);
        server.keep("backups/handpick-old/handpick-8", new byte[1]);
        server.keep("handpick-9", new byte[1]);
        server.knowsVersions(false);
        store.delete("handpick-3");
        server.knowsVersions(true);
        server.page(2);

        assertEquals(
                IntStream.of(0, 1, 2, 4, 5, 6)
                        .mapToObj(n -> new Store.Stored("handpick-" + n, n))
                        .toList(),
                store.list().stream()
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList());
    }

    @Test
    void a_list_that_has_no_end_is_told() {
        String page = "<ListBucketResult><IsTruncated>true</IsTruncated>"
                + "<NextContinuationToken>a</NextContinuationToken></ListBucketResult>";
        always(S3Test::any, new Fault.Other(Answer.of(200, Map.of(), page.getBytes(StandardCharsets.UTF_8))));

        assertTells("the same page", store::list);
    }

    @Test
    void all_versions_of_what_is_deleted_go_page_by_page() throws IOException {
        server.page(1);
        for (int times = 0; times < 3; times++) {
            server.keep(KEY, new byte[10]);
        }
        server.keep(KEY + ".more", new byte[1]);

        store.delete(NAME);

        assertEquals(List.of(new Store.Stored(NAME + ".more", 1)), store.list());
        assertEquals(1, server.versions());
    }

    @Test
    void what_may_not_be_deleted_is_hidden() {
        server.keep(KEY, new byte[10]);
        always(
                request -> request.query().containsKey("versionId"),
                new Fault.Refused(403, "AccessDenied", "file is locked"));

        store.delete(NAME);
        store.delete(NAME);

        assertEquals(List.of(), store.list());
        assertEquals(2, server.versions(), "the one that is locked, and one that hides it");
    }

    @Test
    void uploads_that_were_given_up_are_aborted_and_only_ours() {
        server.begin(KEY, Instant.now().minus(Duration.ofDays(2)));
        server.begin("backups/handpick-young", Instant.now());
        server.begin("somebody/else", Instant.now().minus(Duration.ofDays(2)));

        store.put(NAME, file, Progress.NONE);

        assertEquals(2, server.uploads());
    }

    @Test
    void an_upload_that_is_cancelled_between_two_parts_is_aborted() {
        Progress cancelled = new Progress() {
            private long done;

            @Override
            public void advance(long steps) {
                done += steps;
            }

            @Override
            public boolean isCancelled() {
                return done > 8 << 20;
            }
        };

        assertThrows(Cancelled.class, () -> store.put(NAME, large, cancelled));

        assertEquals(0, server.uploads());
        assertEquals(0, server.versions());
    }

    @Test
    void there_are_never_too_many_parts() {
        for (long bytes : new long[] {0, 8 << 20, 80L << 30, (80L << 30) + 1, 5L << 40}) {
            long size = Upload.partSize(bytes);
            assertTrue(size >= 8 << 20 && size < 5L << 30, "a part of " + size);
            assertTrue(bytes <= size * 10_000, bytes + " bytes in parts of " + size);
        }
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_for_ever() {
        always(S3Test::any, new Fault.Silence());
        Store hasty = S3Store.of(
                server.place(),
                B2LikeServer.credentials(),
                new Patience(Duration.ofSeconds(5), Duration.ofMillis(20), 2, Duration.ofMillis(1)));

        assertTells("did not answer in time", hasty::list);
    }

    @Test
    void a_server_that_takes_nothing_is_not_waited_for_for_ever() {
        always(S3FaultsTest::stores, new Fault.Deafness());
        Store hasty = S3Store.of(
                server.place(),
                B2LikeServer.credentials(),
                new Patience(Duration.ofSeconds(5), Duration.ofMillis(200), 2, Duration.ofMillis(1)));

        assertTells("took no more of what was sent", () -> hasty.put(NAME, large, Progress.NONE));
    }

    @Test
    void bytes_that_come_one_by_one_are_taken() throws IOException {
        always(S3Test::any, new Fault.Trickle());

        store.put(NAME, file, Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 20_000)), store.list());
        assertArrayEquals(Files.readAllBytes(file), read());
    }
}
