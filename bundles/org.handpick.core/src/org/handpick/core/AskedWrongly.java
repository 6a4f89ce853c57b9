package org.handpick.core;

/**
 * Marks a failure that comes of what was asked for, and not of what was found: nothing was done, and who asks in another way is answered.
 * A command that ends with one ends as after any wrong use.
 */
public interface AskedWrongly {}
