package org.handpick.core.sets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Names a set by its images: {@code t_} and 12 hex digits of SHA-1 over the library-relative names joined by {@code |},
 * in set order. Moving the library changes no id; the earlier scripts hashed absolute paths.
 */
public record SetId(String text) {
    private static final int HEX_DIGITS = 12;

    public SetId {
        Objects.requireNonNull(text);
    }

    public static SetId of(List<ImageRef> images) {
        String joined = images.stream().map(ImageRef::name).collect(Collectors.joining("|"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8));
            return new SetId("t_" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
