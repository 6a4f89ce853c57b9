package org.handpick.traininglog.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.LogException;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.check.Fault;
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
    private static final int CHART_WIDTH = 220;
    private static final int CROPS_WIDTH = 120;
    private static final int FOLLOW_MILLIS = 2_000;
    private static final int REST_AFTER_MEASURING = 20;
    private static final String ALL_ROWS = "All rows";
    private static final String FAULTY_ROWS = "Rows that are not valid";
    /** The choices before those that the log brings. */
    private static final int FIXED = 2;

    private final Workplace workplace;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-log").factory());
    private final ExecutorService rowReader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-log-rows").factory());
    private final Stoppable stop = new Stoppable();
    private LogTable log;
    private Path file;
    private Text filter;
    private Combo faults;
    private Label health;
    private Label meaning;
    private DecisionChart chart;
    private CropBoxPicture crops;
    private LogGrid grid;
    private LogRows rows;
    private List<Fault> listed = List.of();
    private Optional<Measured> measured = Optional.empty(); // the reader's
    private Optional<RowOrder> order = Optional.empty();
    private volatile int round;
    private volatile long seen;
    private boolean isMeasured = true; // the reader's

    /** Ends the reading when the view closes. */
    private static final class Stoppable implements Progress {
        private volatile boolean stopped;

        @Override
        public boolean isCancelled() {
            return stopped;
        }
    }

    /** The statistics of so many rows. @param again the nano time from which they may be measured anew */
    private record Measured(long generation, int rows, LogStatistics statistics, long again) {}

    /** What the reader has found out so far: first the rows, then what is wrong with them, then what they come to. */
    private record Reading(LogView view, Optional<LogHealth> health, Optional<LogStatistics> statistics) {}

    @Inject
    public TrainingLogPart(Workplace workplace) {
        this.workplace = workplace;
    }

    @PostConstruct
    void create(Composite parent) {
        file = workplace.dataArea().resolve(LogFiles.SELECT_CROP);
        log = new LogTable(file);
        parent.setLayout(new GridLayout(4, false));
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Text in any column");
        filter.setToolTipText("Lists the rows that contain this text");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, event -> read());
        faults = new Combo(parent, SWT.READ_ONLY);
        faults.setToolTipText("Lists the rows with a fault, and says what it means");
        faults.setItems(ALL_ROWS, FAULTY_ROWS);
        faults.select(0);
        faults.addListener(SWT.Selection, event -> read());
        chart = new DecisionChart(parent);
        GridData chartSize = new GridData(SWT.FILL, SWT.FILL, false, true, 1, 4);
        chartSize.widthHint = CHART_WIDTH;
        chart.control().setLayoutData(chartSize);
        crops = new CropBoxPicture(parent);
        GridData cropsSize = new GridData(SWT.FILL, SWT.FILL, false, true, 1, 4);
        cropsSize.widthHint = CROPS_WIDTH;
        crops.setLayoutData(cropsSize);
        health = new Label(parent, SWT.NONE);
        health.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        meaning = new Label(parent, SWT.WRAP);
        meaning.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        grid = new LogGrid(parent, LogRows.COLUMNS);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        grid.addListener(SWT.Paint, event -> grid.setData("handpick.log.rows", rows == null ? 0 : rows.count()));
        grid.onSort(this::sort);
        grid.onOpen(row -> rows.told(row).ifPresent(told -> open(told.set(), told.folder())));
        follow();
        read();
    }

    @PreDestroy
    void dispose() {
        stop.stopped = true;
        rowReader.shutdownNow();
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
        if (grid != null) {
            readAgain();
        }
    }

    private void open(SetId set, Optional<Path> folder) {
        workplace
                .library()
                .filter(library ->
                        folder.filter(at -> !at.startsWith(library.root())).isEmpty())
                .flatMap(library -> library.set(set))
                .ifPresentOrElse(
                        found -> workplace.bringUp(found.id()),
                        () -> health.setText(set + " is not in the library that is open; it was decided in "
                                + folder.map(Path::toString).orElse("another")));
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
        int chosen = faults.getSelectionIndex();
        Optional<Fault> fault = chosen < FIXED ? Optional.empty() : Optional.of(listed.get(chosen - FIXED));
        Optional<RowOrder> wanted = order;
        reader.execute(() -> {
            if (asked != round) {
                return;
            }
            seen = file.toFile().length();
            try {
                read(asked, text, chosen > 0, fault, wanted);
            } catch (Cancelled e) {
                // the view has closed
            } catch (LogException e) {
                ILog.get().error(e.getMessage(), e);
                grid.getDisplay().asyncExec(() -> health.setText(e.getMessage()));
            }
        });
    }

    /** Tells each part as soon as it is known: a million rows are there long before all of them are judged. */
    private void read(int asked, String text, boolean faulty, Optional<Fault> fault, Optional<RowOrder> wanted) {
        LogSnapshot snapshot = log.refresh(stop);
        RowFilter saying = text.isEmpty() ? new RowFilter.Everything() : new RowFilter.HasText(text);
        if (!faulty) {
            LogView view = new ArrangeRows(snapshot, saying, wanted).run(stop);
            tell(asked, new Reading(view, Optional.empty(), Optional.empty()));
        }
        LogHealth known = log.health(stop);
        RowFilter wrong =
                fault.<RowFilter>map(one -> new RowFilter.HasFault(known, one)).orElse(new RowFilter.IsInvalid(known));
        RowFilter shown = faulty ? new RowFilter.All(List.of(saying, wrong)) : saying;
        LogView view = new ArrangeRows(snapshot, shown, wanted).run(stop);
        tell(asked, new Reading(view, Optional.of(known), Optional.empty()));
        if (snapshot.rows() > 0) {
            tell(asked, new Reading(view, Optional.of(known), Optional.of(measure(snapshot))));
        }
    }

    private void tell(int asked, Reading reading) {
        onUi(() -> show(asked, reading));
    }

    /**
     * Measuring reads the whole log, so it is done again only when there are other rows, and takes at most a twentieth of a core: a
     * person who decides needs the rest.
     */
    private LogStatistics measure(LogSnapshot snapshot) {
        Optional<Measured> last = measured.filter(known -> known.generation() == snapshot.generation());
        boolean isDue = last.filter(known -> known.rows() == snapshot.rows() || System.nanoTime() < known.again())
                .isEmpty();
        if (isDue) {
            long start = System.nanoTime();
            LogStatistics statistics = new MeasureLog(file, ZoneId.systemDefault()).run(stop);
            long end = System.nanoTime();
            measured = Optional.of(new Measured(
                    snapshot.generation(), snapshot.rows(), statistics, end + REST_AFTER_MEASURING * (end - start)));
        }
        isMeasured = measured.orElseThrow().rows() == snapshot.rows();
        return measured.orElseThrow().statistics();
    }

    /** Others write into the log too, such as commands; now and then it is looked whether it has grown. */
    private void follow() {
        if (grid.isDisposed()) {
            return;
        }
        Display display = grid.getDisplay();
        display.timerExec(FOLLOW_MILLIS, this::follow);
        reader.execute(() -> {
            boolean isDue = !isMeasured
                    && measured.filter(known -> System.nanoTime() >= known.again())
                            .isPresent();
            if (file.toFile().length() != seen || isDue) {
                display.asyncExec(this::readAgain);
            }
        });
    }

    private void readAgain() {
        if (!grid.isDisposed()) {
            read();
        }
    }

    private void onUi(Runnable work) {
        if (!grid.isDisposed()) {
            grid.getDisplay().asyncExec(work);
        }
    }

    private void redraw() {
        if (!grid.isDisposed()) {
            grid.redraw();
        }
    }

    private void show(int asked, Reading reading) {
        if (grid.isDisposed() || asked != round) {
            return;
        }
        rows = new LogRows(reading.view(), reading.health(), rowReader, this::onUi, this::redraw);
        OptionalInt sorted = order.map(by -> OptionalInt.of(LogRows.LOG_COLUMNS.indexOf(by.column())))
                .orElse(OptionalInt.empty());
        grid.show(rows, sorted, order.map(RowOrder::descending).orElse(false));
        health.setText(reading.health()
                .map(known -> words(reading.view(), known.report()))
                .orElse(reading.view().size() + " rows · judging them…"));
        reading.health().ifPresent(known -> showFaults(known.report()));
        reading.statistics().ifPresent(chart::show);
        reading.statistics().ifPresent(crops::show);
    }

    /** Offers the faults that the log has, and says what the chosen one means. */
    private void showFaults(LogReport report) {
        Optional<Fault> chosen = faults.getSelectionIndex() < FIXED
                ? Optional.empty()
                : Optional.of(listed.get(faults.getSelectionIndex() - FIXED));
        int fixed = Math.min(faults.getSelectionIndex(), FIXED - 1);
        listed = List.copyOf(report.faults().keySet());
        List<String> items = new ArrayList<>(List.of(ALL_ROWS, FAULTY_ROWS));
        listed.forEach(fault ->
                items.add(fault.key() + " (" + report.faults().get(fault).rows() + ")"));
        if (!items.equals(List.of(faults.getItems()))) {
            faults.setItems(items.toArray(String[]::new));
            faults.select(chosen.map(fault -> FIXED + listed.indexOf(fault))
                    .filter(at -> at >= FIXED)
                    .orElse(fixed));
        }
        meaning.setText(chosen.map(Fault::sentence).orElse(""));
        ((GridData) meaning.getLayoutData()).exclude = chosen.isEmpty();
        meaning.setVisible(chosen.isPresent());
        meaning.getParent().layout();
    }

    private static String words(LogView view, LogReport report) {
        if (report.rows() == 0) {
            return "No decision is logged yet. Decide about a set in the Crop Editor, and its row appears here.";
        }
        String faults = report.faults().entrySet().stream()
                .filter(entry -> entry.getKey().invalidates())
                .map(entry -> entry.getValue().rows() + " " + entry.getKey().key())
                .collect(Collectors.joining(" · "));
        String listed = view.size() == view.snapshot().rows() ? "" : view.size() + " listed · ";
        return listed + report.rows() + " rows · "
                + (faults.isEmpty() ? "✓ every row is valid" : "! " + report.valid() + " valid · " + faults);
    }
}
