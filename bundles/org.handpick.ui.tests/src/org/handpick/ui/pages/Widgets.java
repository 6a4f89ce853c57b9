package org.handpick.ui.pages;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** Finds controls by what a person, or an assistive technology, is told of them. */
final class Widgets {
    private final Driver driver;

    Widgets(Driver driver) {
        this.driver = driver;
    }

    /** The first control on screen that is so. @param what it is, for the report */
    Control await(String what, Predicate<Control> is) {
        driver.await(new Condition(what + " is on screen", () -> find(is).isPresent(), () -> "there is none"));
        return driver.ask(() -> find(is).orElseThrow());
    }

    /** The canvas that tells something about itself under a key. */
    Control telling(String key) {
        return await("a view that tells " + key, control -> control.getData(key) != null);
    }

    /** On the UI thread. */
    static Optional<Control> find(Predicate<Control> is) {
        return Stream.of(Display.getCurrent().getShells())
                .flatMap(Widgets::controls)
                .filter(control -> control.isVisible() && is.test(control))
                .findFirst();
    }

    private static Stream<Control> controls(Control control) {
        Stream<Control> below = control instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(Widgets::controls)
                : Stream.of();
        return Stream.concat(Stream.of(control), below);
    }

    /** Clicks into the middle of a control. */
    void click(Control control) {
        driver.click(driver.ask(() -> {
            Point size = control.getSize();
            return control.toDisplay(size.x / 2, size.y / 2);
        }));
    }
}
