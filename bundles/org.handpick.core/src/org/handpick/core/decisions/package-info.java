/** Decisions: what a person decides about a set, the draft of it while the set is on screen, and the list of libraries that were decided in. */
package org.handpick.core.decisions;
