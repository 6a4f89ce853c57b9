package org.handpick.backup;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this data area knows of a backup in a store.
 *
 * @param isMissing whether the store, when it was listed last, did not have it as it was verified
 * @param restorable when it last was restored for a test
 * @param isAccepted whether a person said that it rightly holds less than those before it
 * @param read when its bytes were last read, or that was tried; whatever came of it
 * @param packed what was packed for it, when this data area has made it
 */
public record Known(
        State state,
        boolean isMissing,
        Optional<Instant> restorable,
        boolean isAccepted,
        Optional<Instant> read,
        Optional<History.Packed> packed) {
    /** Nothing at all, as of what others keep in the same place. */
    public static final Known NOTHING =
            new Known(new State.Foreign(), false, Optional.empty(), false, Optional.empty(), Optional.empty());

    /** What it is to this data area. */
    public sealed interface State {
        /** It was not made here, as far as is known. It counts for nothing, and is nobody's to delete. */
        record Foreign() implements State {}

        /** It was begun here, and not read back since. */
        record Begun() implements State {}

        /** It was made here, and all its bytes were read and found right. */
        record Sound(History.Verified verified) implements State {}

        /** Its bytes are not what was stored. */
        record Damaged(String reason) implements State {}

        /** It was given up: it counts no more, and is deleted wherever it still stands. */
        record Deleted() implements State {}
    }

    public Known {
        Objects.requireNonNull(state);
        Objects.requireNonNull(restorable);
        Objects.requireNonNull(read);
        Objects.requireNonNull(packed);
    }

    /** What is known when this has happened, too. */
    public Known after(History.OfBackup event) {
        return switch (event) {
            case History.Begun _ -> in(new State.Begun());
            case History.Packed e -> new Known(state, isMissing, restorable, isAccepted, read, Optional.of(e));
            case History.Verified e ->
                new Known(new State.Sound(e), false, restorable, isAccepted, Optional.of(e.at()), packed);
            case History.Damaged e ->
                new Known(
                        new State.Damaged(e.reason()),
                        false,
                        Optional.empty(),
                        isAccepted,
                        Optional.of(e.at()),
                        packed);
            case History.Seen e ->
                new Known(
                        state instanceof State.Damaged ? new State.Foreign() : state,
                        false,
                        restorable,
                        isAccepted,
                        Optional.of(e.at()),
                        packed);
            case History.Unread e -> new Known(state, isMissing, restorable, isAccepted, Optional.of(e.at()), packed);
            case History.Restorable e -> new Known(state, isMissing, Optional.of(e.at()), isAccepted, read, packed);
            case History.Accepted _ -> new Known(state, isMissing, restorable, true, read, packed);
            case History.Deleted _ -> in(new State.Deleted());
            case History.Missing _ -> new Known(state, true, restorable, isAccepted, read, packed);
            case History.Found _ -> new Known(state, false, restorable, isAccepted, read, packed);
        };
    }

    private Known in(State now) {
        return new Known(now, false, Optional.empty(), isAccepted, read, packed);
    }

    /** The last time it was read and found right; empty while it is missing. */
    public Optional<History.Verified> verified() {
        return state instanceof State.Sound sound && !isMissing ? Optional.of(sound.verified()) : Optional.empty();
    }

    /** What was found wrong with it last; empty when it is gone since. */
    public Optional<String> damage() {
        return state instanceof State.Damaged damaged && !isMissing ? Optional.of(damaged.reason()) : Optional.empty();
    }

    /** The logs in it that do not begin any more with what that backup has of them. */
    Set<String> rewrittenSince(BackupName before) {
        return packed.map(History.Packed::rewritten).orElse(Map.of()).entrySet().stream()
                .filter(log -> log.getValue().contains(before))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** True for what this data area has begun, whatever became of it. */
    boolean isOurs() {
        return !(state instanceof State.Foreign);
    }
}
