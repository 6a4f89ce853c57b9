package org.handpick.cli;

import java.util.List;

/**
 * Something the command line can do. Registered as an OSGi service under this type; without state, so that one instance
 * serves any number of calls.
 */
public interface Command {
    /** One or two words in lower case, such as {@code sets list}. */
    String name();

    /** One sentence on what it does. */
    String summary();

    /** What it takes, in the order of the usage. {@code --json}, {@code --data} and {@code --help} are everybody's. */
    List<Parameter<?>> parameters();

    /**
     * Does the work, on the thread of the caller. An exception of the project's own becomes a sentence on standard error
     * and {@link Outcome#FAILED}.
     *
     * @throws WrongUse when the arguments do not go together
     * @throws org.handpick.core.Cancelled when a person has asked to stop
     */
    Outcome run(Arguments arguments, Output output);
}
