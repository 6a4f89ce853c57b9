package org.handpick.backup;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * On which disks of this computer the data and its stores are, as far as that can be told. What is on one disk breaks together, and is one
 * place.
 *
 * @param ofData the disk of the data area
 * @param ofStores by the names of stores; without those that are no folders, or are not plugged in
 */
public record Disks(Optional<String> ofData, Map<String, String> ofStores) {
    /** Where nobody has looked. */
    public static final Disks UNKNOWN = new Disks(Optional.empty(), Map.of());

    public Disks {
        Objects.requireNonNull(ofData);
        ofStores = Map.copyOf(ofStores);
    }

    /** True when a broken disk takes the data and the store. */
    public boolean isOfData(String store) {
        return ofData.isPresent() && ofData.equals(Optional.ofNullable(ofStores.get(store)));
    }

    /** How many places some stores are, beside that of the data. One of which the disk is not known is a place of its own. */
    public int places(Collection<String> stores) {
        Set<Object> places = new HashSet<>();
        for (String store : stores) {
            if (!isOfData(store)) {
                places.add(Optional.<Object>ofNullable(ofStores.get(store)).orElse(new StoreId(store, "")));
            }
        }
        return places.size();
    }
}
