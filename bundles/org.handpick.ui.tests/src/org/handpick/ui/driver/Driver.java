package org.handpick.ui.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Point;

/**
 * The hands and eyes of a UI test. Called on the test's thread; the UI thread goes on by itself.
 *
 * <p>Small on purpose: another bot can stand behind it later without a change to page objects.
 */
public interface Driver {
    /** Presses and releases a key with its modifiers, named as X11 names them: {@code p}, {@code ctrl+shift+z}, {@code Return}. */
    void press(String keys);

    /** Presses the first button at one point of the display and releases it at another. */
    void drag(Point from, Point to);

    /** Clicks with the first button at a point of the display. */
    void click(Point at);

    /** Types text into what has the focus. */
    void type(String text);

    /** Waits until a window of the desktop that is so called is on screen, and has the keys: one that the toolkit doesn't know. */
    void awaitWindow(String title);

    /** Asks on the UI thread. */
    <T> T ask(Supplier<T> question);

    /** What a person would wait for what the window itself does. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** Goes on as soon as the condition holds; fails with its name and with what there is instead. */
    default void await(Condition condition) {
        await(condition, PATIENCE);
    }

    /** The same for what takes longer. */
    void await(Condition condition, Duration patience);

    /** Writes what a person sees of the display as PNG. */
    void screenshot(Path png);
}
