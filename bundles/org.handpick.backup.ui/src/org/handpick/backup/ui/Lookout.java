package org.handpick.backup.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.core.runtime.ILog;

/**
 * Keeps looking at what the data area tells of backups, on a thread of its own, one look after the other. What is asked for while a look is
 * under way is looked at after it, once. For the UI thread.
 */
final class Lookout {
    private final LocalLook local;
    private final Executor ui;
    private final Listener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-backup").factory());
    private boolean isLooking;
    private boolean looksAgain;
    private boolean asksAgain;

    /** Who is told what was seen. */
    interface Listener {
        /** @param asksStores whether the stores are to be asked, too */
        void saw(LocalLook.Seen now, boolean asksStores);
    }

    Lookout(LocalLook local, Executor ui, Listener listener) {
        this.local = local;
        this.ui = ui;
        this.listener = listener;
    }

    /** Looks when there may be something new. */
    void lookWhenDue() {
        if (!isLooking) {
            thread.execute(() -> {
                if (local.isDue()) {
                    ui.execute(() -> look(false));
                }
            });
        }
    }

    /** Looks. @param asksStores whether the stores are to be asked, also when nothing new is seen */
    void look(boolean asksStores) {
        if (isLooking) {
            looksAgain = true;
            asksAgain |= asksStores;
            return;
        }
        isLooking = true;
        thread.execute(() -> {
            try {
                LocalLook.Seen now = local.look();
                ui.execute(() -> listener.saw(now, asksStores));
            } catch (RuntimeException e) {
                ILog.get().error("The backups could not be looked at because of an error in the program", e);
            } finally {
                ui.execute(this::haveLooked);
            }
        });
    }

    private void haveLooked() {
        isLooking = false;
        if (looksAgain) {
            boolean asksStores = asksAgain;
            looksAgain = false;
            asksAgain = false;
            look(asksStores);
        }
    }
}
