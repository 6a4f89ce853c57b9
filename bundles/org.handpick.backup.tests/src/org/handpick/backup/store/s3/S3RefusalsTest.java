package org.handpick.backup.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.backup.store.s3.LoopbackServer.Answer;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server refuses, says or is becomes a sentence with what to do, and no secret is in it. */
class S3RefusalsTest extends S3Test {
    @Test
    void a_wrong_clock_is_got_over_where_the_server_tells_its_time_and_else_told() {
        server.clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-5)), true);
        store.check();

        server.clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(7)), false);
        store = server.store();
        assertTells("the clock of this computer is wrong", store::list);
    }

    @Test
    void a_server_that_does_not_encrypt_is_found_out() {
        store.put(NAME, file, Progress.NONE);
        server.encrypts(false);

        assertTells("--encryption none", () -> store.put("handpick-2", file, Progress.NONE));

        assertEquals(1, server.versions());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | InvalidAccessKeyId          | x                                                           | does not know the access key
            403 | SignatureDoesNotMatch       | x                                                           | the secret key is not the one of the access key
            404 | NoSuchBucket                | x                                                           | there is no such bucket
            404 | Whatever                    | x                                                           | are the endpoint and the bucket right
            400 | AuthorizationHeaderMalformed| the region 'a' is wrong; expecting 'eu-west-1'              | --region eu-west-1
            301 | PermanentRedirect           | x                                                           | is not in the region us-west-004
            403 | AccessDenied                | x                                                           | its policy has to allow s3:ListBucket for shelf
            401 | Whatever                    | x                                                           | its policy has to allow s3:ListBucket
            503 | SlowDown                    | x                                                           | come back later
            507 | XMinioStorageFull           | x                                                           | has no room left
            400 | KMS.NotFoundException       | x                                                           | another --encryption
            400 | InvalidArgument             | Unsupported header 'x-amz-checksum-crc32' received          | --checksums when-required
            418 | ATeapot                     | short and stout                                             | answered 418 ATeapot (short and stout)
            """)
    void what_a_server_says_becomes_a_sentence(int status, String code, String message, String sentence) {
        always(S3Test::any, new Fault.Refused(status, code, message));

        assertTells(sentence, store::list);
    }

    @Test
    void each_right_that_a_key_lacks_is_named() {
        store.put(NAME, file, Progress.NONE);
        server.deny(Deed.READ);
        assertTells("s3:GetObject for shelf/backups/*", () -> store.get(NAME));
        server.deny(Deed.WRITE);
        assertTells("s3:PutObject for shelf/backups/*", () -> store.put("handpick-2", file, Progress.NONE));
        assertTells("s3:PutObject", () -> store.put("handpick-2", large, Progress.NONE));
        server.deny(Deed.DELETE);
        assertTells("s3:DeleteObject", () -> store.delete(NAME));
        server.deny(Deed.LIST);
        assertTells("s3:ListBucket for shelf ", store::list);
    }

    @Test
    void what_is_no_server_of_s3_is_told() {
        always(
                S3Test::any,
                new Fault.Other(
                        Answer.of(200, Map.of(), "<html><body>Log in</body>".getBytes(StandardCharsets.UTF_8))));
        assertTells("answered in another way than S3 does", store::list);

        StorePlace.S3 place = server.place();
        assertTells(
                "by TLS", at(URI.create("https://127.0.0.1:" + place.endpoint().getPort()))::list);
        server.close();
        assertTells("can't be reached", store::list);
    }

    private Store at(URI endpoint) {
        StorePlace.S3 place = server.place();
        return S3Store.of(
                new StorePlace.S3(
                        endpoint,
                        place.region(),
                        place.bucket(),
                        place.prefix(),
                        place.pathStyle(),
                        place.checksums(),
                        place.encryption()),
                B2LikeServer.credentials(),
                B2LikeServer.IMPATIENT);
    }

    @Test
    void checksums_that_a_server_refuses_are_told_with_the_way_out() {
        StorePlace.S3 place = server.place();
        Store always = S3Store.of(
                new StorePlace.S3(
                        place.endpoint(),
                        place.region(),
                        place.bucket(),
                        place.prefix(),
                        true,
                        StorePlace.S3.Checksums.ALWAYS,
                        place.encryption()),
                B2LikeServer.credentials(),
                B2LikeServer.IMPATIENT);

        assertTells("--checksums when-required", () -> always.put(NAME, file, Progress.NONE));
    }

    @Test
    void no_failure_tells_a_secret_whatever_the_server_says() {
        server.fault(request ->
                new Fault.Refused(403, "Odd", B2LikeServer.SECRET_KEY + " and " + request.header("authorization")));

        StoreFailure failure = assertThrows(StoreFailure.class, store::list);

        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains(B2LikeServer.SECRET_KEY), all.toString());
        assertFalse(all.toString().contains(B2LikeServer.ACCESS_KEY), all.toString());
    }

    @Test
    void without_its_keys_it_is_not_opened() {
        for (Map<String, String> half : List.of(
                Map.of("HANDPICK_B2_ACCESS_KEY", "x"),
                Map.of("HANDPICK_B2_ACCESS_KEY", "x", "HANDPICK_B2_SECRET_KEY", ""))) {
            Credentials credentials = new Credentials("b2", Secrets.in(half));

            MissingSecret missing =
                    assertThrows(MissingSecret.class, () -> server.place().open(credentials));

            assertTrue(missing.getMessage().contains("HANDPICK_B2_SECRET_KEY"), missing.getMessage());
        }
    }
}
