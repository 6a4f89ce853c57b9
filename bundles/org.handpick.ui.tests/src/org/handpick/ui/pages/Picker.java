package org.handpick.ui.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Library;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;
import org.handpick.workbench.Workplace;

/** The perspective Pick as a person works in it. */
public final class Picker {
    private static final List<String> KEEP_KEYS = List.of("p", "bracketleft", "bracketright", "backslash");

    private final Driver driver;
    private final Workplace workplace;

    public Picker(Driver driver) {
        this.driver = driver;
        this.workplace = driver.ask(() -> PlatformUI.getWorkbench().getService(Workplace.class));
    }

    /** Opens a library and waits until its first set can be decided. */
    public Picker open(Path root) {
        driver.ask(() -> {
            workplace.open(root);
            return root;
        });
        Path real = root.toAbsolutePath();
        driver.await(new Condition(
                "library " + root + " is open",
                () -> workplace
                        .library()
                        .filter(library -> library.root().equals(real))
                        .isPresent(),
                () -> "open is " + workplace.library().map(Library::root)));
        return focus();
    }

    /** Gives the keys to the Crop Editor, and waits until its set can be decided. */
    public Picker focus() {
        driver.await(
                new Condition("the Crop Editor shows a set", () -> canvas().isPresent(), () -> "there is no canvas"));
        driver.ask(() -> {
            Shell shell = canvas().orElseThrow().getShell();
            shell.forceActive();
            return canvas().orElseThrow().forceFocus();
        });
        return awaitFocus();
    }

    /** Waits until the Crop Editor has the keys. */
    public Picker awaitFocus() {
        driver.await(new Condition(
                "the Crop Editor has the focus",
                () -> canvas().orElseThrow().isFocusControl(),
                () -> "the focus is on " + Display.getCurrent().getFocusControl()));
        return ready();
    }

    private Picker ready() {
        driver.await(new Condition(
                "every image of the set is painted",
                () -> Boolean.TRUE.equals(canvas().orElseThrow().getData("handpick.ready")),
                Picker::words));
        return this;
    }

    /** The canvas of the Crop Editor, found by what it tells about itself. On the UI thread. */
    private static Optional<Control> canvas() {
        return Widgets.find(control -> control.getData("handpick.state") != null);
    }

    private static String words() {
        return canvas().map(canvas -> (String) canvas.getData("handpick.state")).orElse("no canvas");
    }

    /** What the editor says of the set on screen. */
    public String state() {
        return driver.ask(Picker::words);
    }

    /** Waits until the set at a position of the library, from 0, is on screen. */
    public ImageSet awaitSet(int position) {
        awaitPainted(library().sets().get(position).id());
        return set();
    }

    /** Waits until a set is on screen, be it for the first time or once more. */
    public Picker awaitPainted(SetId wanted) {
        driver.await(Condition.equal(
                "the set on screen", wanted.text(), () -> canvas().orElseThrow().getData("handpick.painted")));
        return ready();
    }

    /** Waits until another set than this is on screen. */
    public SetId awaitOther(SetId than) {
        driver.await(new Condition(
                "another set is on screen",
                () -> !canvas().orElseThrow().getData("handpick.painted").equals(than.text()),
                Picker::words));
        return set().id();
    }

    /** The same, to go on with. */
    public Picker awaitShown(int position) {
        awaitSet(position);
        return this;
    }

    /** The set on screen. */
    public ImageSet set() {
        return driver.ask(() -> workplace.selected().orElseThrow());
    }

    public Library library() {
        return driver.ask(() -> workplace.library().orElseThrow());
    }

    /** Presses the key that keeps an image, counted from 1. */
    public Picker keep(int image) {
        driver.press(KEEP_KEYS.get(image - 1));
        return awaitState("image " + image + " keep");
    }

    /** Drags the lower right corner of an image's box, counted from 1. */
    public Picker dragCorner(int image, int dx, int dy) {
        Point corner = driver.ask(() -> {
            Control canvas = canvas().orElseThrow();
            Rectangle box = boxes(canvas)[image - 1];
            return canvas.toDisplay(box.x + box.width - 2, box.y + box.height - 2);
        });
        driver.drag(corner, new Point(corner.x + dx, corner.y + dy));
        return awaitState("image " + image + " keep");
    }

    private static Rectangle[] boxes(Control canvas) {
        return (Rectangle[]) canvas.getData("handpick.boxes");
    }

    /** Waits until the editor says so of the set on screen. */
    public Picker awaitState(String words) {
        driver.await(new Condition("the editor says " + words, () -> words().contains(words), Picker::words));
        return this;
    }

