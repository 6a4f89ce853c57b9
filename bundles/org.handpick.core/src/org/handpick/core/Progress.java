package org.handpick.core;

/** How far an operation is, and whether it should go on. Called on the operation's thread. */
public interface Progress {
    /** Nobody watches and nobody cancels. */
    Progress NONE = new Progress() {};

    /** Begins a piece of work of {@code total} steps, named for a person; 0 when the number is not known. */
    default void begin(String what, long total) {}

    /** So many steps more are done. */
    default void advance(long steps) {}

    /** True once a person has asked to stop. */
    default boolean isCancelled() {
        return false;
    }

    /** @throws Cancelled once a person has asked to stop */
    default void check() {
        if (isCancelled()) {
            throw new Cancelled();
        }
    }
}
