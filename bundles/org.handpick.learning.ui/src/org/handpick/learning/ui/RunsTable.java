package org.handpick.learning.ui;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.theme.Palette;

/** The runs as a table. Those that are looked at bear the colour of their curves; a name is changed where it stands. */
final class RunsTable {
    private static final int SWATCH = 12;
    private static final String PINNED = "★ ";

    private final Table table;
    private final List<Fitted> columns;
    private final RunsModel model;
    /** What a state is called. */
    private final Function<RunSummary, String> states;
    /** What else is said of a run, below its way so far. */
    private final Function<RunSummary, String> more;
    /** Owned here. */
    private final Map<Color, Image> swatches = new HashMap<>();

    /** A column that gives way while there is little room. A width that a person has given it stays. */
    private static final class Fitted {
        private final TableColumn column;
        private final int least;
        private final int usual;
        private int width;

        /** @param least is as wide as its title or its numbers */
        Fitted(Table table, String title, int style, int least, int usual) {
            this.least = least;
            this.usual = usual;
            column = new TableColumn(table, style);
            column.setText(title);
            column.setResizable(true);
            width = usual;
            column.setWidth(width);
        }

        void fit(int wanted) {
            if (column.getWidth() == width) {
                width = wanted;
                column.setWidth(wanted);
            }
        }
    }

    private BiConsumer<RunSummary, String> onRename = (run, name) -> {};
    private List<RunSummary> shown = List.of();

