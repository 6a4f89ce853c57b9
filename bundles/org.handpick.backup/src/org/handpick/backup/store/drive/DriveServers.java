package org.handpick.backup.store.drive;

import java.net.URI;
import java.util.Set;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.Credentials;

/**
 * Where Drive is asked, where tokens are got, and where a person agrees.
 *
 * @param api ends with a {@code /}
 */
record DriveServers(URI api, URI tokens, URI consent) {
    static final DriveServers GOOGLE = new DriveServers(
            URI.create("https://www.googleapis.com/"),
            URI.create("https://oauth2.googleapis.com/token"),
            URI.create("https://accounts.google.com/o/oauth2/v2/auth"));

    /** Kept beside the secrets, it names a server that stands in for all three. */
    static final String TEST_SERVER = "test-server";

    private static final Set<String> THIS_COMPUTER = Set.of("127.0.0.1", "[::1]");

    /** Google's, unless there is one for a test. */
    static DriveServers of(Credentials credentials) {
        return credentials.find(TEST_SERVER).map(DriveServers::onThisComputer).orElse(GOOGLE);
    }

    /** @throws StoreFailure for one elsewhere: tokens go to Google, or stay here */
    static DriveServers onThisComputer(String root) {
        try {
            URI server = URI.create(root.endsWith("/") ? root : root + "/");
            if (THIS_COMPUTER.contains(String.valueOf(server.getHost()))) {
                return new DriveServers(server, server.resolve("token"), server.resolve("consent"));
            }
        } catch (IllegalArgumentException e) {
            // told below, as what is an address of another computer
        }
        throw new StoreFailure(
                "Google Drive",
                "its " + TEST_SERVER + " has to be an address of this computer such as http://127.0.0.1:8080/");
    }
}
