package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.BackupException;
import org.handpick.backup.DamagedArchive;
import org.handpick.backup.Diff;

/** What came of comparing a backup with the disk. Knows no widget. */
sealed interface DiskComparison {
    /** @param at when it was made @param signs of the files on the disk, by which a later change is seen */
    record Made(Diff.Compared compared, Instant at, DiskSigns signs) implements DiskComparison {
        /** @param data the data area */
        static Made of(Diff.Compared compared, Instant at, Path data) {
            List<Path> files = compared.files().stream()
                    .map(file -> data.resolve(file.path()))
                    .toList();
            return new Made(compared, at, DiskSigns.of(files));
        }

        @Override
        public String words(Optional<String> damage) {
            return damage.map(reason -> damaged(reason) + " What stands here is what it should hold.\n")
                            .orElse("")
                    + sum();
        }

        private String sum() {
            List<ContentsModel.Node> all = ContentsModel.of(compared, false);
            long worries = all.stream().mapToLong(ContentsModel.Node::worries).sum();
            long differences =
                    all.stream().mapToLong(ContentsModel.Node::differences).sum();
            if (worries > 0) {
                return "! " + BackupWords.count(worries, "log has", "logs have")
                        + " lost records since, or can't be read. Enter on a file restores it; nothing is overwritten.";
            }
            return differences == 0
                    ? "Everything on the disk is as it was."
                    : BackupWords.count(differences, "file differs", "files differ") + "; no record is lost.";
        }
    }

    /** The backup can't be read, because of damage. */
    record Damaged(String fault) implements DiskComparison {
        /** It was found now, and so says nothing else than what was found before. */
        @Override
        public String words(Optional<String> damage) {
            return damaged(fault);
        }
    }

    /** The backup can't be looked at now, or the disk. @param fault a sentence */
    record NotMade(String fault) implements DiskComparison {
        @Override
        public String words(Optional<String> damage) {
            return damage.map(reason -> damaged(reason) + "\n").orElse("") + fault;
        }
    }

    /** What is said below the files. @param damage that the backup is known to have: what it says of itself may be sound all the same */
    String words(Optional<String> damage);

    static DiskComparison failed(BackupException failure) {
        return failure instanceof DamagedArchive
                ? new Damaged(failure.getMessage())
                : new NotMade(failure.getMessage());
    }

    private static String damaged(String reason) {
        return "✕ This backup is damaged. " + reason + ".";
    }
}
