package org.handpick.backup.store.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * By what a server proves that it has the bytes it was sent.
 *
 * @param md5 which each request carries
 * @param sha256 which goes along where checksums are sent; empty where they are not
 */
record Digests(byte[] md5, Optional<byte[]> sha256) {
    static Digests of(FileSlice slice, boolean sendsChecksums) {
        MessageDigest md5 = digest("MD5");
        Optional<MessageDigest> sha256 = sendsChecksums ? Optional.of(digest("SHA-256")) : Optional.empty();
        slice.digest(sha256.map(sha -> List.of(md5, sha)).orElse(List.of(md5)));
        return new Digests(md5.digest(), sha256.map(MessageDigest::digest));
    }

    /** Of an object that was sent in parts: those of the digests of its parts. */
    static Digests ofParts(List<Digests> parts) {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        for (Digests part : parts) {
            md5.update(part.md5);
            part.sha256.ifPresent(sha256::update);
        }
        return new Digests(md5.digest(), parts.getFirst().sha256.map(_ -> sha256.digest()));
    }

    /** As headers have it. */
    String md5Header() {
        return base64(md5);
    }

    /** The same of the checksum. */
    Optional<String> sha256Header() {
        return sha256.map(Digests::base64);
    }

    /** As the entity tags of most servers have it. */
    String tag() {
        return HexFormat.of().formatHex(md5);
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has both
        }
    }
}