    /** @param states what the state of a run is called @param more what else is said of it, behind a line end; empty for nothing */
    RunsTable(
            Composite parent, RunsModel model, Function<RunSummary, String> states, Function<RunSummary, String> more) {
        this.model = model;
        this.states = states;
        this.more = more;
        // letters are commands here, and the search that GTK would open at one takes the selection along
        table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.NO_SEARCH);
        table.setHeaderVisible(true);
        table.setScrollbarsMode(SWT.NONE); // a bar that is seen only under the pointer tells nobody that there is more
        columns = List.of(
                new Fitted(table, "Name", SWT.LEFT, 120, 220),
                new Fitted(table, "State", SWT.LEFT, 84, 170),
                new Fitted(table, "Top-1", SWT.RIGHT, 58, 70),
                new Fitted(table, "IoU", SWT.RIGHT, 58, 70),
                new Fitted(table, "Loss", SWT.RIGHT, 58, 70),
                new Fitted(table, "Epochs", SWT.RIGHT, 68, 85),
                new Fitted(table, "Duration", SWT.RIGHT, 72, 80),
                new Fitted(table, "Started", SWT.LEFT, 122, 135),
                new Fitted(table, "Note", SWT.LEFT, 80, 120));
        table.addListener(SWT.Resize, event -> fit());
        table.addListener(SWT.Selection, event -> select());
        table.addListener(SWT.MouseMove, this::explain);
        table.addListener(SWT.Dispose, event -> swatches.values().forEach(Image::dispose));
    }

    /** All columns give way alike while there is little room, so that results are seen; the last one, the note, takes what is left. */
    private void fit() {
        int room = table.getClientArea().width;
        int least = columns.stream().mapToInt(column -> column.least).sum();
        int usual = columns.stream().mapToInt(column -> column.usual).sum();
        double share = Math.clamp((room - least) / (double) (usual - least), 0, 1);
        List<Fitted> others = columns.subList(0, columns.size() - 1);
        others.forEach(column -> column.fit(column.least + (int) ((column.usual - column.least) * share)));
        int taken = others.stream().mapToInt(column -> column.column.getWidth()).sum();
        columns.getLast().fit(Math.max(columns.getLast().least, room - taken));
    }

    Table control() {
        return table;
    }

    /** Called with the new name that a person has given a run. */
    void onRename(BiConsumer<RunSummary, String> listener) {
        onRename = listener;
    }

    private void select() {
        model.select(Arrays.stream(table.getSelectionIndices())
                .mapToObj(row -> shown.get(row).id())
                .toList());
        fill();
    }

    /** Takes the rows of the model; the selection is what is looked at. */
    void show() {
        shown = model.rows();
        table.setItemCount(shown.size());
        fill();
        int[] wanted = IntStream.range(0, shown.size())
                .filter(row -> model.colour(shown.get(row).id()).isPresent())
                .toArray();
        if (!Arrays.equals(wanted, sorted(table.getSelectionIndices()))) {
            table.setSelection(wanted);
        }
    }

    private static int[] sorted(int[] rows) {
        return Arrays.stream(rows).sorted().toArray();
    }

    /** Only what has changed is set, so that a row that is read is not painted anew every second. */
    private void fill() {
        for (int row = 0; row < shown.size(); row++) {
            TableItem item = table.getItem(row);
            List<String> cells = cells(shown.get(row));
            for (int column = 0; column < cells.size(); column++) {
                if (!item.getText(column).equals(cells.get(column))) {
                    item.setText(column, cells.get(column));
                }
            }
            OptionalInt colour = model.colour(shown.get(row).id());
            Image image = swatch(
                    colour.isPresent()
                            ? RunColours.of(colour.getAsInt(), Palette.of(table.getParent()))
                            : Palette.of(table.getParent()).line());
            if (item.getImage(0) != image) {
                item.setImage(0, image);
            }
        }
    }

    private List<String> cells(RunSummary run) {
        return List.of(
                (run.notes().pinned() ? PINNED : "") + run.name(),
                states.apply(run),
                RunWords.metric(run, "val/top1"),
                RunWords.metric(run, "val/mean_iou"),
                RunWords.metric(run, "val/loss"),
                RunWords.epochs(run),
                run.duration().map(RunWords::duration).orElse(""),
                RunWords.started(run.started(), ZoneId.systemDefault()),
                run.notes().note().replaceAll("\\R", " "));
    }

    private Image swatch(Color colour) {
        return swatches.computeIfAbsent(colour, wanted -> {
            Image image = new Image(table.getDisplay(), SWATCH, SWATCH);
            GC gc = new GC(image);
            gc.setBackground(wanted);
            gc.fillRectangle(0, 0, SWATCH, SWATCH);
            gc.dispose();
            return image;
        });
    }

    /** What a run is at, and what is wrong with it. */
    private void explain(Event event) {
        String tip = Optional.ofNullable(table.getItem(new Point(event.x, event.y)))
                .map(item -> shown.get(table.indexOf(item)))
                .map(run -> run.name() + " " + RunWords.progress(run) + more.apply(run)
                        + (run.damage().isEmpty() ? "" : "\n" + String.join("\n", run.damage())))
                .orElse(null);
        if (!Objects.equals(tip, table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }

    /** Lets a person change the name of the one selected run in its row: Enter takes it, Escape leaves it. */
    void rename() {
        if (table.getSelectionCount() != 1) {
            return;
        }
        int row = table.getSelectionIndex();
        RunSummary run = shown.get(row);
        Text text = new Text(table, SWT.BORDER);
        TableEditor editor = new TableEditor(table);
        editor.grabHorizontal = true;
        editor.minimumHeight = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        editor.setEditor(text, table.getItem(row), 0);
        text.setText(run.name());
        text.selectAll();
        text.setFocus();
        text.addListener(SWT.Traverse, event -> {
            boolean isTaken = event.detail == SWT.TRAVERSE_RETURN;
            if (isTaken || event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                String name = text.getText().strip();
                end(editor, text);
                if (isTaken && !name.isEmpty() && !name.equals(run.name())) {
                    onRename.accept(run, name);
                }
            }
        });
        text.addListener(SWT.FocusOut, event -> table.getDisplay().asyncExec(() -> end(editor, text)));
    }

    private void end(TableEditor editor, Text text) {
        if (!text.isDisposed()) {
            editor.dispose();
            text.dispose();
            if (!table.isDisposed()) {
                table.setFocus();
            }
        }
    }
}
