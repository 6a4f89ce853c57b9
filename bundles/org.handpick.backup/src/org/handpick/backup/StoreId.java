package org.handpick.backup;

import java.util.Objects;

/**
 * What tells a store from others: where it is. A person may give its name to another place some day, and what was known of the first one
 * says nothing of the second.
 *
 * @param name what a person calls it now, or did when something was written down
 * @param place such as {@code folder /media/usb/handpick}; empty where an earlier version wrote the name alone
 */
public record StoreId(String name, String place) {
    public StoreId {
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
    }
}
