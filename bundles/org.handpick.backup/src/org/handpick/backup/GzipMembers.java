package org.handpick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The gzip members (RFC 1952) of an archive, found by how they begin, so that one that is damaged hides none behind it. For one thread. */
final class GzipMembers implements AutoCloseable {
    /** As Java begins one: no name, no time. By chance these nine bytes stand in packed data once in a thousand billion gigabytes. */
    private static final byte[] BEGINNING = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0};

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int STEP = 1 << 16;

    private final Arena arena;
    private final MemorySegment file;
    private final List<Long> beginnings = new ArrayList<>();

    private GzipMembers(Arena arena, MemorySegment file) {
        this.arena = arena;
        this.file = file;
        for (long at = 0; at + HEADER <= file.byteSize(); at++) {
            if (file.get(ValueLayout.JAVA_BYTE, at) == BEGINNING[0] && begins(at)) {
                beginnings.add(at);
            }
        }
    }

    private boolean begins(long at) {
        return file.asSlice(at, BEGINNING.length).mismatch(MemorySegment.ofArray(BEGINNING)) < 0;
    }

    static GzipMembers of(Path archive) throws IOException {
        Arena arena = Arena.ofConfined();
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ)) {
            return new GzipMembers(arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /**
     * One of them.
     *
     * @param bytes unpacked, as far as that goes
     * @param isSound whether they are all, and what was packed
     */
    record Member(byte[] bytes, boolean isSound) {
        Optional<byte[]> sound() {
            return isSound ? Optional.of(bytes) : Optional.empty();
        }
    }

    /** How many begin in the archive. */
    int count() {
        return beginnings.size();
    }

    /** One of them, from 0; one that does not begin is empty and damaged. */
    Member member(int index) {
        if (index >= count()) {
            return new Member(new byte[0], false);
        }
        int most = index == 0 ? Manifest.LARGEST : ParallelGzip.BLOCK;
        long end = index + 1 < count() ? beginnings.get(index + 1) : file.byteSize();
        MemorySegment packed = file.asSlice(beginnings.get(index), end - beginnings.get(index));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ParallelGzip.BLOCK);
        try (Inflater inflater = new Inflater(true)) {
            byte[] out = new byte[STEP];
            long at = HEADER;
            while (!inflater.finished() && bytes.size() <= most) {
                if (inflater.needsInput()) {
                    int length = (int) Math.min(STEP, packed.byteSize() - at);
                    if (length <= 0) {
                        return new Member(bytes.toByteArray(), false);
                    }
                    inflater.setInput(packed.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE));
                    at += length;
                }
                int read = inflater.inflate(out);
                bytes.write(out, 0, read);
                if (read == 0 && inflater.needsDictionary()) {
                    return new Member(bytes.toByteArray(), false);
                }
            }
            return new Member(
                    bytes.toByteArray(), inflater.finished() && isRight(packed, at - inflater.getRemaining(), bytes));
        } catch (DataFormatException e) {
            return new Member(bytes.toByteArray(), false); // which is what is found out here
        }
    }

    private static boolean isRight(MemorySegment packed, long trailer, ByteArrayOutputStream bytes) {
        if (trailer + TRAILER != packed.byteSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        return number(packed, trailer) == sum.getValue() && number(packed, trailer + 4) == bytes.size();
    }

    private static long number(MemorySegment packed, long at) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number << 8 | packed.get(ValueLayout.JAVA_BYTE, at + i) & 0xff;
        }
        return number;
    }

    @Override
    public void close() {
        arena.close();
    }
}
