package org.handpick.backup.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.StorePlace;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A bucket. Objects have their names behind the prefix of the place; what others keep beside them is not seen. */
public final class S3Store implements Store {
    /** How all that is ours begins. */
    static final String OURS = "handpick-";

    static final String SAME_PAGE =
            "gives the same page of its list again and again; is there something between it and here?";

    private final Bucket bucket;

    private S3Store(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * The store in a bucket, be it there or not.
     *
     * @param credentials have an {@code access-key} and a {@code secret-key}
     * @throws org.handpick.backup.MissingSecret when one of them is kept nowhere
     */
    public static S3Store of(StorePlace.S3 place, Credentials credentials) {
        return of(place, credentials, Patience.USUAL);
    }

    /** The same for the test of one that is to be added: what does not answer is not waited for. */
    public static S3Store toTest(StorePlace.S3 place, Credentials credentials) {
        return of(place, credentials, Patience.BRIEF);
    }

    static S3Store of(StorePlace.S3 place, Credentials credentials, Patience patience) {
        return new S3Store(Bucket.at(place, credentials, patience));
    }

    /** The address of Amazon's own server in a region. */
    public static URI endpoint(String region) {
        return Bucket.endpoint(region);
    }

    @Override
    public void put(String name, Path file, Progress progress) {
        progress.check();
        try {
            Upload upload = new Upload(bucket, bucket.key(name), file, progress);
            if (isThere(name)) {
                throw Upload.taken(bucket, bucket.key(name));
            }
            Upload.abortGivenUp(bucket);
            upload.run();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        }
    }

    private static StoreFailure unreadable(Path file, IOException e) {
        return new StoreFailure("what is to be stored can't be read", FileFailure.sentence(e, file), e);
    }

    /** Asks for a list, since its failures say more than those of a question for one object. */
    private boolean isThere(String name) {
        String key = bucket.key(name);
        return bucket
                .ask(
                        Deed.LIST,
                        client -> client.listObjectsV2(list ->
                                list.bucket(bucket.place().bucket()).prefix(key).maxKeys(1)))
                .contents()
                .stream()
                .anyMatch(object -> object.key().equals(key));
    }

    @Override
    public InputStream get(String name) {
        return new Download(bucket, bucket.key(name));
    }

    @Override
    public List<Stored> list() {
        List<Stored> all = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        Optional<String> next = Optional.empty();
        do {
            ListObjectsV2Response page = page(next);
            page.contents().stream()
                    .map(object -> new Stored(
                            object.key().substring(bucket.place().prefix().length()), object.size()))
                    .filter(object -> !object.name().contains("/")) // of a place below this one
                    .forEach(all::add);
            next = Optional.ofNullable(page.nextContinuationToken()).filter(_ -> page.isTruncated());
            if (next.isPresent() && !pages.add(next.get())) {
                throw bucket.failure(SAME_PAGE);
            }
        } while (next.isPresent());
        return List.copyOf(all);
    }

    private ListObjectsV2Response page(Optional<String> from) {
        ListObjectsV2Request.Builder ask =
                ListObjectsV2Request.builder().bucket(bucket.place().bucket()).prefix(bucket.key(OURS));
        from.ifPresent(ask::continuationToken);
        return bucket.ask(Deed.LIST, client -> client.listObjectsV2(ask.build()));
    }

    @Override
    public void delete(String name) {
        new Removal(bucket, bucket.key(name)).run();
    }
}
