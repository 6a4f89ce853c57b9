package org.handpick.backup.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.backup.StoredBackup;
import org.handpick.backup.store.StorePlace;

/**
 * A store, and what it has answered last.
 *
 * @param isByItself whether it is there without a person having set it up
 * @param isAsked whether it is being asked now; the last answer holds meanwhile
 */
record StoreRow(String name, StorePlace place, boolean isByItself, Answer answer, boolean isAsked) {
    /** What a store answers when it is asked for its backups. */
    sealed interface Answer {
        /** Why there is no list of backups, as a sentence; empty where there is one, or it is awaited. */
        default Optional<String> fault() {
            return Optional.empty();
        }

        /** It was not asked yet. */
        record None() implements Answer {}

        /** @param backups the newest first */
        record Listed(List<StoredBackup> backups) implements Answer {
            public Listed {
                backups = List.copyOf(backups);
            }
        }

        /** What it had when it last could be asked; nothing where that does not matter, since it was asked now. */
        default LastSeen lastSeen() {
            return LastSeen.NEVER;
        }

        /** It could not be asked. @param reason a sentence */
        record Unreachable(String reason, LastSeen lastSeen) implements Answer {
            public Unreachable {
                Objects.requireNonNull(reason);
                Objects.requireNonNull(lastSeen);
            }

            @Override
            public Optional<String> fault() {
                return Optional.of(reason);
            }
        }

        /** What it is opened with is missing, or is in a storage that is locked. @param reason a sentence */
        record Closed(String reason, LastSeen lastSeen) implements Answer {
            public Closed {
                Objects.requireNonNull(reason);
                Objects.requireNonNull(lastSeen);
            }

            @Override
            public Optional<String> fault() {
                return Optional.of(reason);
            }
        }
    }

    StoreRow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
        Objects.requireNonNull(answer);
    }

    static StoreRow of(String name, StorePlace place, boolean isByItself) {
        return new StoreRow(name, place, isByItself, new Answer.None(), false);
    }

    StoreRow asked() {
        return new StoreRow(name, place, isByItself, answer, true);
    }

    StoreRow answered(Answer now) {
        return new StoreRow(name, place, isByItself, now, false);
    }

    /** The newest first; while it can't be asked those that it had when it last could. */
    List<BackupRow> backups() {
        return answer instanceof Answer.Listed(List<StoredBackup> listed)
                ? listed.stream().map(backup -> new BackupRow(name, backup)).toList()
                : answer.lastSeen().backups().stream()
                        .map(backup -> new BackupRow(name, backup, false))
                        .toList();
    }
}
