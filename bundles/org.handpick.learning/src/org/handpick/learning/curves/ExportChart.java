package org.handpick.learning.curves;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;

/** Writes a chart to a new file: a table where its name ends in {@code .csv}, a picture where it ends in {@code .svg}. */
public final class ExportChart implements Operation<Path> {
    private final Chart chart;
    private final Path file;

    public ExportChart(Chart chart, Path file) {
        this.chart = chart;
        this.file = file.toAbsolutePath();
    }

    /**
     * @return the file
     * @throws UnwritableChart when it exists already, ends otherwise or can't be written; nothing of it is left then
     */
    @Override
    public Path run(Progress progress) {
        byte[] content = content().getBytes(UTF_8);
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            try {
                Files.write(part, content);
                Disk.LOCAL.flush(part);
                take(part);
                Disk.LOCAL.sync(file.getParent());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UnwritableChart(file + ": is there already and was left as it is; choose another name", e);
        } catch (IOException e) {
            throw new UnwritableChart(FileFailure.sentence(e, file) + "; no chart was written", e);
        }
        return file;
    }

    private String content() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return chart.csv();
        }
        if (name.endsWith(".svg")) {
            return chart.svg();
        }
        throw new UnwritableChart(file + ": a chart is written as .csv or .svg; choose one of them", null);
    }

    /** A hard link, because it is the one way to name a file that fails rather than replaces when the name is taken. */
    private void take(Path part) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
