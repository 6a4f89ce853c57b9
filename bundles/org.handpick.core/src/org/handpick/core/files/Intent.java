package org.handpick.core.files;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a transaction is to do, as the journal keeps it.
 *
 * @param id names the transaction, unique in its journal
 * @param what tells the owner of the journal what it is for; the journal only keeps it
 * @param steps in the order in which they are done
 */
public record Intent(String id, Instant at, JsonObject what, List<FileStep> steps) {
    public Intent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
        Objects.requireNonNull(what);
        steps = List.copyOf(steps);
    }
}
