package org.handpick.backup.store.drive;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import java.io.IOException;
import java.net.URI;
import java.util.function.LongSupplier;
import org.handpick.backup.Awaited;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Progress;

/** The line to Drive: asks, and asks again where that may help: when it is cut or busy, and once with a new token. For any thread. */
final class DriveLine {
    private static final String NAME = "Handpick";
    private static final int CONNECT_MILLIS = 20_000;

    private final DriveServers servers;
    private final DriveAccount account;
    private final DriveFaults faults;
    private final Time time;
    private final HttpRequestFactory requests;
    private final Drive drive;

    /** @param where what a message begins with */
    DriveLine(Credentials credentials, String where, Time time) {
        HttpTransport transport = new NetHttpTransport();
        this.servers = DriveServers.of(credentials);
        this.account = DriveAccount.of(credentials, servers, transport);
        this.faults = new DriveFaults(where, credentials.store(), account.isService(), time);
        this.time = time;
        this.requests = transport.createRequestFactory(this::prepare);
        this.drive = new Drive.Builder(transport, GsonFactory.getDefaultInstance(), this::prepare)
                .setRootUrl(servers.api().toString())
                .setApplicationName(NAME)
                .build();
    }

    private void prepare(HttpRequest request) throws IOException {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(Math.toIntExact(time.longestSilence().toMillis()));
        request.setFollowRedirects(false); // the token goes nowhere but where it was to go
        request.setLoggingEnabled(false);
        request.getHeaders().setAuthorization("Bearer " + account.token());
    }

    interface Question<T> {
        T ask() throws IOException;
    }

    /** @throws org.handpick.backup.StoreFailure when there is no answer, or one that will not change */
    <T> T ask(Progress progress, Question<T> question) {
        Retries retries = retries(progress);
        Renewal renewal = new Renewal();
        while (true) {
            progress.check();
            try {
                return renewal.with(question);
            } catch (IOException e) {
                if (!renewal.mayHelp(e)) {
                    retries.failed(e);
                }
            }
        }
    }

    /** A token that Drive does not take is replaced by a new one, once. */
    final class Renewal {
        private boolean asked;
        private boolean done;

        boolean mayHelp(IOException e) {
            asked = DriveFaults.isUnauthorised(e) && !done;
            return asked;
        }

        <T> T with(Question<T> question) throws IOException {
            if (asked) {
                account.renew();
                asked = false;
                done = true;
            }
            return question.ask();
        }
    }

    /** A question that carries bytes. Where none of them goes for long the line counts as cut. @param moved when some last went */
    <T> T send(Question<T> question, LongSupplier moved) throws IOException {
        try {
            return Awaited.sending(
                    question::ask,
                    moved,
                    time.longestSilence().multipliedBy(2), // that no answer comes is noticed before
                    Still::new);
        } catch (Still e) {
            throw new IOException("no more bytes are taken there", e);
        } catch (RuntimeException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a question throws nothing else that is checked", e);
        }
    }

    private static final class Still extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Retries retries(Progress progress) {
        return new Retries(faults, time, progress);
    }

    DriveFaults faults() {
        return faults;
    }

    Drive drive() {
        return drive;
    }

    HttpRequestFactory requests() {
        return requests;
    }

    URI api() {
        return servers.api();
    }
}
