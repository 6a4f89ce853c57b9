package org.handpick.backup;

import java.io.IOException;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;
import org.handpick.core.files.FileTransactions.Settled;

/**
 * Ends a restore into the data area that was interrupted between two files: forward, or back where that can't be. Done before each backup
 * and when the workbench opens the data area, before a log that is missing meanwhile is begun anew.
 */
public final class SettleRestore implements Operation<Optional<String>> {
    private final BackupFolder folder;

    public SettleRestore(BackupFolder folder) {
        this.folder = folder;
    }

    /**
     * @return a sentence on how it ended; empty where none was interrupted
     * @throws RefusedRestore when it can be driven neither way, saying what stands in the way
     * @throws BusyBackup when a restore is at work
     */
    @Override
    public Optional<String> run(Progress progress) {
        try {
            Optional<RestoreSite> left = RestoreSite.find(folder, progress);
            if (left.isEmpty()) {
                return Optional.empty();
            }
            try (RestoreSite site = left.get()) {
                return site.settle().map(SettleRestore::sentence);
            }
        } catch (FileFailure e) {
            throw new RefusedRestore(
                    "A restore was interrupted. " + e.getMessage()
                            + "; the same restore once more moves aside what stands in its way",
                    e);
        } catch (IOException e) {
            throw new RefusedRestore(
                    "A restore was interrupted and could not be ended. " + FileFailure.sentence(e, folder.dataArea()),
                    e);
        }
    }

    private static String sentence(Settled settled) {
        String what = settled.entry().intent().what().get("restore").getAsString();
        return settled.reason().isEmpty()
                ? "The restore of " + what + " that was interrupted is finished now."
                : "The restore of " + what + " that was interrupted was taken back: " + settled.reason() + ".";
    }
}
