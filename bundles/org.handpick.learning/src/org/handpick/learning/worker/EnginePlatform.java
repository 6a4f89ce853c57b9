package org.handpick.learning.worker;

import java.util.List;
import java.util.Locale;

/**
 * What the engine's native libraries are made for.
 *
 * @param name of an operating system and a processor as the engine has it, such as {@code win-x86_64}
 */
record EnginePlatform(String name) {
    private static final List<String> MADE = List.of("linux-x86_64", "linux-aarch64", "win-x86_64", "osx-aarch64");

    /** The machine that this runs on. */
    static EnginePlatform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param os as {@code os.name} has it
     * @param arch as {@code os.arch} has it
     * @throws WorkerFailure.NotThere when no engine is made for it
     */
    static EnginePlatform of(String os, String arch) {
        String lower = os.toLowerCase(Locale.ROOT);
        String system = lower.startsWith("windows") ? "win" : lower.startsWith("mac") ? "osx" : lower;
        String name = system + "-" + (arch.equals("amd64") ? "x86_64" : arch);
        if (!MADE.contains(name)) {
            throw new WorkerFailure.NotThere("There is no engine for " + name
                    + ", so nothing can be trained, evaluated or suggested here, not even with the model classic;"
                    + " there is one for "
                    + String.join(", ", MADE)
                    + ". All else works, and a run that was trained elsewhere can be looked at");
        }
        return new EnginePlatform(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
