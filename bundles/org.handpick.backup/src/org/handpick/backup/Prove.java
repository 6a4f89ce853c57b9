package org.handpick.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Proves by itself what a person proves by {@link Drill} and {@link Verify}: that the newest backup in a store can be restored, when that was
 * not tried for long, and that a share of the old ones is still what was stored. What comes of it is written down as it is by hand.
 */
public final class Prove implements Operation<Prove.Proven> {
    private final BackupFolder folder;
    private final NamedStore store;
    private final Settings settings;
    private final Clock clock;

    Prove(BackupFolder folder, NamedStore store, Settings settings, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was proven, and what was not.
     *
     * @param drilled what a drill restored; empty where none was due, or it failed
     * @param read those of the share that are sound
     * @param failed what a person should know: backups that are damaged or can't be read, and why there was no drill
     */
    public record Proven(Optional<Drill.Drilled> drilled, List<History.Verified> read, List<BackupException> failed) {
        /** Where nothing was to be proven. */
        static final Proven NOTHING = new Proven(Optional.empty(), List.of(), List.of());

        public Proven {
            Objects.requireNonNull(drilled);
            read = List.copyOf(read);
            failed = List.copyOf(failed);
        }
    }

    @Override
    public Proven run(Progress progress) {
        List<BackupException> failed = new ArrayList<>();
        Optional<Drill.Drilled> drilled = drill(failed, progress);
        return new Proven(drilled, read(failed, progress), failed);
    }

    private Optional<Drill.Drilled> drill(List<BackupException> failed, Progress progress) {
        Instant now = clock.instant();
        boolean isDue = shelf().provenAt(now)
                .map(at -> !at.plus(Duration.ofDays(settings.proving().drillDays()))
                        .isAfter(now))
                .orElse(true);
        if (!isDue) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Drill(folder, store, settings.scope(), clock).run(progress));
        } catch (BackupException e) {
            failed.add(e);
            return Optional.empty();
        }
    }

    /** The newest was read a moment ago, so where it is the only one there is nothing to read. */
    private List<History.Verified> read(List<BackupException> failed, Progress progress) {
        int percent = settings.proving().verifyPercent();
        if (percent == 0 || shelf().counted(clock.instant()).size() < 2) {
            return List.of();
        }
        try {
            Verify.Checked checked = new Verify(folder, store, percent, clock).run(progress);
            failed.addAll(checked.damaged());
            failed.addAll(checked.unread());
            return checked.sound();
        } catch (BackupException e) {
            failed.add(e);
            return List.of();
        }
    }

    private Shelf shelf() {
        return Shelf.of(folder.history().read(), store.id());
    }
}
