package org.handpick.backup.store.rclone;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.handpick.backup.BlockInput;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.FolderStore;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/**
 * A remote of rclone, which knows how to reach some seventy kinds of them. Whatever it is, rclone has to be installed and to know the
 * remote; its settings are its own.
 *
 * <p>A file is copied under a hidden name and moved to its own when it is there whole. A remote that is to be written to is marked as a
 * folder is, see {@link FolderStore}: many are folders in the end, and may be not mounted.
 */
public final class RcloneStore implements Store {
    private static final String OURS = "handpick-";
    private static final String HIDDEN = "." + OURS;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String remote;
    private final RcloneProgram rclone;
    private volatile boolean versionKnown;

    private RcloneStore(String remote, RcloneProgram rclone) {
        this.remote = remote;
        this.rclone = rclone;
    }

    /**
     * The store at a remote, be it there or not.
     *
     * @param remote as rclone writes it, such as {@code b2:bucket/handpick}
     * @param program the name or the path of rclone
     */
    public static RcloneStore at(String remote, String program) {
        return at(remote, program, PATIENCE);
    }

    static RcloneStore at(String remote, String program, Duration patience) {
        return new RcloneStore(remote, new RcloneProgram(program, remote, patience));
    }

    /**
     * Makes a remote a store; nothing happens where it is one.
     *
     * @throws StoreFailure when it can't be written, or rclone is not there or too old
     */
    public RcloneStore make() {
        demandVersion();
        rclone.answer("mkdir", remote);
        if (find(all(), FolderStore.MARK).isEmpty()) {
            try {
                Path mark = Files.createTempFile("handpick-store", null);
                try {
                    Files.writeString(
                            mark,
                            "Handpick keeps backups here. Without this file it takes the place for another one.\n");
                    rclone.answer("copyto", mark.toString(), at(FolderStore.MARK));
                } finally {
                    Files.delete(mark);
                }
            } catch (IOException e) {
                throw new StoreFailure(remote, FileFailure.sentence(e, Path.of(FolderStore.MARK)), e);
            }
        }
        return this;
    }

    private void demandVersion() {
        if (!versionKnown) {
            rclone.demandVersion();
            versionKnown = true;
        }
    }

    private record Listed(String name, long bytes, Instant time) {}

    @Override
    public void put(String name, Path file, Progress progress) {
        List<Listed> before = allOfOurs();
        if (find(before, name).isPresent()) {
            throw taken(name);
        }
        deleteGivenUp(before);
        String part = "." + name + "." + UUID.randomUUID() + ".part";
        try {
            long bytes = Files.size(file);
            rclone.transfer(progress, bytes, file.toString(), at(part));
            demandSize(part, find(all(), part), bytes);
            progress.check();
            move(part, name, bytes);
        } catch (IOException e) {
            throw new StoreFailure(remote, FileFailure.sentence(e, file), e);
        } catch (RuntimeException e) {
            deleteAgain(part, e);
            throw e;
        }
    }

    /** rclone has no move that fails where something is; there it leaves all as it is, and calls that a success. */
    private void move(String part, String name, long bytes) {
        Optional<StoreFailure> failure = Optional.empty();
        try {
            rclone.answer("moveto", "--ignore-existing", at(part), at(name));
        } catch (StoreFailure e) {
            failure = Optional.of(e); // maybe only the answer was lost
        }
        List<Listed> after = all();
        if (find(after, part).isPresent()) {
            throw failure.orElseGet(() -> taken(name));
        }
        if (find(after, name).isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        demandSize(name, find(after, name), bytes);
    }

    private StoreFailure taken(String name) {
        return new StoreFailure(remote, name + ": there is something else of this name; nothing was overwritten");
    }

    private void demandSize(String name, Optional<Listed> stored, long bytes) {
        long there = stored.map(Listed::bytes).orElse(-1L);
        if (there != bytes) {
            throw new StoreFailure(
                    remote,
                    "%s has %d bytes, and rclone %s"
                            .formatted(name, bytes, there < 0 ? "does not list it" : "lists " + there));
        }
    }

    private void deleteAgain(String part, RuntimeException failed) {
        try {
            if (find(all(), part).isPresent()) {
                rclone.answer("deletefile", at(part));
            }
        } catch (StoreFailure e) {
            failed.addSuppressed(e); // the same line is down, most likely; a later put deletes what was given up
        }
    }

    private void deleteGivenUp(List<Listed> all) {
        Instant limit = Instant.now().minus(FolderStore.GIVEN_UP);
        all.stream()
                .filter(file -> file.name.startsWith(HIDDEN) && !file.name.equals(FolderStore.MARK))
                .filter(file -> file.time.isBefore(limit))
                .forEach(file -> rclone.answer("deletefile", at(file.name)));
    }

    @Override
    public InputStream get(String name) {
        demandVersion();
        JsonElement told = rclone.json("lsjson", "--stat", "--no-mimetype", at(name));
        long bytes = listed(told).bytes;
        InputStream in = rclone.stream("cat", at(name));
        return new BlockInput() {
            private long left = bytes;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = in.read(into, offset, length);
                left -= Math.max(0, read);
                if (left < 0 || read < 0 && left > 0) {
                    throw new IOException(remote
                            + ": rclone gave %s bytes of %s than the %d that it lists"
                                    .formatted(left < 0 ? "more" : "fewer", name, bytes));
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    @Override
    public List<Stored> list() {
        return allOfOurs().stream()
                .filter(file -> file.name.startsWith(OURS))
                .map(file -> new Stored(file.name, file.bytes))
                .toList();
    }

    @Override
    public void delete(String name) {
        if (find(allOfOurs(), name).isPresent()) {
            rclone.answer("deletefile", at(name));
        }
    }

    /** @throws StoreFailure where there is no mark */
    private List<Listed> allOfOurs() {
        List<Listed> all = all();
        if (find(all, FolderStore.MARK).isEmpty()) {
            throw new StoreFailure(
                    remote, "is no store of Handpick; is what it leads to there? If it is to be one, add it anew");
        }
        return all;
    }

    private List<Listed> all() {
        demandVersion();
        List<Listed> all = new ArrayList<>();
        JsonElement told = rclone.json("lsjson", "--files-only", "--no-mimetype", remote);
        if (!told.isJsonArray()) {
            throw misunderstood(told);
        }
        told.getAsJsonArray().forEach(file -> all.add(listed(file)));
        return all;
    }

    private static Optional<Listed> find(List<Listed> all, String name) {
        return all.stream().filter(file -> file.name.equals(name)).findFirst();
    }

    private Listed listed(JsonElement told) {
        try {
            JsonObject file = told.getAsJsonObject();
            return new Listed(
                    file.get("Name").getAsString(),
                    file.get("Size").getAsLong(),
                    OffsetDateTime.parse(file.get("ModTime").getAsString()).toInstant());
        } catch (IllegalStateException | NullPointerException | NumberFormatException | DateTimeException e) {
            throw misunderstood(told);
        }
    }

    private StoreFailure misunderstood(JsonElement told) {
        return new StoreFailure(remote, "rclone lists what can't be understood: " + told);
    }

    private String at(String name) {
        return remote + (remote.endsWith(":") || remote.endsWith("/") ? "" : "/") + name;
    }
}
