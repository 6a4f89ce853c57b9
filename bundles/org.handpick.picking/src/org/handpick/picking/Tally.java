package org.handpick.picking;

/** How many sets of a library there are, and how many of them ended how. */
public record Tally(int sets, int toDo, int kept, int rejected, int skipped) {}
