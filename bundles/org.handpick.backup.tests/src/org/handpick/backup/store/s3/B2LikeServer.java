package org.handpick.backup.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.s3.LoopbackServer.Answer;
import org.handpick.backup.store.s3.LoopbackServer.Exchange;
import org.handpick.backup.store.s3.LoopbackServer.Request;

/**
 * Speaks S3 as Backblaze B2 does: it refuses the headers of checksums and conditions that it does not know, keeps every version, and
 * only hides what is deleted by its name. A test lets any request go wrong in many ways.
 */
public final class B2LikeServer implements AutoCloseable {
    public static final String ACCESS_KEY = "0027ac53b0b2bd60000000005";
    public static final String SECRET_KEY = "K002YwW7w4z1kIOjUbXWqOEFQMy6Rzo";
    static final String BUCKET = "shelf";

    /** What goes wrong with one request. */
    public sealed interface Fault {
        /** Nothing. */
        record None() implements Fault {}

        /** It is refused. */
        record Refused(int status, String code, String message) implements Fault {}

        /** The line breaks behind so many bytes of what is sent. */
        record CutOff(int bytes) implements Fault {}

        /** The line breaks behind so many bytes of the answer; what was asked for is done. */
        record CutAnswer(int bytes) implements Fault {}

        /** One bit of the body is another, of what is kept or of what is given. */
        record OtherBit(int place) implements Fault {}

        /** The entity tag is none of the content. */
        record WrongTag() implements Fault {}

        /** It is never answered. */
        record Silence() implements Fault {}

        /** Nothing of what is sent is taken. */
        record Deafness() implements Fault {}

        /** The answer comes byte by byte. */
        record Trickle() implements Fault {}

        /** This is answered. */
        record Other(Answer answer) implements Fault {}
    }

    /** One version of an object, or what hides those before it. */
    private record Version(String id, byte[] bytes, Map<String, String> headers, boolean hides, Instant at) {}

    private static final class Multipart {
        private final String key;
        private final Map<String, String> headers;
        private final Instant begun;
        private final NavigableMap<Integer, byte[]> parts = new TreeMap<>();

        Multipart(String key, Map<String, String> headers, Instant begun) {
            this.key = key;
            this.headers = headers;
            this.begun = begun;
        }
    }

