package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file looks like from outside, to tell whether it is still the one that was meant.
 *
 * @param size in bytes
 * @param modified in seconds since 1970; two seconds more or less are the same, since FAT keeps no finer time
 */
public record FileStamp(long size, long modified) {
    private static final long TOLERANCE_SECONDS = 2;

    /** @throws NoSuchFileException when there is no such file */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(seen.size(), seen.lastModifiedTime().toMillis() / 1000);
    }

    /**
     * True when a file is still the one that was meant, as far as can be told without reading it.
     *
     * @throws NoSuchFileException when there is no such file
     */
    public boolean matches(Path file) throws IOException {
        FileStamp now = of(file);
        return now.size == size && Math.abs(now.modified - modified) <= TOLERANCE_SECONDS;
    }

    void demand(Path file) throws IOException {
        if (!matches(file)) {
            throw new FileSystemException(file.toString(), null, "was changed by another program meanwhile");
        }
    }
}
