package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.annotations.SerializedName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.drive.DriveStore;
import org.handpick.backup.store.rclone.RcloneStore;
import org.handpick.backup.store.s3.S3Store;

/** Where a store is, as a person has set it up; without a secret in it. */
public sealed interface StorePlace {
    /** What kind of place it is, in one small word. */
    String kind();

    /** Which place of its kind, such as the path of a folder. */
    String where();

    /** What tells it from all other places, by any name that a person gives them. */
    default String id() {
        return kind() + " " + where();
    }

    /** For a person. */
    String sentence();

    /** The folder of this computer that it is; empty for what is elsewhere. */
    default Optional<Path> local() {
        return switch (this) {
            case Folder(Path folder) -> Optional.of(folder);
            case Encrypted(StorePlace place) -> place.local();
            default -> Optional.empty();
        };
    }

    /** True for the same place, be what is there encrypted or not. */
    default boolean isSame(StorePlace other) {
        return plain().id().equals(other.plain().id());
    }

    private StorePlace plain() {
        return this instanceof Encrypted(StorePlace place) ? place : this;
    }

    /** True when nobody can read what is there without a passphrase. */
    default boolean isEncrypted() {
        return this instanceof Encrypted;
    }

    /**
     * The store there, be it reachable or not.
     *
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     */
    Store open(Credentials credentials);

    /**
     * The same, made ready to be written to.
     *
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     * @throws org.handpick.backup.StoreFailure when that can't be
     */
    Store prepare(Credentials credentials);

    /**
     * A folder of a Google Drive that Handpick makes.
     *
     * @param folder how it is called when it is made
     * @param within the id of the shared drive, or of the shared folder, in which it is; empty for the Drive of who has logged in
     */
    record Drive(String folder, String within) implements StorePlace {
        /** So many bytes of a property Drive keeps. */
        private static final int LONGEST = 100;

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]*");

        /** @throws IllegalArgumentException for a name that Drive does not take, or what is no id */
        public Drive {
            if (folder.isBlank() || folder.getBytes(UTF_8).length > LONGEST || !folder.matches("\\P{Cntrl}*")) {
                throw new IllegalArgumentException("is no name of a folder, or is too long for one");
            }
            if (!ID.matcher(within).matches()) {
                throw new IllegalArgumentException(
                        "is no id; it is the last part of the address of a folder in the browser");
            }
        }

        @Override
        public String kind() {
            return "drive";
        }

        @Override
        public String where() {
            return within.isEmpty() ? folder : within + "/" + folder;
        }

        @Override
        public String sentence() {
            return "the folder " + folder + " of Google Drive";
        }

