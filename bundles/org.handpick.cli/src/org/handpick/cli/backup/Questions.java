package org.handpick.cli.backup;

import java.io.Console;
import java.util.Optional;

/** Asks the person who sits at the terminal. */
interface Questions {
    /** The line that is typed; empty where nothing more comes. */
    Optional<String> ask(String question);

    /** The same, and what is typed is not shown. */
    Optional<String> askHidden(String question);

    /** Those of the terminal of this process; empty where it has none, as in a pipe. */
    static Optional<Questions> atTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(console -> new Questions() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.ofNullable(console.readLine("%s", question));
            }

            @Override
            public Optional<String> askHidden(String question) {
                return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
            }
        });
    }
}
