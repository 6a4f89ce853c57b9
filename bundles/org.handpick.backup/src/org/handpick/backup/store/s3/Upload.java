package org.handpick.backup.store.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.StorePlace.S3.Checksums;
import org.handpick.backup.store.StorePlace.S3.Encryption;
import org.handpick.core.Progress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Puts one file under a name that is free: in one request, or in parts when it is larger than one. In both cases the name appears with
 * the last byte, and the server checks each request against the MD5 that comes with it (RFC 1864).
 *
 * <p>A server that encrypts with keys of a key service has entity tags that are no MD5s. Where it is sent checksums, too, it tells
 * afterwards by its own that it has what it was sent; else the object is read back.
 *
 * <p>What counts is what is there afterwards and not what the server answered: an answer may be lost while the object is stored. So an
 * object carries a mark of the upload that made it.
 */
final class Upload {
    /** A part may be no smaller than 5 MiB, and there may be 10,000 of them. */
    private static final long PART = 8 << 20;

    private static final int MOST_PARTS = 10_000;
    private static final String MARK = "handpick-upload";
    /** Whoever began an upload that old does not go on with it. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final Bucket bucket;
    private final String key;
    private final Path file;
    private final long bytes;
    private final Progress progress;
    private final String mark = UUID.randomUUID().toString();

    Upload(Bucket bucket, String key, Path file, Progress progress) throws IOException {
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        this.bytes = Files.size(file);
        this.progress = progress;
    }

    /** @throws IOException when the file can't be read */
    void run() throws IOException {
        Proof proof;
        try {
            proof = bytes <= PART ? inOne() : inParts();
        } catch (StoreFailure e) {
            if (!isOurs(e)) {
                throw e;
            }
            proof = Proof.NONE; // proven by reading
        }
        demandWhole(proof);
    }

    /**
     * What a server tells of an object that has all that was sent.
     *
     * @param tag where entity tags are MD5s
     * @param checksum where it was sent checksums
     */
    private record Proof(Optional<String> tag, Optional<String> checksum) {
        static final Proof NONE = new Proof(Optional.empty(), Optional.empty());

        boolean isToldBy(HeadObjectResponse stored) {
            return tag.filter(expected -> expected.equalsIgnoreCase(
                                    String.valueOf(stored.eTag()).replace("\"", "")))
                            .isPresent()
                    || checksum.filter(expected -> expected.equals(stored.checksumSHA256()))
                            .isPresent();
        }
    }

    private boolean sendsChecksums() {
        return bucket.place().checksums() == Checksums.ALWAYS;
    }

    private Proof inOne() {
        FileSlice all = new FileSlice(file, 0, bytes, progress);
        Digests digests = Digests.of(all, sendsChecksums());
        all.send(
                bucket,
                () -> whereFree(free -> client -> client.putObject(
                        put -> {
                            put.bucket(bucket.place().bucket())
                                    .key(key)
                                    .contentMD5(digests.md5Header())
                                    .metadata(Map.of(MARK, mark))
                                    .ifNoneMatch(free);
                            digests.sha256Header().ifPresent(put::checksumSHA256);
                            encryption().ifPresent(put::serverSideEncryption);
                            encryptionKey().ifPresent(put::ssekmsKeyId);
                        },
                        all.body())));
        return new Proof(Optional.of(digests.tag()), digests.sha256Header());
    }

    private Proof inParts() {
        String upload = bucket.ask(
                        Deed.WRITE,
                        client -> client.createMultipartUpload(create -> {
                            create.bucket(bucket.place().bucket()).key(key).metadata(Map.of(MARK, mark));
                            if (sendsChecksums()) {
                                create.checksumAlgorithm(ChecksumAlgorithm.SHA256);
                            }
                            encryption().ifPresent(create::serverSideEncryption);
                            encryptionKey().ifPresent(create::ssekmsKeyId);
                        }))
                .uploadId();
        try {
            return parts(upload);
        } catch (RuntimeException e) {
            abort(upload, e);
            throw e;
        }
    }

    private Proof parts(String upload) {
        List<Digests> digests = new ArrayList<>();
        List<CompletedPart> parts = new ArrayList<>();
        long size = partSize(bytes);
        for (long from = 0; from < bytes; from += size) {
            FileSlice slice = new FileSlice(file, from, Math.min(size, bytes - from), progress);
            digests.add(Digests.of(slice, sendsChecksums()));
            parts.add(part(upload, parts.size() + 1, slice, digests.getLast()));
        }
        whereFree(free -> client -> client.completeMultipartUpload(
                complete -> complete.bucket(bucket.place().bucket())
                        .key(key)
                        .uploadId(upload)
                        .ifNoneMatch(free)
                        .multipartUpload(all -> all.parts(parts))));
        Digests ofAll = Digests.ofParts(digests);
        String count = "-" + parts.size();
        return new Proof(Optional.of(ofAll.tag() + count), ofAll.sha256Header().map(checksum -> checksum + count));
    }

    private CompletedPart part(String upload, int number, FileSlice slice, Digests digests) {
        UploadPartResponse stored = slice.send(
                bucket,
                () -> bucket.ask(
                        Deed.WRITE,
                        client -> client.uploadPart(
                                part -> {
                                    part.bucket(bucket.place().bucket())
                                            .key(key)
                                            .uploadId(upload)
                                            .partNumber(number)
                                            .contentMD5(digests.md5Header());
                                    digests.sha256Header().ifPresent(part::checksumSHA256);
                                },
                                slice.body())));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(stored.eTag())
                .checksumSHA256(stored.checksumSHA256())
                .build();
    }