    /** Presses Enter, and waits until the decision is on disk and the next set is painted. */
    public Picker submit() {
        SetId decided = set().id();
        driver.press("Return");
        driver.await(new Condition(
                "set " + decided + " is decided",
                () -> workplace.library().orElseThrow().outcome(decided).isPresent() && !workplace.isSubmitted(decided),
                Picker::words));
        return ready();
    }

    /** Waits until it is known which decided set comes again before this one. */
    public Picker awaitComingAgain(SetId next) {
        driver.await(new Condition(
                "a decided set will come again before " + next,
                () -> workplace.repeatBefore(next).isPresent(),
                () -> "none will"));
        return this;
    }

    /** Presses Enter on a set that has come again, and waits until the next one is in its place. */
    public Picker submitAgain() {
        driver.press("Return");
        driver.await(
                new Condition("the repeat is over", () -> workplace.repeat().isEmpty(), Picker::words));
        return ready();
    }

    public Picker undo() {
        int toDo = library().tally().toDo();
        driver.press("ctrl+z");
        driver.await(Condition.equal(
                "the sets to do",
                toDo + 1,
                () -> workplace.library().orElseThrow().tally().toDo()));
        return ready();
    }

    public Picker redo() {
        int toDo = library().tally().toDo();
        driver.press("ctrl+shift+z");
        driver.await(Condition.equal(
                "the sets to do",
                toDo - 1,
                () -> workplace.library().orElseThrow().tally().toDo()));
        return ready();
    }

    /** Waits until images are compared in that way, and the picture of it is made. */
    public Picker awaitMode(String label) {
        driver.await(Condition.equal(
                "the compare mode", label, () -> (String) canvas().orElseThrow().getData("handpick.mode")));
        return this;
    }

    /** Waits until the picture of what differs is made. */
    public Picker awaitDifference() {
        driver.await(Condition.equal(
                "the picture of the difference",
                true,
                () -> canvas().orElseThrow().getData("handpick.difference")));
        return this;
    }

    /** Waits for the sheet of keys. */
    public Picker awaitHelp() {
        driver.await(Condition.equal(
                "the sheet of keys", true, () -> canvas().orElseThrow().getData("handpick.help")));
        return this;
    }

    /** Waits until the editor tells this of what was just done. */
    public Picker awaitNotice(String words) {
        driver.await(Condition.equal(
                "what is told", words, () -> (String) canvas().orElseThrow().getData("handpick.notice")));
        return this;
    }

    /** Waits until the editor says this of suggestions. */
    public Picker awaitSaid(String words) {
        driver.await(new Condition("the editor says " + words, () -> said().startsWith(words), Picker::said));
        return this;
    }

    /** Goes on to a set for which a suggestion is seen. */
    public Picker awaitSuggestion() {
        String words = suggestion();
        while (words.startsWith("Decided without") || words.startsWith("The model has no opinion")) {
            driver.press("Right");
            words = suggestion();
        }
        if (!words.startsWith("suggests image")) {
            throw new AssertionError("the editor says: " + words);
        }
        return this;
    }

    /** Waits until the model suggests something for the set on screen, or says that this is what it suggests. */
    public Picker awaitOpinion() {
        driver.await(new Condition(
                "the model has an opinion",
                () -> said().startsWith("suggests image") || said().startsWith("as suggested"),
                Picker::said));
        return this;
    }

    /** What a model says of the set on screen, once it says something. */
    private String suggestion() {
        ready();
        driver.await(new Condition(
                "the model has said something",
                () -> !said().isEmpty()
                        && !said().startsWith("No suggestions")
                        && !said().contains("not said anything yet"),
                Picker::said));
        return driver.ask(Picker::said);
    }

    private static String said() {
        return canvas().map(canvas -> (String) canvas.getData("handpick.suggestion"))
                .orElse("");
    }

    /** Waits until the Training Log shows rows. */
    public Picker awaitLog() {
        driver.await(new Condition(
                "the Training Log shows rows",
                () -> Widgets.find(control ->
                                control.getData("handpick.log.rows") instanceof Number rows && rows.intValue() > 0)
                        .isPresent(),
                () -> "there are none"));
        return this;
    }

    /** The folder that holds the logs. */
    public Path dataArea() {
        return driver.ask(workplace::dataArea);
    }

    /** Presses any key that the editor knows. */
    public Picker press(String keys) {
        driver.press(keys);
        return this;
    }
}
