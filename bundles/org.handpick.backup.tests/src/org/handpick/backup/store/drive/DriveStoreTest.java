package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.handpick.backup.Store;
import org.handpick.backup.store.StoreContract;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every store, and what is no place of one. */
class DriveStoreTest extends StoreContract {
    private DriveServer server;

    @Override
    protected Store empty() throws IOException {
        server = new DriveServer();
        return server.store();
    }

    @Override
    protected Store again() {
        return server.store();
    }

    @Override
    protected Store gone() {
        return DriveStore.in("never made", "", server.credentials());
    }

    @Override
    protected int large() {
        return DriveTest.large();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'  ', ''", "'a\nb', ''", "x, 'https://drive.google.com/1'", "x, \"' or ''='\""})
    void a_place_that_is_none_is_refused(String folder, String within) {
        assertThrows(IllegalArgumentException.class, () -> new StorePlace.Drive(folder, within));
        assertThrows(IllegalArgumentException.class, () -> new StorePlace.Drive("é".repeat(51), ""));
    }
}
