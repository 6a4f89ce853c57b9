package org.handpick.samples.paint;

/** A place on a canvas, in heights of the frame. */
public record Point(double x, double y) {}
