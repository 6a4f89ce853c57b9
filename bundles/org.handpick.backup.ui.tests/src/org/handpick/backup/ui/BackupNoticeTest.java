package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person is told in a corner of the screen. */
@ExtendWith(OnUiThread.class)
class BackupNoticeTest {
    private static final String TITLE = "A backup needs you";

    private final OnScreen screen = new OnScreen();
    private final AtomicInteger shown = new AtomicInteger();

    @AfterEach
    void close() {
        notices().forEach(Shell::dispose);
        screen.close();
    }

    private void show(String sentence) {
        BackupNotice.show(screen.shell(), TITLE, sentence, shown::incrementAndGet);
    }

    /** Those that are open, each by the link in it. */
    private static List<Shell> notices() {
        return Stream.of(Display.getCurrent().getShells())
                .filter(shell -> !shell.isDisposed() && OnScreen.has(shell, Link.class))
                .toList();
    }

    private static Link link(Shell notice) {
        return OnScreen.only(notice, Link.class);
    }

    @Test
    void the_whole_sentence_is_there_whatever_is_in_it() {
        show("usb: there is no such folder /media/R&D; is its disk plugged in?");

        Link link = link(notices().getFirst());
        assertEquals(
                "usb: there is no such folder /media/R&&D; is its disk plugged in?\n<a>Show the backups</a>",
                link.getText());
    }

    @Test
    void all_of_it_is_on_the_screen() {
        show("usb: no backup was made. " + "One more word. ".repeat(60));

        Shell notice = notices().getFirst();
        Rectangle screenArea = notice.getDisplay().getPrimaryMonitor().getClientArea();
        Rectangle seen = notice.getBounds().intersection(screenArea);
        assertEquals(notice.getBounds(), seen);
        Link link = link(notice);
        assertTrue(link.getSize().y >= link.computeSize(link.getSize().x, SWT.DEFAULT).y, "the link can be read");
    }

    @Test
    void the_words_keep_away_from_the_edges() {
        show("usb: no backup was made.");

        Shell notice = notices().getFirst();
        Link link = link(notice);
        Point corner = notice.getDisplay().map(link, notice, 0, 0);
        assertTrue(corner.x >= 6, corner::toString);
        assertTrue(corner.x + link.getSize().x + 6 <= notice.getClientArea().width, corner::toString);
        assertTrue(corner.y + link.getSize().y + 6 <= notice.getClientArea().height, corner::toString);
    }

    @Test
    void the_link_shows_the_backups_and_closes_the_notice() {
        show("usb: no backup was made.");
        Shell notice = notices().getFirst();

        link(notice).notifyListeners(SWT.Selection, new Event());

        assertEquals(1, shown.get());
        assertTrue(notice.isDisposed());
    }
}
