package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Browser;
import org.handpick.ui.pages.Picker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
    @TempDir
    Path folder;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final XDriver driver = new XDriver(display);
    private final Picker picker = new Picker(driver);
    private final Browser browser = new Browser(driver);

    /** The toolkit tells of every picture, colour or font that is collected as garbage and was not disposed of. */
    @Test
    void nothing_of_the_toolkit_is_left_to_the_garbage_collector() throws IOException {
        List<Error> left = new CopyOnWriteArrayList<>();
        Resource.setNonDisposeHandler(left::add);
        try {
            picker.open(Sample.copyTo(folder.resolve("library")));
            browser.awaitThumbnails();
            for (int set = 0; set < 4; set++) {
                picker.press("z").press("m").awaitMode("Flicker").press("m").awaitMode("Difference");
                picker.awaitDifference()
                        .press("m")
                        .awaitMode("Side by side")
                        .press("z")
                        .keep(1)
                        .submit();
            }
            picker.undo().undo();
            collectGarbage(left);
        } finally {
            Resource.setNonDisposeHandler(null);
        }
        assertEquals(List.of(), left.stream().filter(ResourcesTest::isOurs).toList());
    }

    /** Leaves one image on purpose, and waits until that is told of. */
    private void collectGarbage(List<Error> left) {
        WeakReference<Image> mark = driver.ask(() -> new WeakReference<>(new Image(display, 1, 1)));
        driver.await(new Condition(
                "the image that was left on purpose is told of",
                () -> {
                    System.gc();
                    return mark.get() == null
                            && left.removeIf(error -> told(error).contains("ResourcesTest.lambda"));
                },
                () -> "told was " + left));
    }

    private static boolean isOurs(Error error) {
        return told(error).contains("org.handpick");
    }

    private static String told(Error error) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : error.getStackTrace()) {
            text.append(element.getClassName().replaceAll(".*\\.", ""))
                    .append('.')
                    .append(element.getMethodName());
            text.append(' ').append(element).append('\n');
        }
        return text.toString();
    }
}
