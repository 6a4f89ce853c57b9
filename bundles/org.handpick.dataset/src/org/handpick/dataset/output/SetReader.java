package org.handpick.dataset.output;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.ListedDataset;
import org.handpick.dataset.UnreadableDataset;
import org.handpick.dataset.split.Sha256;

/**
 * Reads a dataset: its header, and set after set of what must have the hash that the header tells. Memory does not grow with the
 * dataset. Refuses what is not as it was written with {@link UnreadableDataset}, naming file and line.
 */
public final class SetReader {
    /** No line that was written is longer, and no header. */
    private static final int LONGEST = 1 << 24;

    private final Path folder;
    private final JsonObject header;
    private final String sha256;

    private SetReader(Path folder, JsonObject header, String sha256) {
        this.folder = folder;
        this.header = header;
        this.sha256 = sha256;
    }

    /** @throws UnreadableDataset when the folder is no dataset, or one of a later version */
    public static SetReader open(Path folder) {
        Path file = folder.resolve(DatasetFiles.HEADER);
        if (!Files.isRegularFile(file)) {
            throw new UnreadableDataset(folder, "it is no dataset, since it has no " + DatasetFiles.HEADER);
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw new UnreadableDataset(file, "it is far too large to be the header of a dataset");
            }
            JsonObject header = Json.object(Files.readString(file));
            long version = Json.whole(header, "schema_version");
            if (version != DatasetFiles.SCHEMA_VERSION) {
                throw new UnreadableDataset(
                        file,
                        "it is of version " + version + ", and this program reads version "
                                + DatasetFiles.SCHEMA_VERSION);
            }
            return new SetReader(folder, header, Json.text(header, "sha256"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataset(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableDataset(file, e);
        }
    }

    /** When the header was written; long ago for a folder that has none, as it is no dataset. */
    public static Instant written(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(DatasetFiles.HEADER))
                    .toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // who opens it is told what is wrong
        }
    }

    /** What the header says the hash of the sets is. */
    public String sha256() {
        return sha256;
    }

    /** Up to how many bits of difference two images were taken to be alike. @throws UnreadableDataset when the header doesn't tell */
    public int near() {
        try {
            int near = Json.count(Json.object(header.get("plan"), "plan"), "near");
            if (near > DatasetPlan.FARTHEST_NEAR) {
                throw new IllegalArgumentException("near is " + near);
            }
            return near;
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataset(folder.resolve(DatasetFiles.HEADER), e.getMessage());
        }
    }

    /** What the header says of the dataset. @throws UnreadableDataset when it doesn't count the sets of each side */
    public ListedDataset listed() {
        try {
            JsonObject sides =
                    Json.object(Json.object(header.get("counts"), "counts").get("sides"), "sides");
            return new ListedDataset(folder, sets(sides, "train"), sets(sides, "val"), sets(sides, "test"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataset(folder.resolve(DatasetFiles.HEADER), e.getMessage(), e);
        }
    }

    private static long sets(JsonObject sides, String side) {
        return Json.whole(Json.object(sides.get(side), side), "sets");
    }

    /** The logs that the dataset was made of, as the header names them: path and hash. */
    public List<String> sources() {
        try {
            return Json.list(header, "sources").stream()
                    .map(source -> Json.object(source, "a source"))
                    .map(source -> Json.text(source, "file") + " " + Json.text(source, "sha256"))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataset(folder.resolve(DatasetFiles.HEADER), e.getMessage(), e);
        }
    }

    /**
     * Tells every set in its order, and then whether all of them are as they were written: what was told before that may be
     * anything.
     *
     * @throws UnreadableDataset when a line is no set, or the hash is another
     */
    public void read(Consumer<SetLine> told, Progress progress) {
        Path file = folder.resolve(DatasetFiles.SETS);
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            Lines lines = new Lines(in, file);
            long number = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                progress.check();
                number++;
                told.accept(set(line.get(), file, number));
            }
        } catch (IOException e) {
            throw new UnreadableDataset(file, e);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new UnreadableDataset(
                    file, "its SHA-256 is not the one in " + DatasetFiles.HEADER + ", so it was changed");
        }
    }

    private static SetLine set(byte[] line, Path file, long number) {
        try {
            return SetLine.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableDataset(file, "line " + number + " is no set: " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new UnreadableDataset(file, "line " + number + " is no set: it is not UTF-8", e);
        }
    }

    /** The lines of a file without their ends; a last one without an end is refused. */
    private static final class Lines {
        private final InputStream in;
        private final Path file;
        private final byte[] block = new byte[1 << 16];
        private int at;
        private int filled;

        Lines(InputStream in, Path file) {
            this.in = in;
            this.file = file;
        }

        Optional<byte[]> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
            while (at < filled || fill()) {
                int end = at;
                while (end < filled && block[end] != '\n') {
                    end++;
                }
                line.write(block, at, end - at);
                if (line.size() > LONGEST) {
                    throw new UnreadableDataset(file, "it has a line that is far too long to be a set");
                }
                at = end + 1;
                if (end < filled) {
                    return Optional.of(line.toByteArray());
                }
            }
            if (line.size() > 0) {
                throw new UnreadableDataset(file, "it ends in the middle of a line");
            }
            return Optional.empty();
        }

        private boolean fill() throws IOException {
            at = 0;
            filled = Math.max(0, in.read(block));
            return filled > 0;
        }
    }
}
