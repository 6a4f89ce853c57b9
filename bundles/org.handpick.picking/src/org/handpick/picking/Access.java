package org.handpick.picking;

import java.util.Objects;
import java.util.Optional;

/** What may be done in an open library. */
public sealed interface Access {
    /** Sets can be decided. */
    record Writable() implements Access {}

    /** Another Handpick has the library open: it can only be looked at. @param holder empty when it does not say who it is */
    record HeldBy(Optional<Holder> holder) implements Access {
        public HeldBy {
            Objects.requireNonNull(holder);
        }
    }

    /** The folder can't be written: it can only be looked at. */
    record NotWritable(String reason) implements Access {
        public NotWritable {
            Objects.requireNonNull(reason);
        }
    }

    /** A sentence for a person. */
    default String sentence() {
        return switch (this) {
            case Writable() -> "The library is open.";
            case HeldBy(Optional<Holder> holder) ->
                "The library is open read-only: "
                        + holder.map(who -> who.user() + " on " + who.host() + " (process " + who.pid()
                                        + ") has had it open since " + who.sinceLocally())
                                .orElse("another Handpick has it open")
                        + ".";
            case NotWritable(String reason) -> "The library is open read-only: " + reason + ".";
        };
    }
}
