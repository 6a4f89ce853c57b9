package org.handpick.traininglog.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.LogException;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.check.LogReport;
import org.handpick.traininglog.table.ArrangeRows;
import org.handpick.traininglog.table.LogHealth;
import org.handpick.traininglog.table.LogSnapshot;
import org.handpick.traininglog.table.LogStatistics;
import org.handpick.traininglog.table.LogTable;
import org.handpick.traininglog.table.LogView;
import org.handpick.traininglog.table.MeasureLog;
import org.handpick.traininglog.table.RowFilter;
import org.handpick.traininglog.table.RowOrder;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;

/** The Training Log: its health in words, a small chart, and its rows, which follow the file. */
public final class TrainingLogPart {
    private static final int CHART_WIDTH = 260;

    private final Workplace workplace;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-log").factory());
    private final Stoppable stop = new Stoppable();
    private LogTable log;
    private Path file;
    private Text filter;
    private Button faultyOnly;
    private Label health;
    private DecisionChart chart;
    private LogGrid grid;
    private LogRows rows;
    private Optional<RowOrder> order = Optional.empty();
    private int round;

    /** Ends the reading when the view closes. */
    private static final class Stoppable implements Progress {
        private volatile boolean stopped;

        @Override
        public boolean isCancelled() {
            return stopped;
        }
    }

    /** All that the reader has found out in one round. */
    private record Reading(LogView view, LogHealth health, Optional<LogStatistics> statistics) {}

    @Inject
    public TrainingLogPart(Workplace workplace) {
        this.workplace = workplace;
    }

    @PostConstruct
    void create(Composite parent) {
        file = workplace.dataArea().resolve(LogFiles.SELECT_CROP);
        log = new LogTable(file);
        parent.setLayout(new GridLayout(3, false));
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Text in any column");
        filter.setToolTipText("Lists the rows that contain this text");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, event -> read());
        faultyOnly = new Button(parent, SWT.CHECK);
        faultyOnly.setText("Only rows with faults");
        faultyOnly.setToolTipText("Lists the rows that do not say what is true");
        faultyOnly.addListener(SWT.Selection, event -> read());
        chart = new DecisionChart(parent);
        GridData chartSize = new GridData(SWT.FILL, SWT.FILL, false, true, 1, 3);
        chartSize.widthHint = CHART_WIDTH;
        chart.setLayoutData(chartSize);
        health = new Label(parent, SWT.NONE);
        health.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        grid = new LogGrid(parent, LogRows.COLUMNS);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        grid.onSort(this::sort);
        grid.onOpen(row -> open(rows.set(row)));
        read();
    }

    @PreDestroy
    void dispose() {
        stop.stopped = true;
        reader.execute(log::close);
        reader.shutdown();
    }

    @Focus
    void focus() {
        grid.setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        if (grid != null && !grid.isDisposed()) {
            read();
        }
    }

    private void open(SetId set) {
        workplace
                .library()
                .flatMap(library -> library.set(set))
                .ifPresentOrElse(
                        found -> workplace.select(found.id()),
                        () -> health.setText(set + " is in no library that is open"));
    }

    private void sort(int column) {
        String name = LogRows.LOG_COLUMNS.get(column);
        boolean descends = order.filter(now -> now.column().equals(name) && !now.descending())
                .isPresent();
        boolean ends = order.filter(now -> now.column().equals(name) && now.descending())
                .isPresent();
        order = ends ? Optional.empty() : Optional.of(new RowOrder(name, descends));
        read();
    }

    /** Reads what is new and arranges the rows as the person wants them now; an older wish is dropped. */
    private void read() {
        int asked = ++round;
        String text = filter.getText().strip();
        boolean faulty = faultyOnly.getSelection();
        Optional<RowOrder> wanted = order;
        reader.execute(() -> {
            if (asked != round) {
                return;
            }
            try {
                Reading reading = reading(text, faulty, wanted);
                if (!grid.isDisposed()) {
                    grid.getDisplay().asyncExec(() -> show(asked, reading));
                }
            } catch (Cancelled e) {
                // the view has closed
            } catch (LogException e) {
                ILog.get().error(e.getMessage(), e);
                grid.getDisplay().asyncExec(() -> health.setText(e.getMessage()));
            }
        });
    }

    private Reading reading(String text, boolean faulty, Optional<RowOrder> wanted) {
        LogSnapshot snapshot = log.refresh(stop);
        LogHealth known = log.health(stop);
        RowFilter shown = text.isEmpty() ? new RowFilter.Everything() : new RowFilter.HasText(text);
        if (faulty) {
            shown = new RowFilter.All(List.of(shown, new RowFilter.IsInvalid(known)));
        }
        LogView view = new ArrangeRows(snapshot, shown, wanted).run(stop);
        Optional<LogStatistics> statistics = snapshot.rows() == 0
                ? Optional.empty()
                : Optional.of(new MeasureLog(file, ZoneId.systemDefault()).run(stop));
        return new Reading(view, known, statistics);
    }

    private void show(int asked, Reading reading) {
        if (grid.isDisposed() || asked != round) {
            return;
        }
        rows = new LogRows(reading.view(), Optional.of(reading.health()));
        OptionalInt sorted = order.map(by -> OptionalInt.of(LogRows.LOG_COLUMNS.indexOf(by.column())))
                .orElse(OptionalInt.empty());
        grid.show(rows, sorted, order.map(RowOrder::descending).orElse(false));
        health.setText(words(reading));
        health.setToolTipText(reading.health().report().faults().keySet().stream()
                .map(fault -> fault.key() + ": " + fault.sentence())
                .collect(Collectors.joining("\n")));
        reading.statistics().ifPresent(chart::show);
    }

    private String words(Reading reading) {
        LogReport report = reading.health().report();
        if (report.rows() == 0) {
            return "No decision is logged yet. Decide about a set in the Crop Editor, and its row appears here.";
        }
        String faults = report.faults().entrySet().stream()
                .filter(entry -> entry.getKey().invalidates())
                .map(entry -> entry.getValue().rows() + " " + entry.getKey().key())
                .collect(Collectors.joining(" · "));
        String listed = reading.view().size() == reading.view().snapshot().rows()
                ? ""
                : reading.view().size() + " listed · ";
        return listed + report.rows() + " rows · "
                + (faults.isEmpty() ? "✓ every row is valid" : "! " + report.valid() + " valid · " + faults)
                + reading.statistics().map(TrainingLogPart::crops).orElse("");
    }

    private static String crops(LogStatistics statistics) {
        return statistics
                .crops()
                .map(crops -> " · crops keep %.0f %% of the area (median of %d)"
                        .formatted(crops.area().median() * 100, crops.count()))
                .orElse("");
    }
}
