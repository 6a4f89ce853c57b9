package org.handpick.backup.store.s3;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Deletes an object with all its versions. A bucket that keeps versions, as every one of Backblaze B2 does, else only hides what is
 * deleted, and keeps and bills it for ever. The one on top goes last, so that none below it is ever seen again.
 *
 * <p>Where a version may not be deleted, because it is locked or the key has no right to, the object is at least hidden.
 */
final class Removal {
    /** What an object is called that was stored while its bucket kept no versions. */
    private static final String NO_VERSION = "null";

    private final Bucket bucket;
    private final String key;

    /** @param hides whether it is no object, but what says that those below it are deleted */
    private record Version(String id, boolean onTop, boolean hides) {}

    Removal(Bucket bucket, String key) {
        this.bucket = bucket;
        this.key = key;
    }

    void run() {
        boolean hidden = false;
        try {
            List<Version> versions = versions();
            hidden = versions.stream().anyMatch(version -> version.onTop && version.hides);
            versions.forEach(version -> delete(version.id));
        } catch (S3Exception e) {
            if (!mayBeHidden(e)) {
                throw bucket.failure(Deed.DELETE, e);
            }
            if (!hidden) {
                bucket.ask(Deed.DELETE, _ -> delete(NO_VERSION));
            }
        } catch (SdkException e) {
            throw bucket.failure(Deed.DELETE, e);
        }
    }

    /** The key has no right to see or to delete versions, one of them is locked, or the server knows none. */
    private static boolean mayBeHidden(S3Exception e) {
        return switch (e.statusCode()) {
            case 400, 403, 405, 501 -> true;
            default -> false;
        };
    }

    private Object delete(String version) {
        return bucket.client().deleteObject(delete -> {
            delete.bucket(bucket.place().bucket()).key(key);
            if (!version.equals(NO_VERSION)) {
                delete.versionId(version);
            }
        });
    }

    /** The one on top is the last. */
    private List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        ListObjectVersionsRequest ask = ListObjectVersionsRequest.builder()
                .bucket(bucket.place().bucket())
                .prefix(key)
                .build();
        while (true) {
            ListObjectVersionsResponse page = bucket.client().listObjectVersions(ask);
            page.versions().stream()
                    .filter(version -> version.key().equals(key))
                    .map(version -> new Version(version.versionId(), version.isLatest(), false))
                    .forEach(versions::add);
            page.deleteMarkers().stream()
                    .filter(marker -> marker.key().equals(key))
                    .map(marker -> new Version(marker.versionId(), marker.isLatest(), true))
                    .forEach(versions::add);
            if (!page.isTruncated()) {
                versions.sort(Comparator.comparing(Version::onTop));
                return versions;
            }
            if (!pages.add(page.nextKeyMarker() + " " + page.nextVersionIdMarker())) {
                throw bucket.failure(S3Store.SAME_PAGE);
            }
            ask = ask.toBuilder()
                    .keyMarker(page.nextKeyMarker())
                    .versionIdMarker(page.nextVersionIdMarker())
                    .build();
        }
    }
}
