package org.handpick.learning.curves;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Locale;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

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
        NewFile.write(file, content().getBytes(UTF_8));
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
}