        @Override
        public Store open(Credentials credentials) {
            return DriveStore.in(folder, within, credentials);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return DriveStore.in(folder, within, credentials).make();
        }
    }

    /**
     * A remote of an rclone that is installed here.
     *
     * @param remote as rclone writes it, such as {@code b2:bucket/handpick}
     * @param program the name or the path of rclone
     */
    record Rclone(String remote, String program) implements StorePlace {
        /** Without options, since rclone takes secrets there, and they would stand in settings and on command lines. */
        private static final Pattern REMOTE = Pattern.compile(":?[\\w.+@][\\w.+@ -]*:\\P{Cntrl}*");

        /** @throws IllegalArgumentException when it is no remote that rclone would know by its own settings */
        public Rclone {
            Objects.requireNonNull(program);
            if (!REMOTE.matcher(remote).matches()) {
                throw new IllegalArgumentException(
                        "is no remote of the form NAME:PATH; what it is opened with belongs into the settings of"
                                + " rclone");
            }
        }

        @Override
        public String kind() {
            return "rclone";
        }

        @Override
        public String where() {
            return remote;
        }

        @Override
        public String sentence() {
            return "the remote " + remote + " of rclone";
        }

        @Override
        public Store open(Credentials credentials) {
            return RcloneStore.at(remote, program);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return RcloneStore.at(remote, program).make();
        }
    }

    /** A folder of this computer, of a disk or of a share. */
    record Folder(Path folder) implements StorePlace {
        public Folder {
            Objects.requireNonNull(folder);
        }

        @Override
        public String kind() {
            return "folder";
        }

        @Override
        public String where() {
            return folder.toString();
        }

        @Override
        public String sentence() {
            return "the folder " + folder;
        }

        @Override
        public Store open(Credentials credentials) {
            return FolderStore.in(folder);
        }

        @Override
        public Store prepare(Credentials credentials) {
            return FolderStore.in(folder).make();
        }
    }

    /**
     * A bucket of S3, or of a server that speaks its protocol.
     *
     * @param endpoint the address of the server, without the bucket
     * @param prefix what stands before the names of objects; empty for nothing, else with a {@code /} at its end
     * @param pathStyle whether the bucket stands in the path of an address, and not before the name of the server
     */
    record S3(
            URI endpoint,
            String region,
            String bucket,
            String prefix,
            boolean pathStyle,
            Checksums checksums,
            Encryption encryption)
            implements StorePlace {
        private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
        private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,63}");
        private static final Pattern REGIONAL = Pattern.compile("s3[.-]([a-z]+-[a-z-]+-[0-9]+)\\..*");
        private static final Pattern AMAZON = Pattern.compile(".*\\.amazonaws\\.com(\\.cn)?");

        /** Whether requests carry a checksum of their own beside the MD5 that all servers know. */
        public enum Checksums {
            /** With every object; Amazon checks them. */
            @SerializedName("always")
            ALWAYS,
            /** Only where the protocol asks for one. Backblaze B2 and other servers refuse the others. */
            @SerializedName("when-required")
            WHEN_REQUIRED
        }

        /**
         * How the server encrypts what it keeps.
         *
         * @param key of the key service; empty for the one that the account has by itself
         */
        public record Encryption(Method method, String key) {
            /** With keys that the server has for itself. */
            public static final Encryption SERVER = new Encryption(Method.SSE_S3, "");

            /** Who has the keys. */
            public enum Method {
                /** The bucket's own setting holds. */
                @SerializedName("none")
                NONE,
                @SerializedName("sse-s3")
                SSE_S3,
                @SerializedName("sse-kms")
                SSE_KMS
            }

            /** @throws IllegalArgumentException for a key without the key service */
            public Encryption {
                Objects.requireNonNull(method);
                if (!key.isEmpty() && method != Method.SSE_KMS) {
                    throw new IllegalArgumentException("a key is for sse-kms alone");
                }
            }
        }

        /** @throws IllegalArgumentException for what is no address of a server, or no name of a bucket */
        public S3 {
            Objects.requireNonNull(checksums);
            Objects.requireNonNull(encryption);
            String scheme = String.valueOf(endpoint.getScheme());
            if (!scheme.matches("https?") || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "'" + endpoint + "' is no address of a server such as https://s3.example.org");
            }
            if (!BUCKET.matcher(bucket).matches()) {
                throw new IllegalArgumentException("'" + bucket + "' is no name of a bucket");
            }
            if (!REGION.matcher(region).matches()) {
                throw new IllegalArgumentException("'" + region + "' is no name of a region such as eu-central-1");
            }
            if (!prefix.isEmpty() && (!prefix.endsWith("/") || prefix.startsWith("/"))) {
                throw new IllegalArgumentException(
                        "'" + prefix + "' is no prefix that begins with a name and ends with a /");
            }
        }

        /** Amazon's own server in a region. */
        public static URI amazon(String region) {
            return S3Store.endpoint(region);
        }

        /** The region that an address tells, such as {@code https://s3.us-west-004.backblazeb2.com}; else the one that is meant by none. */
        public static String regionOf(URI endpoint) {
            Matcher regional = REGIONAL.matcher(String.valueOf(endpoint.getHost()));
            return regional.matches() ? regional.group(1) : "us-east-1";
        }

        /** What goes with a server. */
        public static Checksums checksumsFor(URI endpoint) {
            return AMAZON.matcher(String.valueOf(endpoint.getHost())).matches()
                    ? Checksums.ALWAYS
                    : Checksums.WHEN_REQUIRED;
        }

        @Override
        public String kind() {
            return "s3";
        }

        @Override
        public String where() {
            return endpoint + "/" + bucket + "/" + prefix;
        }

        @Override
        public String sentence() {
            return "the bucket " + bucket + (prefix.isEmpty() ? "" : ", below " + prefix + ",") + " at "
                    + endpoint.getAuthority();
        }

        @Override
        public Store open(Credentials credentials) {
            return S3Store.of(this, credentials);
        }

        /** Makes no bucket: who pays for one has made it, and has said who may see it. */
        @Override
        public Store prepare(Credentials credentials) {
            return S3Store.toTest(this, credentials);
        }
    }

    /**
     * A place that gets nothing but what a passphrase opens, which is its secret {@value Secrets#PASSPHRASE}.
     *
     * @param place where the encrypted files are; of any other kind
     */
    record Encrypted(StorePlace place) implements StorePlace {
        /** So many characters a passphrase needs: who has a file can try as many as there are, for as long as there is a computer. */
        public static final int SHORTEST = 12;

        /** Why nothing is encrypted with a passphrase, as half a sentence that begins with it; empty for one that will do. */
        public static Optional<String> faultOf(String passphrase) {
            return passphrase.length() < SHORTEST
                    ? Optional.of("passphrase has less than " + SHORTEST + " characters, which a computer soon guesses")
                    : Optional.empty();
        }

        public Encrypted {
            if (place instanceof Encrypted) {
                throw new IllegalArgumentException("it is encrypted already");
            }
        }

        @Override
        public String kind() {
            return place.kind();
        }

        @Override
        public String where() {
            return place.where();
        }

        @Override
        public String id() {
            return "encrypted " + place.id();
        }

        @Override
        public String sentence() {
            return place.sentence() + ", encrypted";
        }

        @Override
        public Store open(Credentials credentials) {
            return new EncryptedStore(place.open(credentials), credentials.demand(Secrets.PASSPHRASE));
        }

        @Override
        public Store prepare(Credentials credentials) {
            String passphrase = credentials.demand(Secrets.PASSPHRASE);
            faultOf(passphrase).ifPresent(fault -> {
                throw new StoreFailure(credentials.store(), "its " + fault);
            });
            return new EncryptedStore(place.prepare(credentials), passphrase);
        }
    }
}
