package org.handpick.backup.store.drive;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.AbstractHttpContent;
import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * One file on its way to Drive, by the resumable protocol: a session is begun, the bytes follow in pieces, and after a cut Drive is asked
 * how far it has got. The file is in Drive once its last byte is there, and not before.
 *
 * @see <a href="https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable">Resumable upload</a>
 */
final class ResumableUpload {
    /** Drive takes multiples of 256 KB. What is lost in a cut is less than one piece. */
    static final int PIECE = 8 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int RESUME = 308;
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d+)");

    private final DriveLine line;
    private final Path file;
    private final long bytes;
    private final File metadata;
    private final String fields;
    private final Progress progress;
    private Session session;
    private long told;

    /** @param fields what is to be told of the file that is made */
    ResumableUpload(DriveLine line, Path file, long bytes, File metadata, String fields, Progress progress) {
        this.line = line;
        this.file = file;
        this.bytes = bytes;
        this.metadata = metadata;
        this.fields = fields;
        this.progress = progress;
    }

    /** The same file can't be read any more, which asking again does not mend. */
    private static final class Unreadable extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Unreadable(IOException e) {
            super(e);
        }
    }

    /**
     * @return the file as Drive has it
     * @throws IOException when the file can't be read
     * @throws StoreFailure when Drive does not take it
     */
    File run() throws IOException {
        session = begin();
        try {
            return send();
        } catch (Unreadable e) {
            session.end();
            throw e.getCause();
        } catch (Cancelled e) {
            session.end();
            throw e;
        }
    }

    private File send() {
        Retries retries = line.retries(progress);
        DriveLine.Renewal renewal = line.new Renewal();
        long at = 0;
        long furthest = 0; // of all attempts, so that one that is forgotten again and again comes to an end
        boolean sure = true;
        while (true) {
            progress.check();
            try {
                long from = at;
                Answer answer = renewal.with(sure ? () -> session.send(from) : session::askHowFar);
                if (answer.made.isPresent()) {
                    tell(bytes);
                    return answer.made.get();
                }
                at = answer.at;
                if (at > furthest) {
                    furthest = at;
                    retries.gotOn();
                    renewal = line.new Renewal();
                } else if (sure && at <= from) {
                    retries.failed(new IOException("nothing arrives there"));
                }
                sure = true;
            } catch (IOException e) {
                if (renewal.mayHelp(e)) {
                    continue;
                }
                sure = isOver(e);
                retries.failed(sure ? new IOException("the upload is forgotten there again and again") : e);
                if (sure) {
                    session = begin();
                    at = 0;
                }
            }
        }
    }

    /** Drive has forgotten the session: after a week, or for reasons of its own. */
    private static boolean isOver(IOException e) {
        int status =
                DriveFaults.answer(e).map(HttpResponseException::getStatusCode).orElse(0);
        return status == 404 || status == 410;
    }

    private void tell(long sent) {
        if (sent > told) {
            progress.advance(sent - told);
            told = sent;
        }
    }

    private Session begin() {
        GenericUrl url = new GenericUrl(line.api().resolve("upload/drive/v3/files"));
        url.put("uploadType", "resumable");
        url.put("supportsAllDrives", true);
        url.put("fields", fields);
        return line.ask(progress, () -> {
            HttpRequest request = line.requests()
                    .buildPostRequest(url, new JsonHttpContent(GsonFactory.getDefaultInstance(), metadata));
            request.getHeaders().set("X-Upload-Content-Type", metadata.getMimeType());
            request.getHeaders().set("X-Upload-Content-Length", bytes);
            HttpResponse response = GoogleJsonResponseException.execute(GsonFactory.getDefaultInstance(), request);
            try {
                return new Session(url(response.getHeaders().getLocation()));
            } finally {
                response.disconnect();
            }
        });
    }

    /** Where the pieces go to, and the token with them. */
    private GenericUrl url(String location) {
        URI api = line.api();
        URI session = location == null ? api : api.resolve(location);
        if (location == null
                || !api.getScheme().equals(session.getScheme())
                || !api.getRawAuthority().equals(session.getRawAuthority())) {
            throw line.faults().failure("does not say where the bytes are to go");
        }
        return new GenericUrl(session);
    }

    /** @param at how many bytes are there, where the file is not made yet */
    private record Answer(Optional<File> made, long at) {}

    private final class Session {
        private final GenericUrl url;

        Session(GenericUrl url) {
            this.url = url;
        }

        Answer send(long from) throws IOException {
            long length = Math.min(PIECE, bytes - from);
            return length == 0
                    ? askHowFar() // an empty file is made by that
                    : send(new Piece(from, length), "bytes %d-%d/%d".formatted(from, from + length - 1, bytes));
        }

        private Answer send(Piece piece, String range) throws IOException {
            return line.send(() -> put(piece, range), () -> piece.moved);
        }

        Answer askHowFar() throws IOException {
            return put(new EmptyContent(), "bytes */" + bytes);
        }

        private Answer put(HttpContent content, String range) throws IOException {
            HttpRequest request = line.requests().buildPutRequest(url, content);
            request.getHeaders().setContentRange(range);
            request.setThrowExceptionOnExecuteError(false);
            HttpResponse response = request.execute();
            try {
                if (response.isSuccessStatusCode()) {
                    return new Answer(
                            Optional.of(GsonFactory.getDefaultInstance()
                                    .createJsonParser(response.getContent())
                                    .parse(File.class)),
                            bytes);
                }
                if (response.getStatusCode() == RESUME) {
                    return new Answer(
                            Optional.empty(), arrived(response.getHeaders().getRange()));
                }
                throw GoogleJsonResponseException.from(GsonFactory.getDefaultInstance(), response);
            } finally {
                response.disconnect();
            }
        }

        private long arrived(String range) {
            if (range == null) {
                return 0;
            }
            Matcher matcher = RANGE.matcher(range);
            long arrived = matcher.matches() ? Long.parseLong(matcher.group(1)) + 1 : Long.MAX_VALUE;
            if (arrived > bytes) {
                throw line.faults().failure("has got bytes that nobody sent: " + range + " of " + bytes);
            }
            return arrived;
        }

        /** Lets Drive forget what is there of it; it would do so itself in a week. */
        void end() {
            try {
                HttpRequest request = line.requests().buildDeleteRequest(url);
                request.setThrowExceptionOnExecuteError(false);
                request.execute().disconnect();
            } catch (IOException e) {
                return; // nothing is visible of it either way
            }
        }
    }

    /** A part of the file, read as often as it is sent. */
    private final class Piece extends AbstractHttpContent {
        private final long from;
        private final long length;
        /** When some of it last went. */
        private volatile long moved = System.nanoTime();

        Piece(long from, long length) {
            super("application/octet-stream");
            this.from = from;
            this.length = length;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] buffer = new byte[BUFFER];
            try (FileChannel in = open()) {
                for (long at = 0; at < length; ) {
                    int read = read(in, ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, length - at)), from + at);
                    out.write(buffer, 0, read);
                    at += read;
                    moved = System.nanoTime();
                    tell(from + at);
                    progress.check();
                }
            }
            out.flush();
        }

        private FileChannel open() {
            try {
                return FileChannel.open(file, StandardOpenOption.READ);
            } catch (IOException e) {
                throw new Unreadable(e);
            }
        }

        private static int read(FileChannel in, ByteBuffer into, long at) {
            try {
                int read = in.read(into, at);
                if (read < 0) {
                    throw new IOException("it has become shorter while it was read");
                }
                return read;
            } catch (IOException e) {
                throw new Unreadable(e);
            }
        }
    }
}
