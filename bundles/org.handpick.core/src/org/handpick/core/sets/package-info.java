/**
 * Image sets: names and what they tell (stage, time), grouping into sets, ids, companions.
 *
 * <p>Everything here works on names alone; no image is opened.
 */
package org.handpick.core.sets;
