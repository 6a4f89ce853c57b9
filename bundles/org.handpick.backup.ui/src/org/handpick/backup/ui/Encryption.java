package org.handpick.backup.ui;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;

/**
 * Whether what goes to a store is encrypted before it leaves this computer.
 *
 * @param again the passphrase as it was typed the second time
 */
record Encryption(boolean isWanted, String passphrase, String again) {
    static final Encryption NONE = new Encryption(false, "", "");

    Encryption {
        Objects.requireNonNull(passphrase);
        Objects.requireNonNull(again);
    }

    /** What keeps it from being done, as a sentence. */
    Optional<String> problem() {
        int length = passphrase.length();
        if (!isWanted) {
            return Optional.empty();
        }
        if (!passphrase.equals(passphrase.strip())) {
            return Optional.of("The passphrase begins or ends with a space, which a command would take off.");
        }
        if (length < StorePlace.Encrypted.SHORTEST) {
            return Optional.of(
                    length == 0
                            ? "Think of a passphrase, and write it down."
                            : "The passphrase has " + BackupWords.count(length, "character", "characters")
                                    + "; it needs at least " + StorePlace.Encrypted.SHORTEST + ".");
        }
        return passphrase.equals(again) ? Optional.empty() : Optional.of("The passphrase is not the same both times.");
    }

    /** The place with it. */
    StorePlace around(StorePlace place) {
        return isWanted ? new StorePlace.Encrypted(place) : place;
    }

    /** What the store is then opened with. */
    Map<String, String> secrets() {
        return isWanted ? Map.of(Secrets.PASSPHRASE, passphrase) : Map.of();
    }
}
