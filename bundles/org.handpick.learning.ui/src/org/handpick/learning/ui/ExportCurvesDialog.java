package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.handpick.core.Operation;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.ExportChart;
import org.handpick.learning.curves.ExportPicture;

/** Asks into which file curves go, and as what. */
final class ExportCurvesDialog {
    private static final int LONGEST = 80;
    private static final List<String> ENDINGS = List.of(".png", ".svg", ".csv");

    private final Chart chart;
    private final byte[] png;
    private final List<String> runs;

    /**
     * @param png the chart as it is on screen, taken before a dialog can lie over it
     * @param runs what the runs are called whose curves it has
     */
    ExportCurvesDialog(Chart chart, byte[] png, List<String> runs) {
        this.chart = chart;
        this.png = png;
        this.runs = runs;
    }

    /** What a file with such a chart may be called, without an ending: the run and what is drawn, or how many runs. */
    static String fileName(List<String> runs, String title) {
        String whose = runs.size() == 1 ? runs.getFirst() : runs.size() + " runs";
        String plain = (whose + " " + title.replaceAll("\\(.*", ""))
                .strip()
                .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
                .replaceAll("^[.-]+", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** What writes the file; empty when the person wants none. */
    Optional<Operation<Path>> open(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Export Curves");
        dialog.setFilterExtensions(ENDINGS.stream().map(end -> "*" + end).toArray(String[]::new));
        dialog.setFilterNames(new String[] {"Picture, PNG", "Drawing, SVG", "Table, CSV"});
        dialog.setFileName(fileName(runs, chart.title()));
        return Optional.ofNullable(dialog.open())
                .map(name -> ended(name, Math.max(dialog.getFilterIndex(), 0)))
                .map(this::into);
    }

    /**
     * The name with the ending of what is to be written.
     *
     * @param name that a person has chosen, to which the dialog may have added the ending of the first kind
     * @param kind what they have chosen to write
     */
    static String ended(String name, int kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        String first = ENDINGS.getFirst();
        if (lower.endsWith(first)) {
            return name.substring(0, name.length() - first.length()) + ENDINGS.get(kind);
        }
        return ENDINGS.stream().anyMatch(lower::endsWith) ? name : name + ENDINGS.get(kind);
    }

    private Operation<Path> into(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".png")
                ? new ExportPicture(png, Path.of(name))
                : new ExportChart(chart, Path.of(name));
    }
}
