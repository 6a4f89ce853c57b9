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
    private static final List<String> ENDINGS = List.of(".png", ".svg", ".csv");

    private final Chart chart;
    private final byte[] png;

    /** @param png the chart as it is on screen, taken before a dialog can lie over it */
    ExportCurvesDialog(Chart chart, byte[] png) {
        this.chart = chart;
        this.png = png;
    }

    /** What writes the file; empty when the person wants none. */
    Optional<Operation<?>> open(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Export Curves");
        dialog.setFilterExtensions(ENDINGS.stream().map(end -> "*" + end).toArray(String[]::new));
        dialog.setFilterNames(new String[] {"Picture, PNG", "Drawing, SVG", "Table, CSV"});
        dialog.setFileName(chart.title() + ENDINGS.getFirst());
        return Optional.ofNullable(dialog.open())
                .map(name ->
                        name.matches(".*\\.\\w+$") ? name : name + ENDINGS.get(Math.max(dialog.getFilterIndex(), 0)))
                .map(this::into);
    }

    private Operation<?> into(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".png")
                ? new ExportPicture(png, Path.of(name))
                : new ExportChart(chart, Path.of(name));
    }
}
