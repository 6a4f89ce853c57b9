package org.handpick.backup;

import java.nio.file.Path;

/** A file that is to be backed up. @param path its path in the archive */
record Source(String path, Path file) {
    Content content() {
        return Content.of(path);
    }
}
