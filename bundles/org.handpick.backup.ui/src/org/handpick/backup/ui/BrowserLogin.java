package org.handpick.backup.ui;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handpick.backup.BackupException;
import org.handpick.backup.store.drive.DriveLogin;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.workbench.LatestAnswer;

/**
 * How far a person is with giving leave in the browser. The login waits on a thread of its own; all methods are for the UI thread. Knows
 * no widget.
 */
final class BrowserLogin {
    /** How it stands. */
    sealed interface State {
        /** @param why it is so, as a sentence; empty before anything was tried */
        record LoggedOut(String why) implements State {}

        /** @param page on which the person agrees; empty until it is known */
        record Waiting(Optional<URI> page) implements State {}

        record LoggedIn(DriveLogin.Granted granted) implements State {}
    }

    private final Executor ui;
    private final Runnable changed;
    private final LatestAnswer answers;
    private State state = new State.LoggedOut("");
    private Attempt attempt = new Attempt();

    /**
     * @param ui runs something on the UI thread later, such as {@code Display::asyncExec}
     * @param changed called when there is another state, on the UI thread
     */
    BrowserLogin(Executor ui, Runnable changed) {
        this.ui = Objects.requireNonNull(ui);
        this.changed = Objects.requireNonNull(changed);
        this.answers = new LatestAnswer(ui, "handpick-drive-login");
    }

    State state() {
        return state;
    }

    /** Begins. @param login made with what is to be given the page */
    void begin(Function<Consumer<URI>, Operation<DriveLogin.Granted>> login) {
        attempt.isOver = true;
        Attempt mine = new Attempt();
        attempt = mine;
        become(new State.Waiting(Optional.empty()));
        Operation<DriveLogin.Granted> operation = login.apply(page -> ui.execute(() -> {
            if (!mine.isOver) {
                become(new State.Waiting(Optional.of(page)));
            }
        }));
        answers.ask(() -> end(operation, mine), now -> {
            mine.isOver = true;
            become(now);
        });
    }

    private static State end(Operation<DriveLogin.Granted> operation, Attempt attempt) {
        try {
            return new State.LoggedIn(operation.run(attempt));
        } catch (BackupException e) {
            return new State.LoggedOut(e.getMessage());
        } catch (Cancelled e) {
            return new State.LoggedOut("The login was cancelled.");
        }
    }

    /** Gives up what is under way, or forgets the leave that was given. @param why as a sentence; may be empty */
    void drop(String why) {
        attempt.isOver = true;
        answers.drop();
        become(new State.LoggedOut(why));
    }

    private void become(State now) {
        if (!state.equals(now)) {
            state = now;
            changed.run();
        }
    }

    void dispose() {
        attempt.isOver = true;
        answers.dispose();
    }

    private static final class Attempt implements Progress {
        private volatile boolean isOver;

        @Override
        public boolean isCancelled() {
            return isOver;
        }
    }
}
