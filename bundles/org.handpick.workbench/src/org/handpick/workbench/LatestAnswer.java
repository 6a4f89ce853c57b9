package org.handpick.workbench;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;

/**
 * Lets a view ask for what takes a while: questions are worked on one after the other on a thread of their own, and only the answer to
 * the newest one arrives. One that is outdated before its turn is not worked on at all. For the UI thread.
 */
public final class LatestAnswer {
    private final Executor ui;
    private final ExecutorService thread;
    private volatile int newest;

    /** What a question waits for before it is worked on. */
    public interface Turn {
        void await() throws InterruptedException;
    }

    /**
     * @param ui runs something on the UI thread later, such as {@code Display::asyncExec}
     * @param thread its name
     */
    public LatestAnswer(Executor ui, String thread) {
        this.ui = ui;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(thread).factory());
    }

    /** Asks without waiting for anything else, as {@link #ask(Turn, Callable, Consumer)}. */
    public <A> void ask(Callable<A> question, Consumer<A> then) {
        ask(() -> {}, question, then);
    }

    /**
     * Asks, and returns at once.
     *
     * @param turn awaited on the thread; a question that is outdated then is dropped
     * @param question worked on on the thread, and interrupted when the view is closed
     * @param then takes the answer on the UI thread; not called when the question fails, which is an error of the program and logged
     */
    public <A> void ask(Turn turn, Callable<A> question, Consumer<A> then) {
        int asked = ++newest;
        thread.execute(() -> {
            try {
                if (asked == newest) {
                    turn.await();
                }
                if (asked == newest) {
                    deliver(asked, question.call(), then);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the view is closed
            } catch (Exception e) {
                ILog.get().error(Thread.currentThread().getName() + " could not answer", e);
            }
        });
    }

    private <A> void deliver(int asked, A answer, Consumer<A> then) {
        if (asked == newest) { // else the view may be closed, and the display gone with it
            ui.execute(() -> {
                if (asked == newest) {
                    then.accept(answer);
                }
            });
        }
    }

    /** No answer to what was asked so far is wanted any more. */
    public void drop() {
        newest++;
    }

    /** The view is closed: no answer arrives from now on. */
    public void dispose() {
        drop();
        thread.shutdownNow();
    }
}
