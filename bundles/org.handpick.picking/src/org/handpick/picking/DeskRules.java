package org.handpick.picking;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How decisions are carried out; a person's preferences.
 *
 * @param dataArea the folder with the logs
 * @param logTraining whether rows are added to the training logs; the operations log is always written
 */
public record DeskRules(Path dataArea, KeepPlace keepPlace, RejectPlace rejectPlace, boolean logTraining) {
    public DeskRules {
        Objects.requireNonNull(keepPlace);
        Objects.requireNonNull(rejectPlace);
        dataArea = dataArea.toAbsolutePath();
    }
}
