package org.handpick.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * A store in front of another, whose calls end when {@code progress} is cancelled, also where the other waits for a server that says
 * nothing. Progress is told on the thread of who calls.
 */
final class AwaitedStore implements Store {
    private static final int BUFFER = 1 << 18;

    private final Store store;
    private final Progress progress;

    AwaitedStore(Store store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    private static <T> T await(Callable<T> call, Runnable look) {
        try {
            return Awaited.call(call, look);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a store throws nothing that is checked", e);
        }
    }

    @Override
    public void put(String name, Path file, Progress told) {
        Relay relay = new Relay(told);
        await(
                () -> {
                    store.put(name, file, relay);
                    return name;
                },
                relay::tell);
        relay.tell();
    }

    @Override
    public InputStream get(String name) {
        InputStream in = await(() -> store.get(name), progress::check);
        return new BufferedInputStream(new AwaitedBytes(in), BUFFER);
    }

    @Override
    public List<Stored> list() {
        return await(store::list, progress::check);
    }

    @Override
    public void delete(String name) {
        await(
                () -> {
                    store.delete(name);
                    return name;
                },
                progress::check);
    }

    /** Brings what the thread of a call tells to the one that waits, and tells the other whether to go on. */
    private final class Relay implements Progress {
        private final Progress told;
        private final AtomicLong steps = new AtomicLong();
        private volatile boolean cancelled;

        Relay(Progress told) {
            this.told = told;
        }

        @Override
        public void advance(long more) {
            steps.addAndGet(more);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        void tell() {
            told.advance(steps.getAndSet(0));
            cancelled = told.isCancelled() || progress.isCancelled();
            if (cancelled) {
                throw new Cancelled();
            }
        }
    }

    private final class AwaitedBytes extends BlockInput {
        private final InputStream in;

        AwaitedBytes(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return Awaited.call(() -> in.read(into, offset, length), progress::check);
            } catch (RuntimeException | IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
