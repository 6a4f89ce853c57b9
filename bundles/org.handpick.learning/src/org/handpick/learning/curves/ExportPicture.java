package org.handpick.learning.curves;

import java.nio.file.Path;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Writes a chart as somebody has drawn it to a new file. */
public final class ExportPicture implements Operation<Path> {
    private final byte[] png;
    private final Path file;

    /** @param png the whole content of a PNG file; not copied, so it is changed no more */
    public ExportPicture(byte[] png, Path file) {
        this.png = png;
        this.file = file.toAbsolutePath();
    }

    /**
     * @return the file
     * @throws UnwritableChart when it exists already or can't be written; nothing of it is left then
     */
    @Override
    public Path run(Progress progress) {
        NewFile.write(file, png);
        return file;
    }
}
