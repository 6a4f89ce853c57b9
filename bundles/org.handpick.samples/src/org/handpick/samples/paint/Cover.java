package org.handpick.samples.paint;

/** How much of each place is covered, 0 none to 1 all; called from several threads at once. */
@FunctionalInterface
public interface Cover {
    double at(double x, double y);
}
