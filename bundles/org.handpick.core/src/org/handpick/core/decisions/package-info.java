/** Decisions: what a person decides about a set, and the draft of it while the set is on screen. */
package org.handpick.core.decisions;
