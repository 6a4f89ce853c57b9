package org.handpick.cli.backup;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.StorePlace.S3.Checksums;
import org.handpick.backup.store.StorePlace.S3.Encryption;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** A bucket, as a call tells it. */
final class S3Options {
    private static final Value<URI> ADDRESS = new Value<>("URL", S3Options::address);

    private static final Parameter<Optional<String>> BUCKET = Parameter.option(
            "--s3",
            Value.TEXT.called("BUCKET"),
            "A bucket of S3 or of a server that speaks it, which is there already.");
    private static final Parameter<Optional<URI>> ENDPOINT = Parameter.option(
            "--endpoint",
            ADDRESS,
            "With --s3: the address of the server, without the bucket; Amazon's in the region by default.");
    private static final Parameter<Optional<String>> REGION = Parameter.option(
            "--region",
            Value.TEXT.called("REGION"),
            "With --s3: the region of the bucket; by default the one in the address of the server, else us-east-1.");
    private static final Parameter<Optional<String>> PREFIX = Parameter.option(
            "--prefix", Value.TEXT, "With --s3: what stands before the names of the objects, such as handpick/.");
    private static final Parameter<Boolean> PATH_STYLE = Parameter.flag(
            "--path-style", "With --s3: the server wants the bucket in the path; MinIO and Ceph mostly do.");
    private static final Parameter<Optional<Checksums>> CHECKSUMS = Parameter.option(
            "--checksums",
            new Value<>("always|when-required", text -> switch (text) {
                case "always" -> Checksums.ALWAYS;
                case "when-required" -> Checksums.WHEN_REQUIRED;
                default -> throw new WrongUse("is none of always, when-required");
            }),
            "With --s3: whether objects carry a checksum beside their MD5; by default with Amazon's servers, which alone surely know it.");
    private static final Parameter<Optional<Encryption.Method>> ENCRYPTION = Parameter.option(
            "--encryption",
            new Value<>("sse-s3|sse-kms|none", text -> switch (text) {
                case "sse-s3" -> Encryption.Method.SSE_S3;
                case "sse-kms" -> Encryption.Method.SSE_KMS;
                case "none" -> Encryption.Method.NONE;
                default -> throw new WrongUse("is none of sse-s3, sse-kms, none");
            }),
            "With --s3: how the server encrypts the files once it has them, with keys of its own: who runs it can read them, unlike with --encrypt. sse-s3 by default; none leaves it to the bucket.");
    private static final Parameter<Optional<String>> KMS_KEY = Parameter.option(
            "--kms-key", Value.TEXT.called("ID"), "With sse-kms: the key; the account's own by default.");

    static final List<Parameter<?>> ALL =
            List.of(BUCKET, ENDPOINT, REGION, PREFIX, PATH_STYLE, CHECKSUMS, ENCRYPTION, KMS_KEY);

    private S3Options() {}

    /** Empty where none is named. @throws WrongUse for options that go with none, or that make no sense together */
    static Optional<StorePlace> place(Arguments arguments) {
        Optional<StorePlace> place = arguments.get(BUCKET).map(bucket -> place(bucket, arguments));
        if (place.isEmpty()
                && (arguments.get(PATH_STYLE) || ALL.stream().anyMatch(option -> isGiven(arguments, option)))) {
            throw new WrongUse(
                    "--endpoint, --region, --prefix, --path-style, --checksums, --encryption and --kms-key go with --s3");
        }
        return place;
    }

    private static boolean isGiven(Arguments arguments, Parameter<?> option) {
        return arguments.get(option) instanceof Optional<?> value && value.isPresent();
    }

    private static StorePlace place(String bucket, Arguments arguments) {
        Optional<String> region = arguments.get(REGION);
        try {
            URI endpoint = arguments
                    .get(ENDPOINT)
                    .or(() -> region.map(StorePlace.S3::amazon))
                    .orElseThrow(() -> new WrongUse("--s3 needs --region or --endpoint"));
            return new StorePlace.S3(
                    endpoint,
                    region.orElseGet(() -> StorePlace.S3.regionOf(endpoint)),
                    bucket,
                    arguments.get(PREFIX).map(S3Options::folder).orElse(""),
                    arguments.get(PATH_STYLE),
                    arguments.get(CHECKSUMS).orElseGet(() -> StorePlace.S3.checksumsFor(endpoint)),
                    new Encryption(
                            arguments.get(ENCRYPTION).orElse(Encryption.Method.SSE_S3),
                            arguments.get(KMS_KEY).orElse("")));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Providers show theirs without the scheme. */
    private static URI address(String text) {
        try {
            String bare = text.replaceAll("/+$", "");
            return URI.create(bare.contains("://") ? bare : "https://" + bare);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("is no address such as https://s3.eu-central-003.backblazeb2.com");
        }
    }
}
