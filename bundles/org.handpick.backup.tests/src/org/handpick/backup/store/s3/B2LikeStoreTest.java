package org.handpick.backup.store.s3;

import org.handpick.backup.Store;
import org.handpick.backup.store.StoreContract;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.AfterEach;

/** A server that keeps all versions and knows no checksums and no conditions. */
class B2LikeStoreTest extends StoreContract {
    private final B2LikeServer server = new B2LikeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected Store empty() {
        return server.store();
    }

    @Override
    protected Store again() {
        return server.store();
    }

    /** A bucket that is not there. */
    @Override
    protected Store gone() {
        StorePlace.S3 place = server.place();
        return S3Store.of(
                new StorePlace.S3(
                        place.endpoint(),
                        place.region(),
                        "other",
                        place.prefix(),
                        place.pathStyle(),
                        place.checksums(),
                        place.encryption()),
                B2LikeServer.credentials(),
                B2LikeServer.IMPATIENT);
    }

    @Override
    protected int large() {
        return 8 << 20;
    }
}