    private static final String SHA256 = "x-amz-checksum-sha256";
    private static final Pattern PART = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);

    private final LoopbackServer server = new LoopbackServer(this::begin);
    private final CountDownLatch closed = new CountDownLatch(1);
    /** The newest version is the last. */
    private final NavigableMap<String, List<Version>> objects = new TreeMap<>();

    private final Map<String, Multipart> uploads = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<Deed> denied = EnumSet.noneOf(Deed.class);
    private Function<Request, Fault> faults = _ -> new Fault.None();
    private Clock clock = Clock.systemUTC();
    private boolean knowsClock = true;
    private boolean encrypts = true;
    private boolean hasTagsOfItsOwn;
    private Checksums checksums = Checksums.REFUSED;
    private boolean knowsConditions;
    private boolean knowsVersions = true;
    private int page = 1000;
    private int counter;

    /** The store in its bucket, which waits for nothing for long. */
    public Store store() {
        return S3Store.of(place(), credentials(), IMPATIENT);
    }

    static final Patience IMPATIENT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), 4, Duration.ofMillis(1));

    /** Where it is. */
    public StorePlace.S3 place() {
        return place(StorePlace.S3.Checksums.WHEN_REQUIRED, StorePlace.S3.Encryption.SERVER);
    }

    private StorePlace.S3 place(StorePlace.S3.Checksums sent, StorePlace.S3.Encryption encryption) {
        return new StorePlace.S3(address(), "us-west-004", BUCKET, "backups/", true, sent, encryption);
    }

    /** The store in its bucket that is sent checksums, and encrypts with keys of a key service. */
    Store storeOfKeyService() {
        StorePlace.S3.Encryption keys = new StorePlace.S3.Encryption(StorePlace.S3.Encryption.Method.SSE_KMS, "");
        return S3Store.of(place(StorePlace.S3.Checksums.ALWAYS, keys), credentials(), IMPATIENT);
    }

    public static Credentials credentials() {
        return new Credentials(
                "b2", Secrets.in(Map.of("HANDPICK_B2_ACCESS_KEY", ACCESS_KEY, "HANDPICK_B2_SECRET_KEY", SECRET_KEY)));
    }

    /** The same, as they are kept. */
    public static Map<String, String> secrets() {
        return Map.of("access-key", ACCESS_KEY, "secret-key", SECRET_KEY);
    }

    URI address() {
        return server.address();
    }

    /** What goes wrong from now on. */
    public synchronized void fault(Function<Request, Fault> some) {
        faults = some;
    }

    synchronized void deny(Deed... deeds) {
        denied.addAll(List.of(deeds));
    }

    /** The server's clock; it may keep what it says to itself. */
    synchronized void clock(Clock other, boolean told) {
        clock = other;
        knowsClock = told;
    }

    synchronized void encrypts(boolean does) {
        encrypts = does;
    }

    /** Whether entity tags are no MD5s, as where the keys are those of a key service. */
    synchronized void hasTagsOfItsOwn(boolean has) {
        hasTagsOfItsOwn = has;
    }

    /** What becomes of checksums beside the MD5. */
    enum Checksums {
        /** As B2 does. */
        REFUSED,
        /** They are not looked at. */
        IGNORED,
        /** As Amazon does: what is sent is checked, and what is kept is told when that is asked for. */
        KEPT
    }

    synchronized void checksums(Checksums with) {
        checksums = with;
    }

    synchronized void knowsConditions(boolean does) {
        knowsConditions = does;
    }

    synchronized void knowsVersions(boolean does) {
        knowsVersions = does;
    }

    synchronized void page(int entries) {
        page = entries;
    }

    /** The requests so far: method and key. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** Begins another log. */
    synchronized void forget() {
        log.clear();
    }

    /** How many versions it keeps, those that only hide others among them. */
    public synchronized int versions() {
        return objects.values().stream().mapToInt(List::size).sum();
    }

    synchronized int uploads() {
        return uploads.size();
    }

    synchronized void begin(String key, Instant at) {
        uploads.put("u" + ++counter, new Multipart(key, Map.of(), at));
    }

    /** As another program stores it. */
    synchronized void keep(String key, byte[] bytes) {
        add(key, bytes, Map.of(), false);
    }

    private synchronized Exchange begin(Request request) {
        Fault fault = faults.apply(request);
        return new Exchange() {
            @Override
            public int readable() throws InterruptedException {
                if (fault instanceof Fault.Deafness) {
                    closed.await();
                }
                return fault instanceof Fault.CutOff(int bytes) ? bytes : -1;
            }

            @Override
            public Answer answer(byte[] sent) throws InterruptedException {
                if (fault instanceof Fault.Silence) {
                    closed.await();
                }
                return B2LikeServer.this.answer(request, sent, fault);
            }
        };
    }

    private synchronized Answer answer(Request request, byte[] sent, Fault fault) {
        log.add(request.method() + " " + request.path());
        return switch (fault) {
            case Fault.Refused(int status, String code, String message) -> error(status, code, message);
            case Fault.Other(Answer other) -> other;
            default -> done(request, sent, fault);
        };
    }

    private Answer done(Request request, byte[] sent, Fault fault) {
        byte[] body = sent;
        if (fault instanceof Fault.OtherBit(int place)
                && sent.length > 0
                && request.method().equals("PUT")) {
            body = sent.clone();
            body[Math.floorMod(place, body.length)] ^= 1;
        }
        Answer answer = withDate(act(request, sent, body));
        return switch (fault) {
            case Fault.CutAnswer(int bytes) -> answer.cutAt(bytes);
            case Fault.Trickle _ -> answer.trickling();
            case Fault.OtherBit(int place)
            when request.method().equals("GET") && answer.body().length > 0 -> {
                byte[] other = answer.body().clone();
                other[Math.floorMod(place, other.length)] ^= 1;
                yield Answer.of(answer.status(), answer.headers(), other);
            }
            case Fault.WrongTag _
            when answer.headers().containsKey("ETag") -> {
                Map<String, String> headers = new TreeMap<>(answer.headers());
                headers.put("ETag", "\"" + "0".repeat(32) + "\"");
                yield Answer.of(answer.status(), headers, answer.body());
            }
            default -> answer;
        };
    }

    private Answer withDate(Answer answer) {
        if (!knowsClock) {
            return answer;
        }
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        return new Answer(answer.status(), headers, answer.body(), answer.bytes(), answer.trickles());
    }

    /** @param sent what came, whose digest is checked; @param body what is kept of it */
    private Answer act(Request request, byte[] sent, byte[] body) {
        Optional<Answer> refusal = refusal(request, sent);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<String, String> query = request.query();
        String key = request.path().substring(Math.min(request.path().length(), BUCKET.length() + 2));
        return switch (request.method()) {
            case "PUT" -> query.containsKey("uploadId") ? part(query, body) : put(request, key, body);
            case "POST" -> query.containsKey("uploads") ? create(request, key) : complete(request, query, sent);
            case "DELETE" -> query.containsKey("uploadId") ? abort(query) : delete(key, query);
            case "HEAD" -> get(request, key);
            default -> {
                if (!key.isEmpty()) {
                    yield get(request, key);
                }
                yield query.containsKey("versions")
                        ? listVersions(query)
                        : query.containsKey("uploads") ? listUploads(query) : list(query);
            }
        };
    }

    private Optional<Answer> refusal(Request request, byte[] sent) {
        for (String header : request.headers().keySet()) {
            if (checksums == Checksums.REFUSED
                    && (header.startsWith("x-amz-checksum")
                            || header.startsWith("x-amz-sdk-checksum")
                            || header.equals("x-amz-trailer"))) {
                return Optional.of(error(
                        400, "InvalidArgument", "Unsupported header '" + header + "' received for this API call."));
            }
        }
        if (!request.header("content-encoding").isEmpty()) {
            return Optional.of(error(501, "NotImplemented", "chunks"));
        }
        if (!request.header("if-none-match").isEmpty() && !knowsConditions) {
            return Optional.of(error(
                    501, "NotImplemented", "A header you provided implies functionality that is not implemented."));
        }
        if (!request.header("authorization").contains("Credential=" + ACCESS_KEY + "/")) {
            return Optional.of(
                    error(403, "InvalidAccessKeyId", "Malformed Access Key Id: " + request.header("authorization")));
        }
        Instant sentAt = ZonedDateTime.parse(
                        request.header("x-amz-date"),
                        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC))
                .toInstant();
        if (Duration.between(sentAt, clock.instant()).abs().compareTo(MOST_SKEW) > 0) {
            return Optional.of(error(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large."));
        }
        if (!request.path().equals("/" + BUCKET) && !request.path().startsWith("/" + BUCKET + "/")) {
            return Optional.of(error(404, "NoSuchBucket", "The specified bucket does not exist"));
        }
        if (denied.contains(deed(request))) {
            return Optional.of(error(403, "AccessDenied", "not entitled"));
        }
        String md5 = request.header("content-md5");
        if (!md5.isEmpty() && !md5.equals(Base64.getEncoder().encodeToString(md5(sent)))) {
            return Optional.of(
                    error(400, "BadDigest", "The Content-MD5 you specified did not match what we received."));
        }
        String sha256 = request.header(SHA256);
        if (checksums == Checksums.KEPT && !sha256.isEmpty() && !sha256.equals(sha256(sent))) {
            return Optional.of(error(400, "BadDigest", "The SHA256 you specified did not match what we received."));
        }
        return Optional.empty();
    }

    private static Deed deed(Request request) {
        boolean ofBucket = request.path().length() <= BUCKET.length() + 2;
        return switch (request.method()) {
            case "PUT", "POST" -> Deed.WRITE;
            case "DELETE" -> Deed.DELETE;
            default -> ofBucket ? Deed.LIST : Deed.READ;
        };
    }

    private Answer put(Request request, String key, byte[] body) {
        if (request.header("if-none-match").equals("*") && top(key).isPresent()) {
            return error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        Map<String, String> headers = kept(request);
        if (checksums == Checksums.KEPT && !request.header(SHA256).isEmpty()) {
            headers.put(SHA256, sha256(body));
        }
        return Answer.of(200, add(key, body, headers, false).headers, new byte[0]);
    }

    /** What of the headers of a request is told by each answer about the object. */
    private Map<String, String> kept(Request request) {
        Map<String, String> kept = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-") || encrypts && name.startsWith("x-amz-server-side-encryption")) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private Version add(String key, byte[] bytes, Map<String, String> kept, boolean hides) {
        Map<String, String> headers = new TreeMap<>(kept);
        headers.putIfAbsent("ETag", "\"" + HexFormat.of().formatHex(md5(bytes)) + "\"");
        headers.put("x-amz-version-id", "4_z" + ++counter);
        if (hasTagsOfItsOwn) {
            headers.put("ETag", "\"" + "%032x".formatted(counter) + "\"");
        }
        Version version = new Version(headers.get("x-amz-version-id"), bytes, headers, hides, clock.instant());
        objects.computeIfAbsent(key, _ -> new ArrayList<>()).add(version);
        return version;
    }

    private Optional<Version> top(String key) {
        return Optional.ofNullable(objects.get(key)).map(List::getLast).filter(version -> !version.hides);
    }

    private Answer create(Request request, String key) {
        String id = "u" + ++counter;
        Map<String, String> headers = kept(request);
        if (checksums == Checksums.KEPT
                && request.header("x-amz-checksum-algorithm").equals("SHA256")) {
            headers.put(SHA256, ""); // known when all parts are
        }
        uploads.put(id, new Multipart(key, headers, clock.instant()));
        return xml(
                "InitiateMultipartUploadResult",
                element("Bucket", BUCKET) + element("Key", key) + element("UploadId", id));
    }

    private Answer part(Map<String, String> query, byte[] body) {
        Multipart upload = uploads.get(query.get("uploadId"));
        if (upload == null) {
            return error(404, "NoSuchUpload", "no such upload");
        }
        upload.parts.put(Integer.parseInt(query.get("partNumber")), body);
        Map<String, String> headers =
                new TreeMap<>(Map.of("ETag", "\"" + HexFormat.of().formatHex(md5(body)) + "\""));
        if (upload.headers.containsKey(SHA256)) {
            headers.put(SHA256, sha256(body));
        }
        return Answer.of(200, headers, new byte[0]);
    }

    private Answer complete(Request request, Map<String, String> query, byte[] sent) {
        Multipart upload = uploads.get(query.get("uploadId"));
        if (upload == null) {
            return error(404, "NoSuchUpload", "no such upload");
        }
        if (request.header("if-none-match").equals("*") && top(upload.key).isPresent()) {
            return error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        int count = 0;
        for (Matcher named = PART.matcher(new String(sent, UTF_8)); named.find(); count++) {
            byte[] bytes = upload.parts.get(Integer.parseInt(named.group(1)));
            all.writeBytes(bytes);
            digests.writeBytes(md5(bytes));
            hashes.writeBytes(Base64.getDecoder().decode(sha256(bytes)));
        }
        uploads.remove(query.get("uploadId"));
        Map<String, String> headers = new TreeMap<>(upload.headers);
        headers.put("ETag", "\"" + HexFormat.of().formatHex(md5(digests.toByteArray())) + "-" + count + "\"");
        headers.computeIfPresent(SHA256, (_, _) -> sha256(hashes.toByteArray()) + "-" + upload.parts.size());
        Version version = add(upload.key, all.toByteArray(), headers, false);
        return xml(
                "CompleteMultipartUploadResult",
                element("Key", upload.key) + element("ETag", version.headers.get("ETag")));
    }

    private Answer abort(Map<String, String> query) {
        return uploads.remove(query.get("uploadId")) == null
                ? error(404, "NoSuchUpload", "no such upload")
                : Answer.of(204, Map.of(), new byte[0]);
    }

    private Answer delete(String key, Map<String, String> query) {
        String version = query.get("versionId");
        if (version == null) {
            add(key, new byte[0], Map.of(), true);
        } else if (objects.containsKey(key)) {
            objects.get(key).removeIf(one -> one.id.equals(version));
            objects.remove(key, List.of());
        }
        return Answer.of(204, Map.of(), new byte[0]);
    }

    private Answer get(Request request, String key) {
        Optional<Version> found = top(key);
        if (found.isEmpty()) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        Map<String, String> headers = new TreeMap<>(found.get().headers);
        if (!request.header("x-amz-checksum-mode").equals("ENABLED")) {
            headers.remove(SHA256);
        }
        byte[] bytes = found.get().bytes;
        String range = request.header("range");
        if (!range.isEmpty()) {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
            headers.put("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            return Answer.of(206, headers, rest);
        }
        headers.put("Content-Length", Integer.toString(bytes.length));
        return Answer.of(200, headers, bytes);
    }

    private Answer list(Map<String, String> query) {
        String after = query.getOrDefault("continuation-token", "");
        int most = Math.min(page, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        List<String> keys = objects.tailMap(after, false).keySet().stream()
                .filter(key -> key.startsWith(query.getOrDefault("prefix", "")) && top(key).isPresent())
                .toList();
        StringBuilder text = new StringBuilder();
        List<String> shown = keys.subList(0, Math.min(most, keys.size()));
        shown.forEach(key -> text.append("<Contents>" + element("Key", key)
                + element("Size", Integer.toString(top(key).orElseThrow().bytes.length)) + "</Contents>"));
        boolean more = shown.size() < keys.size();
        text.append(element("IsTruncated", Boolean.toString(more)));
        if (more) {
            text.append(element("NextContinuationToken", shown.getLast()));
        }
        return xml("ListBucketResult", text.toString());
    }

    private Answer listVersions(Map<String, String> query) {
        if (!knowsVersions) {
            return error(501, "NotImplemented", "no versions");
        }
        List<String> entries = new ArrayList<>();
        List<String> markers = new ArrayList<>();
        objects.forEach((key, versions) -> {
            if (key.startsWith(query.getOrDefault("prefix", ""))) {
                for (Version version : versions.reversed()) {
                    String tag = version.hides ? "DeleteMarker" : "Version";
                    entries.add("<" + tag + ">" + element("Key", key) + element("VersionId", version.id)
                            + element("IsLatest", Boolean.toString(version == versions.getLast())) + "</" + tag + ">");
                    markers.add(key + " " + version.id);
                }
            }
        });
        int from = markers.indexOf(query.get("key-marker") + " " + query.get("version-id-marker")) + 1;
        int to = Math.min(entries.size(), from + page);
        boolean more = to < entries.size();
        String[] last = more ? markers.get(to - 1).split(" ") : new String[0];
        return xml(
                "ListVersionsResult",
                String.join("", entries.subList(from, to))
                        + element("IsTruncated", Boolean.toString(more))
                        + (more ? element("NextKeyMarker", last[0]) + element("NextVersionIdMarker", last[1]) : ""));
    }

    private Answer listUploads(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        uploads.forEach((id, upload) -> {
            if (upload.key.startsWith(query.getOrDefault("prefix", ""))) {
                text.append("<Upload>" + element("Key", upload.key) + element("UploadId", id)
                        + element("Initiated", upload.begun.toString()) + "</Upload>");
            }
        });
        return xml("ListMultipartUploadsResult", text + element("IsTruncated", "false"));
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }

    private static Answer xml(String root, String content) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + content + "</" + root + ">";
        return Answer.of(200, Map.of("Content-Type", "application/xml"), text.getBytes(UTF_8));
    }

    static Answer error(int status, String code, String message) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Error>" + element("Code", code)
                + element("Message", message) + "</Error>";
        return Answer.of(status, Map.of("Content-Type", "application/xml"), text.getBytes(UTF_8));
    }

    private static byte[] md5(byte[] bytes) {
        return digest("MD5", bytes);
    }

    /** As a header has it. */
    private static String sha256(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("SHA-256", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