    /** So large that the parts are few enough. */
    static long partSize(long bytes) {
        long least = (bytes + MOST_PARTS - 1) / MOST_PARTS;
        return Math.max(PART, (least + PART - 1) / PART * PART);
    }

    /** Asks for it only if the name is free; a server that knows no such condition is asked without: that it was free was seen before. */
    private Object whereFree(Function<String, Function<S3Client, ?>> request) {
        try {
            try {
                return request.apply("*").apply(bucket.client());
            } catch (S3Exception e) {
                if (!knowsNoCondition(e)) {
                    throw e;
                }
                return request.apply(null).apply(bucket.client());
            }
        } catch (S3Exception e) {
            throw e.statusCode() == 412 ? taken(bucket, key) : bucket.failure(Deed.WRITE, e);
        } catch (SdkException e) {
            throw bucket.failure(Deed.WRITE, e);
        }
    }

    private static boolean knowsNoCondition(S3Exception e) {
        return e.statusCode() == 501
                || e.statusCode() == 400
                        && String.valueOf(e.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("if-none-match");
    }

    static StoreFailure taken(Bucket bucket, String key) {
        return bucket.failure("there is an object " + key + " already, and nothing is overwritten");
    }

    private Optional<ServerSideEncryption> encryption() {
        return switch (bucket.place().encryption().method()) {
            case NONE -> Optional.empty();
            case SSE_S3 -> Optional.of(ServerSideEncryption.AES256);
            case SSE_KMS -> Optional.of(ServerSideEncryption.AWS_KMS);
        };
    }

    private Optional<String> encryptionKey() {
        return Optional.of(bucket.place().encryption().key()).filter(keyId -> !keyId.isEmpty());
    }

    private void abort(String upload, RuntimeException failed) {
        try {
            abort(bucket, key, upload);
        } catch (SdkException e) {
            failed.addSuppressed(bucket.failure(Deed.WRITE, e)); // one of the next uploads aborts it
        }
    }

    private static void abort(Bucket bucket, String key, String upload) {
        bucket.client()
                .abortMultipartUpload(
                        abort -> abort.bucket(bucket.place().bucket()).key(key).uploadId(upload));
    }

    /** Whether this upload made the object although it seems to have failed. */
    private boolean isOurs(StoreFailure failed) {
        try {
            return mark.equals(head().metadata().get(MARK));
        } catch (S3Exception e) {
            return false; // it is not there, as was told
        } catch (SdkException e) {
            failed.addSuppressed(bucket.failure(Deed.READ, e));
            return false;
        }
    }

    private HeadObjectResponse head() {
        return bucket.client().headObject(head -> {
            head.bucket(bucket.place().bucket()).key(key);
            if (sendsChecksums()) {
                head.checksumMode(ChecksumMode.ENABLED);
            }
        });
    }

    /** Where the server does not tell that all is there, the object is read back. */
    private void demandWhole(Proof proof) throws IOException {
        HeadObjectResponse stored = bucket.ask(Deed.READ, _ -> head());
        if (!mark.equals(stored.metadata().get(MARK))) {
            throw taken(bucket, key); // by another, between two of our requests
        }
        Optional<String> fault = fault(stored, proof);
        if (fault.isPresent()) {
            takeBack(bucket.failure(fault.get()));
        }
    }

    private Optional<String> fault(HeadObjectResponse stored, Proof proof) throws IOException {
        if (stored.contentLength() != bytes) {
            return Optional.of(key + ": holds " + stored.contentLength() + " bytes and was given " + bytes
                    + "; it was deleted again");
        }
        if (bucket.place().encryption().method() != Encryption.Method.NONE && stored.serverSideEncryption() == null) {
            return Optional.of("does not say that it encrypts what it keeps; where that is right, add it with"
                    + " --encryption none");
        }
        if (!proof.isToldBy(stored) && !isEqual()) {
            return Optional.of(key + ": gave back other bytes than it was given; it was deleted again");
        }
        return Optional.empty();
    }

    private boolean isEqual() throws IOException {
        try (InputStream mine = new BufferedInputStream(Files.newInputStream(file));
                InputStream theirs = new BufferedInputStream(new Download(bucket, key))) {
            while (true) {
                progress.check();
                byte[] expected = mine.readNBytes(1 << 16);
                byte[] found = theirs.readNBytes(1 << 16);
                if (!Arrays.equals(expected, found)) {
                    return false;
                }
                if (expected.length == 0) {
                    return true;
                }
            }
        }
    }

    private void takeBack(StoreFailure failed) {
        try {
            new Removal(bucket, key).run();
        } catch (StoreFailure e) {
            failed.addSuppressed(e);
        }
        throw failed;
    }

    /** Aborts uploads of ours that nobody goes on with: their parts are paid for and seen by nobody. */
    static void abortGivenUp(Bucket bucket) {
        Instant old = Instant.now().minus(GIVEN_UP);
        try {
            ListMultipartUploadsRequest ask = ListMultipartUploadsRequest.builder()
                    .bucket(bucket.place().bucket())
                    .prefix(bucket.key(S3Store.OURS))
                    .build();
            ListMultipartUploadsResponse page = bucket.client().listMultipartUploads(ask);
            for (MultipartUpload upload : page.uploads()) { // one page a time is enough: there is a next time
                if (upload.initiated().isBefore(old)) {
                    abort(bucket, upload.key(), upload.uploadId());
                }
            }
        } catch (S3Exception e) {
            // a key may write without the right to look for those, and some servers have no such list; they harm no
            // backup
        } catch (SdkException e) {
            throw bucket.failure(Deed.LIST, e);
        }
    }
}
