package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.drive.DriveLogin;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowserLoginTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:1/consent");
    private static final DriveLogin.Granted ANN = new DriveLogin.Granted("sesame", "ann@example.org");

    /** What is to run on the UI thread, which is the thread of the test. */
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

    private final BrowserLogin login = new BrowserLogin(ui::add, () -> {});

    @AfterEach
    void close() {
        login.dispose();
    }

    private void runNext() throws InterruptedException {
        Runnable next = ui.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came to the UI thread within 10 s; the state is " + login.state());
        }
        next.run();
    }

    @Test
    void the_page_is_told_and_then_who_has_agreed() throws InterruptedException {
        login.begin(browser -> progress -> {
            browser.accept(PAGE);
            return ANN;
        });
        assertEquals(new BrowserLogin.State.Waiting(Optional.empty()), login.state());
        runNext();
        assertEquals(new BrowserLogin.State.Waiting(Optional.of(PAGE)), login.state());
        runNext();

        assertEquals(new BrowserLogin.State.LoggedIn(ANN), login.state());
    }

    @Test
    void what_fails_is_told() throws InterruptedException {
        login.begin(_ -> _ -> {
            throw new StoreFailure("Google Drive", "the leave was refused");
        });
        runNext();

        assertEquals(new BrowserLogin.State.LoggedOut("Google Drive: the leave was refused"), login.state());
    }

    @Test
    void one_that_is_cancelled_ends_and_says_nothing_more() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        login.begin(browser -> progress -> {
            browser.accept(PAGE);
            return waiting(progress, ended);
        });
        runNext(); // it waits for the browser

        login.drop("The login was cancelled.");
        assertTrue(ended.await(10, TimeUnit.SECONDS), "the login waits on");
        login.begin(_ -> _ -> ANN);
        runNext();

        assertEquals(new BrowserLogin.State.LoggedIn(ANN), login.state(), "the second one is heard, not the first");
    }

    private static DriveLogin.Granted waiting(Progress progress, CountDownLatch ended) {
        try {
            while (true) {
                progress.check();
                Thread.onSpinWait();
            }
        } finally {
            ended.countDown();
        }
    }
}
