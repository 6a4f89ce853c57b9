package org.handpick.workbench;

/** Where views find the open library. */
public final class Workplace {
    private Workplace() {}
}
