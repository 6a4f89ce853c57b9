package org.handpick.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;

/** A store in front of another, whose calls a test lets fail or lie. */
class FaultyStore implements Store {
    private final Store store;

    FaultyStore(Store store) {
        this.store = store;
    }

    /** Called before each call; what it throws, the call throws. */
    void before(String call, String name) {}

    /** What is given in place of the bytes of an object. */
    byte[] changed(String name, byte[] bytes) {
        return bytes;
    }

    /** How many bytes of an object can be read before the line breaks, of all that it has; below 0 for all. */
    int readable(String name, int bytes) {
        return -1;
    }

    @Override
    public void put(String name, Path file, Progress progress) {
        before("put", name);
        store.put(name, file, progress);
        before("stored", name);
    }

    @Override
    public InputStream get(String name) {
        before("get", name);
        try (InputStream in = store.get(name)) {
            byte[] bytes = changed(name, in.readAllBytes());
            int readable = readable(name, bytes.length);
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    if (readable >= 0 && pos >= readable) {
                        throw new StoreFailure("the line", "was cut behind " + readable + " bytes of " + name);
                    }
                    int most = readable < 0 ? length : Math.min(length, readable - pos);
                    return super.read(into, offset, most);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Stored> list() {
        before("list", "");
        return store.list();
    }

    @Override
    public void delete(String name) {
        before("delete", name);
        store.delete(name);
        before("deleted", name);
    }
}
