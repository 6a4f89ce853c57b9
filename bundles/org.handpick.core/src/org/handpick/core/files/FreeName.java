package org.handpick.core.files;

import java.nio.file.Path;
import java.util.function.Predicate;

/** A name that is not taken: the wanted one, or {@code stem (2).ext}, {@code stem (3).ext} and so on. */
public final class FreeName {
    private FreeName() {}

    /** @param taken asked for {@code wanted} first, and then for one numbered name after the other */
    public static Path of(Path wanted, Predicate<Path> taken) {
        Path name = wanted;
        for (int number = 2; taken.test(name); number++) {
            name = numbered(wanted, number);
        }
        return name;
    }

    /** {@code wanted} itself for 1, {@code stem (number).ext} for more. */
    public static Path numbered(Path wanted, int number) {
        if (number == 1) {
            return wanted;
        }
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int stem = dot <= 0 ? name.length() : dot;
        return wanted.resolveSibling(name.substring(0, stem) + " (" + number + ")" + name.substring(stem));
    }
}
