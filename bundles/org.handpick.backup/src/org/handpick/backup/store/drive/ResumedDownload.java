package org.handpick.backup.store.drive;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.handpick.backup.BlockInput;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Progress;

/**
 * The bytes of a file in Drive. After a cut it goes on where it was; at its end the bytes are those that Drive lists, or it is an
 * {@link IOException}.
 */
final class ResumedDownload extends BlockInput {
    private static final int PARTIAL = 206;

    private final DriveLine line;
    private final File file;
    private final MessageDigest md5 = DriveStore.md5();
    private final Retries retries;
    private HttpResponse response;
    private InputStream in;
    private long at;
    private boolean ended;

    /** Asking again would not help. */
    private static final class WrongBytes extends IOException {
        private static final long serialVersionUID = 1;

        WrongBytes(String message) {
            super(message);
        }
    }

    /** @throws StoreFailure when the first byte can't be had */
    ResumedDownload(DriveLine line, File file) {
        this.line = line;
        this.file = file;
        this.retries = line.retries(Progress.NONE);
        open();
    }

    private void open() {
        response = line.ask(Progress.NONE, () -> {
            GenericUrl url = new GenericUrl(line.api().resolve("drive/v3/files/" + file.getId()));
            url.put("alt", "media");
            url.put("supportsAllDrives", true);
            HttpRequest request = line.requests().buildGetRequest(url);
            request.getHeaders().setAcceptEncoding("identity"); // the bytes as they are, so that they can be counted
            request.setResponseReturnRawInputStream(true);
            if (at > 0) {
                request.getHeaders().setRange("bytes=" + at + "-");
            }
            HttpResponse answer = GoogleJsonResponseException.execute(GsonFactory.getDefaultInstance(), request);
            in = answer.getContent();
            if (at > 0 && answer.getStatusCode() != PARTIAL) {
                in.skipNBytes(at);
            }
            return answer;
        });
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            try {
                int read = in == null ? -1 : in.read(into, offset, length);
                if (read > 0) {
                    md5.update(into, offset, read);
                    at += read;
                    retries.gotOn();
                    demand(at <= file.getSize(), "gives more bytes");
                    return read;
                }
            } catch (WrongBytes e) {
                throw e;
            } catch (IOException e) {
                again(e);
                continue;
            }
            if (at >= file.getSize()) {
                demandSum();
                return -1;
            }
            again(new IOException("the line was cut"));
        }
    }

    /** @throws IOException when that makes no sense any more */
    private void again(IOException cut) throws IOException {
        try {
            close();
        } catch (IOException e) {
            cut.addSuppressed(e); // that it is cut is known
        }
        try {
            retries.failed(cut);
            open();
        } catch (StoreFailure e) {
            throw new IOException(e.getMessage() + ", behind " + at + " bytes of " + file.getName(), e);
        }
    }

    private void demandSum() throws IOException {
        if (!ended) {
            ended = true; // a digest is asked once
            demand(HexFormat.of().formatHex(md5.digest()).equals(file.getMd5Checksum()), "gives other bytes");
        }
    }

    private void demand(boolean holds, String fault) throws IOException {
        if (!holds) {
            throw new WrongBytes(file.getName() + ": Google Drive " + fault + " than it lists");
        }
    }

    @Override
    public void close() throws IOException {
        response.disconnect();
    }
}
