package org.handpick.backup.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StoreContract;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.StorePlace.S3.Checksums;
import org.handpick.backup.store.StorePlace.S3.Encryption;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** A server of S3 that others wrote: it checks signatures, checksums and conditions. */
class S3ProxyStoreTest extends StoreContract {
    private static final String ACCESS_KEY = "local-identity";
    private static final String SECRET_KEY = "local-credential";

    private static TransientNio2BlobStore blobs;
    private static S3Proxy proxy;
    private static int buckets;

    private String bucket;

    @BeforeAll
    static void start() throws Exception {
        blobs = new TransientNio2BlobStore();
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        proxy.start();
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.stop();
        blobs.close();
    }

    private static StorePlace.S3 place(String bucket, Checksums checksums) {
        return new StorePlace.S3(
                URI.create("http://127.0.0.1:" + proxy.getPort()),
                "us-east-1",
                bucket,
                "",
                true,
                checksums,
                new Encryption(Encryption.Method.NONE, ""));
    }

    private static Store store(StorePlace.S3 place, String accessKey, String secretKey) {
        Secrets secrets = Secrets.in(Map.of("HANDPICK_P_ACCESS_KEY", accessKey, "HANDPICK_P_SECRET_KEY", secretKey));
        return S3Store.of(place, new Credentials("p", secrets), B2LikeServer.IMPATIENT);
    }

    @Override
    protected Store empty() {
        bucket = "bucket-" + ++buckets;
        blobs.createContainer(bucket);
        return again();
    }

    @Override
    protected Store again() {
        return store(place(bucket, Checksums.ALWAYS), ACCESS_KEY, SECRET_KEY);
    }

    @Override
    protected Store gone() {
        return store(place("nothing", Checksums.ALWAYS), ACCESS_KEY, SECRET_KEY);
    }

    @Override
    protected int large() {
        return 8 << 20;
    }

    @Test
    void without_checksums_it_goes_as_well() throws IOException {
        Store store = store(place(bucket, Checksums.WHEN_REQUIRED), ACCESS_KEY, SECRET_KEY);

        store.put(NAME, file("large", 9 << 20), Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 9 << 20)), store.list());
        assertEquals(9 << 20, read(store, NAME).length);
    }

    @Test
    void in_a_bucket_with_versions_nothing_is_left_of_what_is_deleted() throws IOException {
        blobs.putBucketVersioning(bucket, BucketVersioningStatus.ENABLED);
        Store store = again();
        for (int times = 0; times < 2; times++) {
            store.put(NAME, file("of-10", 10), Progress.NONE);
            store.delete(NAME);
        }

        assertEquals(List.of(), store.list());
        ListObjectVersionsResponse left = blobs.listVersions(
                ListObjectVersionsRequest.builder().bucket(bucket).build());
        assertEquals(List.of(), left.versions());
        assertEquals(List.of(), left.deleteMarkers());
    }

    @Test
    void keys_that_are_wrong_are_told_apart() {
        StorePlace.S3 place = place(bucket, Checksums.ALWAYS);

        assertTells(
                "does not know the access key",
                () -> store(place, "somebody", SECRET_KEY).list());
        assertTells(
                "the secret key is not the one of",
                () -> store(place, ACCESS_KEY, "a guess").list());
        assertTells("there is no such bucket", () -> gone().list());
    }

    private static void assertTells(String sentence, Runnable call) {
        StoreFailure failure = assertThrows(StoreFailure.class, call::run);
        assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
        assertFalse(failure.getMessage().contains(SECRET_KEY), failure.getMessage());
    }
}
