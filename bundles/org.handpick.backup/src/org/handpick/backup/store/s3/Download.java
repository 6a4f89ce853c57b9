package org.handpick.backup.store.s3;

import java.io.IOException;
import org.handpick.backup.BlockInput;
import org.handpick.backup.StoreFailure;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an object. When the line breaks, the rest of the same object is asked for, a few times. */
final class Download extends BlockInput {
    private final Bucket bucket;
    private final String key;
    private final long bytes;
    private final String tag;
    private ResponseInputStream<GetObjectResponse> line;
    private long position;
    /** How often in a row nothing came. */
    private int broken;

    /** @throws StoreFailure when there is no such object, or it can't be asked for */
    Download(Bucket bucket, String key) {
        this.bucket = bucket;
        this.key = key;
        this.line = bucket.ask(
                Deed.READ,
                client -> client.getObject(
                        get -> get.bucket(bucket.place().bucket()).key(key)));
        this.bytes = line.response().contentLength();
        this.tag = line.response().eTag();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            try {
                int read = line.read(into, offset, length);
                if (read < 0 && position < bytes) {
                    throw new IOException("the line broke behind " + position + " of " + bytes + " bytes");
                }
                position += Math.max(0, read);
                broken = 0;
                return read;
            } catch (IOException | SdkException e) {
                goOn(
                        e instanceof IOException io
                                ? io
                                : new IOException(bucket.failure(Deed.READ, (SdkException) e)
                                        .getMessage()));
            }
        }
    }

    private void goOn(IOException failed) throws IOException {
        broken++;
        if (broken >= bucket.patience().attempts() || position >= bytes) {
            throw failed;
        }
        line.abort();
        try {
            line = bucket.ask(
                    Deed.READ,
                    client -> client.getObject(get -> get.bucket(bucket.place().bucket())
                            .key(key)
                            .ifMatch(tag)
                            .range("bytes=" + position + "-")));
        } catch (StoreFailure e) {
            e.addSuppressed(failed);
            throw new IOException(e.getMessage(), e);
        }
        if (line.response().contentLength() != bytes - position) {
            throw new IOException(
                    key + ": the rest of it, behind " + position + " bytes, is of another length than it was");
        }
    }

    /** Leaves what was not read: to read it would take as long as to read it. */
    @Override
    public void close() throws IOException {
        if (position < bytes) {
            line.abort();
        } else {
            line.close();
        }
    }
}
