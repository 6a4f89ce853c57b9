package org.handpick.backup.store.s3;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** One bucket and the right to ask it. For any thread. */
final class Bucket {
    private final StorePlace.S3 place;
    private final Patience patience;
    private final S3Client client;
    private final FaultSentence sentence;

    private Bucket(StorePlace.S3 place, Patience patience, S3Client client, FaultSentence sentence) {
        this.place = place;
        this.patience = patience;
        this.client = client;
        this.sentence = sentence;
    }

    /** @throws org.handpick.backup.MissingSecret when the access key or the secret key is kept nowhere */
    static Bucket at(StorePlace.S3 place, Credentials credentials, Patience patience) {
        String accessKey = demand(credentials, "access-key");
        String secretKey = demand(credentials, "secret-key");
        FaultSentence sentence = new FaultSentence(place, List.of(secretKey, accessKey));
        return new Bucket(place, patience, client(place, patience, accessKey, secretKey), sentence);
    }

    /** An empty one is as good as none: a variable of an environment that nobody filled. */
    private static String demand(Credentials credentials, String secret) {
        String value = credentials.demand(secret);
        if (value.isBlank()) {
            throw new MissingSecret(credentials.store(), secret, Secrets.variable(credentials.store(), secret));
        }
        return value;
    }

    private static S3Client client(StorePlace.S3 place, Patience patience, String accessKey, String secretKey) {
        boolean always = place.checksums() == StorePlace.S3.Checksums.ALWAYS;
        return S3Client.builder()
                // what is not named here is looked for among the service providers, which bundles don't see
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .socketTimeout(patience.silence())
                        .proxyConfiguration(proxies(place.endpoint())))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .endpointOverride(place.endpoint())
                .region(Region.of(place.region()))
                .forcePathStyle(place.pathStyle())
                .requestChecksumCalculation(
                        always ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(
                        always ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED)
                // plain bodies with plain headers: not every server knows the chunks of Amazon
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(how -> how
                        // the files in ~/.aws are of other programs
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .defaultProfileName("none")
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(patience.attempts())
                                .retryOnExceptionOrCauseInstanceOf(
                                        XMLStreamException.class) // an answer that breaks off
                                .backoffStrategy(
                                        BackoffStrategy.exponentialDelay(patience.pause(), patience.longestPause()))
                                .throttlingBackoffStrategy(
                                        BackoffStrategy.exponentialDelay(patience.pause(), patience.longestPause()))
                                .build()))
                .build();
    }

    /** Those of Java and of the environment, but for a server on this computer, which no proxy reaches. */
    private static ProxyConfiguration proxies(URI endpoint) {
        boolean away = !endpoint.getHost().matches("localhost|127\\..*|\\[::1]");
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(away)
                .useEnvironmentVariablesValues(away)
                .build();
    }

    /** The server of S3 in a region. */
    static URI endpoint(String region) {
        return URI.create("https://" + S3Client.serviceMetadata().endpointFor(Region.of(region)));
    }

    StorePlace.S3 place() {
        return place;
    }

    Patience patience() {
        return patience;
    }

    String key(String name) {
        return place.prefix() + name;
    }

    /** Asks, as often as it takes. @throws StoreFailure that says what is wrong and what to do */
    <T> T ask(Deed deed, Function<S3Client, T> request) {
        try {
            return request.apply(client);
        } catch (SdkException e) {
            throw failure(deed, e);
        }
    }

    /** The same for a caller that wants to look at the exception first. */
    S3Client client() {
        return client;
    }

    StoreFailure failure(Deed deed, SdkException e) {
        String fault = sentence.of(deed, e);
        return sentence.tellsSecrets(e) ? new StoreFailure(name(), fault) : new StoreFailure(name(), fault, e);
    }

    StoreFailure failure(String fault) {
        return new StoreFailure(name(), fault);
    }

    /** For a person. */
    String name() {
        return "bucket " + place.bucket() + " at " + place.endpoint().getAuthority();
    }
}
