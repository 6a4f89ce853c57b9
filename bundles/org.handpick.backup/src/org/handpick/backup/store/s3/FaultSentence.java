package org.handpick.backup.store.s3;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import org.handpick.backup.store.StorePlace;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is wrong and what to do, from an exception of the client; without a secret in it, whatever the server says. */
final class FaultSentence {
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");
    private static final int LONGEST_QUOTE = 300;

    private final StorePlace.S3 place;
    private final List<String> secrets;

    FaultSentence(StorePlace.S3 place, List<String> secrets) {
        this.place = place;
        this.secrets = secrets;
    }

    /** Whether its text, or that of one of its causes, has a secret in it. */
    boolean tellsSecrets(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (!withoutSecrets(one.toString()).equals(one.toString())) {
                return true;
            }
        }
        return false;
    }

    String of(Deed deed, SdkException thrown) {
        return thrown instanceof S3Exception answer ? answered(deed, answer) : unanswered(thrown);
    }

    private String answered(Deed deed, S3Exception answer) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String said = details.map(AwsErrorDetails::errorMessage).orElse("");
        return switch (code) {
            case "InvalidAccessKeyId" -> "does not know the access key; keep the right one with 'store secrets'";
            case "SignatureDoesNotMatch" ->
                "the secret key is not the one of the access key; keep the right one with 'store secrets'";
            case "NoSuchBucket" -> "there is no such bucket; make it first, or name another";
            case "NoSuchKey" -> "there is no such object";
            case "RequestTimeTooSkewed" -> "the clock of this computer is wrong; " + clocks(details) + "set it";
            case "PermanentRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException",
                    "IncorrectEndpoint",
                    "InvalidRegionName" -> elsewhere(details, said);
            case "AccessDenied", "AllAccessDisabled", "AccountProblem", "UnauthorizedAccess", "Forbidden" ->
                denied(deed, said);
            case "SlowDown", "ServiceUnavailable", "RequestLimitExceeded", "TooManyRequests", "ThrottlingException" ->
                later(answer.statusCode());
            case "QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "StorageCapExceeded" ->
                "has no room left" + quoted(said);
            default -> other(deed, answer, code, said);
        };
    }

    private String other(Deed deed, S3Exception answer, String code, String said) {
        int status = answer.statusCode();
        if (code.startsWith("KMS.") || said.contains("KMS") || code.contains("ServerSideEncryption")) {
            return "does not encrypt as it was asked to" + quoted(said)
                    + "; see to its keys, or add the store with another --encryption";
        }
        if (said.toLowerCase(Locale.ROOT).contains("x-amz-checksum")) {
            return "refuses checksums" + quoted(said) + "; add the store with --checksums when-required";
        }
        return switch (status) {
            case 401, 403 -> denied(deed, said);
            case 404 -> "answered that there is no such thing; are the endpoint and the bucket right?";
            case 301, 302, 307, 308 -> elsewhere(Optional.ofNullable(answer.awsErrorDetails()), said);
            case 429, 503 -> later(status);
            case 500, 502, 504 -> "answered " + status + " again and again, its own fault; try again later";
            default -> "answered " + status + (code.isEmpty() ? "" : " " + withoutSecrets(code)) + quoted(said);
        };
    }

    private String denied(Deed deed, String said) {
        return "the access key may not %s; its policy has to allow %s for %s%s"
                .formatted(
                        deed.words(),
                        deed.permission(),
                        deed == Deed.LIST ? place.bucket() : place.bucket() + "/" + place.prefix() + "*",
                        quoted(said));
    }

    private static String later(int status) {
        return "asked again and again to come back later (" + status + "); try again later";
    }

    private String elsewhere(Optional<AwsErrorDetails> details, String said) {
        Optional<String> region = header(details, "x-amz-bucket-region").or(() -> {
            Matcher expected = EXPECTED_REGION.matcher(said);
            return expected.find() ? Optional.of(expected.group(1)) : Optional.empty();
        });
        return region.map(right -> "is in the region " + withoutSecrets(right) + " and not in " + place.region()
                        + "; add the store with --region " + withoutSecrets(right))
                .orElseGet(() -> "is not in the region " + place.region() + ", or at another endpoint" + quoted(said));
    }

    private static String clocks(Optional<AwsErrorDetails> details) {
        return header(details, "Date")
                .map(server ->
                        "it says " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " and the server " + server + "; ")
                .orElse("");
    }

    private static Optional<String> header(Optional<AwsErrorDetails> details, String name) {
        return details.map(AwsErrorDetails::sdkHttpResponse).flatMap(response -> response.firstMatchingHeader(name));
    }

    private String unanswered(SdkException thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            switch (one) {
                case AbortedException _ -> {
                    return "was left before it had answered";
                }
                case UnknownHostException _ -> {
                    return "there is no server of this name, or no network; is the endpoint right?";
                }
                case ConnectException _, NoRouteToHostException _ -> {
                    return "can't be reached" + quoted(one.getMessage())
                            + "; is the endpoint right, is there a network?";
                }
                case SocketTimeoutException _ -> {
                    return "did not answer in time; try again later";
                }
                case SSLException _ -> {
                    return "can't be spoken to by TLS" + quoted(one.getMessage())
                            + "; is the endpoint right, does this computer trust its certificate?";
                }
                case XMLStreamException _ -> {
                    return "answered in another way than S3 does; is the endpoint right?";
                }
                default -> {} // its cause may tell more
            }
        }
        return "the line to it broke" + quoted(innermost(thrown).getMessage()) + "; try again";
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable one = thrown;
        while (one.getCause() != null) {
            one = one.getCause();
        }
        return one;
    }

    private String quoted(String said) {
        if (said == null || said.isBlank()) {
            return "";
        }
        String line = withoutSecrets(said).strip().replaceAll("\\s+", " ");
        return " (" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + ")";
    }

    private String withoutSecrets(String text) {
        String without = text;
        for (String secret : secrets) {
            without = without.replace(secret, "…");
        }
        return without;
    }
}
