package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Where files go that are not wanted any more. Nothing is deleted: who wants the room empties the trash.
 *
 * <p>A can only chooses places. Files are put there and taken back by the steps {@link FileStep.Trash} and
 * {@link FileStep.Restore}, so the places are known before a transaction begins.
 */
public sealed interface TrashCan permits DesktopTrash, StagingFolder {
    /**
     * A place for each of {@code files}, in their order, none of them taken and no two the same. Touches nothing.
     *
     * @param files absolute paths, in whatever folders
     * @param now noted as the time of deletion
     * @throws IOException when no can is there for one of the files; the message names it
     */
    List<TrashSlot> slotsFor(List<Path> files, Instant now) throws IOException;
}
