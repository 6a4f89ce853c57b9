package org.handpick.backup.schedule;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a schedule starts. It carries the Java it was called with, since a schedule has no shell that sets one.
 *
 * @param launcher the script of the product
 * @param javaHome of the Java that runs it
 */
public record Program(Path launcher, Path javaHome) {
    /** The launcher says here which file it is. */
    private static final String LAUNCHER = "handpick.launcher";

    public Program {
        Objects.requireNonNull(launcher);
        Objects.requireNonNull(javaHome);
    }

    /** This Handpick; empty when something else than its launcher has started it. */
    public static Optional<Program> running() {
        return Optional.ofNullable(System.getProperty(LAUNCHER)).map(Path::of).map(Program::with);
    }

    /** Another launcher, with the Java of this process. */
    public static Program with(Path launcher) {
        return new Program(launcher, Path.of(System.getProperty("java.home")));
    }
}
