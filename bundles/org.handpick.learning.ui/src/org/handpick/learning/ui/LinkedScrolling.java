package org.handpick.learning.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.e4.core.di.annotations.Creatable;

/** Views that scroll together: what one brings to its top, the others do too. For the UI thread. */
@Creatable
@Singleton
public final class LinkedScrolling {
    private final List<Consumer<String>> linked = new ArrayList<>();

    @Inject
    public LinkedScrolling() {
        // nothing is linked yet
    }

    /** @param scroll brings a set to the top */
    void join(Consumer<String> scroll) {
        linked.add(scroll);
    }

    void leave(Consumer<String> scroll) {
        linked.remove(scroll);
    }

    /** One of them has brought a set to its top. */
    void scrolled(Consumer<String> by, String set) {
        linked.stream().filter(other -> other != by).forEach(other -> other.accept(set));
    }
}
