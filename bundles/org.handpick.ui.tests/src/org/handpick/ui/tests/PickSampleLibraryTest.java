package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.sets.ImageSet;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.handpick.workbench.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job: from the first set of the sample library to the last, by keys and mouse alone. */
class PickSampleLibraryTest {
    private static final int BEFORE_UNDO = 7;
    private static final int UNDONE = 5;
    private static final int REDONE = 2;

    @TempDir
    Path folder;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Picker picker = new Picker(new XDriver(display));

    @Test
    void the_sample_library_is_picked_from_first_to_last() throws IOException {
        Path library = Sample.copyTo(folder.resolve("library"));
        List<String> before = Sample.images(library);
        int rowsBefore = rows();

        picker.open(library);
        int sets = picker.library().sets().size();
        for (int set = 0; set < BEFORE_UNDO; set++) {
            decide(set);
        }
        for (int i = 0; i < UNDONE; i++) {
            picker.undo();
        }
        for (int i = 0; i < REDONE; i++) {
            picker.redo();
        }
        int decided = sets - picker.library().tally().toDo();
        assertEquals(BEFORE_UNDO - UNDONE + REDONE, decided);

        picker.open(Sample.copyTo(folder.resolve("other"))).open(library);
        assertEquals(sets - decided, picker.library().tally().toDo());
        picker.resume();
        for (int set = decided; set < sets; set++) {
            decide(set);
        }

        assertEquals(0, picker.library().tally().toDo());
        TreeSet<String> after = new TreeSet<>(Sample.images(library));
        after.addAll(Sample.images(library.resolve("selected")));
        after.addAll(Sample.trashed(library));
        assertTrue(
                after.containsAll(before),
                () -> "lost: "
                        + before.stream().filter(name -> !after.contains(name)).toList());
        assertEquals(
                picker.library().unassigned().size(), Sample.images(library).size());
        assertEquals(rowsBefore + sets + UNDONE + REDONE + (UNDONE - REDONE), rows());
    }

    /** Rejects every fifth set, crops every third, keeps an image of each of the others. */
    private void decide(int number) {
        ImageSet set = picker.set();
        int image = number % set.size() + 1;
        if (number % 5 == 4) {
            picker.submit();
        } else if (number % 3 == 1) {
            picker.dragCorner(image, -90, -60).submit();
        } else {
            picker.keep(image).submit();
        }
    }

    private int rows() throws IOException {
        Path[] area = new Path[1];
        display.syncExec(() ->
                area[0] = PlatformUI.getWorkbench().getService(Workplace.class).dataArea());
        Path log = area[0].resolve("training/select_crop_log.csv");
        return Files.exists(log) ? Files.readAllLines(log).size() - 1 : 0;
    }
}
