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
    private static final int LEAST_OF_A_NAME = 150;
    private static final int MOST_OF_A_NAME = 230;
    private static final int LEAST_OF_A_NOTE = 120;

    private final Table table;
    private final TableColumn name;
    private final TableColumn note;
    /** As it was fitted last. */
    private int nameWidth = MOST_OF_A_NAME;

    private int noteWidth = LEAST_OF_A_NOTE;
    private final RunsModel model;
    /** What a state is called. */
    private final Function<RunSummary, String> states;
    /** What else is said of a run, below its way so far. */
    private final Function<RunSummary, String> more;
    /** Owned here. */
    private final Map<Color, Image> swatches = new HashMap<>();

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
        name = column("Name", MOST_OF_A_NAME, SWT.LEFT);
        column("State", 130, SWT.LEFT);
        column("Top-1", 70, SWT.RIGHT);
        column("IoU", 70, SWT.RIGHT);
        column("Loss", 70, SWT.RIGHT);
        column("Epochs", 85, SWT.RIGHT);
        column("Duration", 80, SWT.RIGHT);
        column("Started", 135, SWT.LEFT);
        note = column("Note", LEAST_OF_A_NOTE, SWT.LEFT);
        table.addListener(SWT.Resize, event -> fit());
        table.addListener(SWT.Selection, event -> select());
        table.addListener(SWT.MouseMove, this::explain);
        table.addListener(SWT.Dispose, event -> swatches.values().forEach(Image::dispose));
    }

    private TableColumn column(String title, int width, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
        column.setResizable(true);
        return column;
    }

    /** Names give way while there is little room, so that results are seen; a note takes what is left. A person's own widths stay. */
    private void fit() {
        int others = Arrays.stream(table.getColumns())
                .filter(column -> column != name && column != note)
                .mapToInt(TableColumn::getWidth)
                .sum();
        int room = table.getClientArea().width - others;
        if (name.getWidth() == nameWidth) {
            nameWidth = Math.clamp(room - LEAST_OF_A_NOTE, LEAST_OF_A_NAME, MOST_OF_A_NAME);
            name.setWidth(nameWidth);
        }
        if (note.getWidth() == noteWidth) {
            noteWidth = Math.max(LEAST_OF_A_NOTE, room - name.getWidth());
            note.setWidth(noteWidth);
        }
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
