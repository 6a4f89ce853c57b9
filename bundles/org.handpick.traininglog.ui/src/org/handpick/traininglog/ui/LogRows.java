package org.handpick.traininglog.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.check.Fault;
import org.handpick.traininglog.reading.LogRecord;
import org.handpick.traininglog.table.LogHealth;
import org.handpick.traininglog.table.LogView;

/** Rows of a decision log as the grid shows them, read from the file when they come on screen. For the UI thread. */
final class LogRows implements GridRows {
    /** The columns of the grid, each by that of the log it is about. */
    static final List<String> LOG_COLUMNS =
            List.of("timestamp", "set_id", "chosen_index", "chosen_path", "crop_x1", "image_count", "decision_ms");

    static final List<GridColumn> COLUMNS = List.of(
            new GridColumn("Time (UTC)", 3.5, false),
            new GridColumn("Set", 2.7, false),
            new GridColumn("Decision", 2, false),
            new GridColumn("Keeper", 4.8, false),
            new GridColumn("Crop (%)", 3.4, false),
            new GridColumn("Images", 1.4, true),
            new GridColumn("Took", 1.4, true));

    private static final int SECONDS = 19;
    private static final double PER_CENT = 100;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;

    private static final int KEPT = 500;

    /** What a row says. @param folder of its set, where the log tells a whole path */
    record Told(List<String> cells, SetId set, Optional<Path> folder) {}

    private final LogView view;
    private final Optional<LogHealth> health;
    private final Executor reader;
    private final Consumer<Runnable> onUi;
    private final Runnable onRead;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Integer, Told> read = new LinkedHashMap<>();
    private final Set<Integer> asked = new HashSet<>();

    /**
     * @param reader where rows are read
     * @param onUi brings what was read to the UI thread
     * @param onRead told there when a row was read
     */
    LogRows(LogView view, Optional<LogHealth> health, Executor reader, Consumer<Runnable> onUi, Runnable onRead) {
        this.view = view;
        this.health = health;
        this.reader = reader;
        this.onUi = onUi;
        this.onRead = onRead;
        List<String> names = view.snapshot().columns();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
    }

    /** What a row says, when it is read by now; else it will be. */
    Optional<Told> told(int row) {
        Optional<Told> known = Optional.ofNullable(read.get(row));
        if (known.isEmpty() && asked.add(row)) {
            reader.execute(() -> {
                Told told = tell(row);
                onUi.accept(() -> keep(row, told));
            });
        }
        return known;
    }

    private void keep(int row, Told told) {
        asked.remove(row);
        read.put(row, told);
        if (read.size() > KEPT) {
            read.remove(read.keySet().iterator().next());
        }
        onRead.run();
    }

    @Override
    public int count() {
        return view.size();
    }

    @Override
    public Optional<List<String>> cells(int row) {
        return told(row).map(Told::cells);
    }

    private Told tell(int row) {
        try {
            LogRecord record = view.record(row);
            String time = field(record, "timestamp");
            int chosen = columns.containsKey("chosen_index")
                    ? record.integer(columns.get("chosen_index")).orElse(-1)
                    : -1;
            List<String> cells = List.of(
                    time.length() > SECONDS ? time.substring(0, SECONDS).replace('T', ' ') : time,
                    field(record, "set_id"),
                    decision(record, chosen),
                    field(record, "chosen_path"),
                    crop(record),
                    field(record, "image_count"),
                    took(record));
            return new Told(cells, new SetId(field(record, "set_id")), folder(record));
        } catch (UnreadableLog e) {
            return new Told(List.of(e.getMessage(), "", "", "", "", "", ""), new SetId(""), Optional.empty());
        }
    }

    private Optional<Path> folder(LogRecord record) {
        return Optional.of(field(record, "directory"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    private String decision(LogRecord record, int chosen) {
        String what = chosen < 0 ? "all rejected" : "kept";
        return field(record, "undoes").isEmpty() ? what : "↶ taken back";
    }

    private String took(LogRecord record) {
        OptionalDouble millis =
                columns.containsKey("decision_ms") ? record.number(columns.get("decision_ms")) : OptionalDouble.empty();
        if (millis.isEmpty()) {
            return "";
        }
        double seconds = millis.getAsDouble() / MILLIS_PER_SECOND;
        return seconds < SECONDS_PER_MINUTE
                ? "%.1f s".formatted(seconds)
                : "%d min %02d s".formatted((long) seconds / SECONDS_PER_MINUTE, (long) seconds % SECONDS_PER_MINUTE);
    }

    private String crop(LogRecord record) {
        List<String> edges = new ArrayList<>();
        for (String edge : List.of("crop_x1", "crop_y1", "crop_x2", "crop_y2")) {
            if (!columns.containsKey(edge) || record.number(columns.get(edge)).isEmpty()) {
                return "";
            }
            double value = record.number(columns.get(edge)).getAsDouble();
            edges.add(value <= 1 ? "%.1f".formatted(value * PER_CENT) : "%.0f px".formatted(value));
        }
        return edges.equals(List.of("0.0", "0.0", "100.0", "100.0")) ? "whole" : String.join("  ", edges);
    }

    private String field(LogRecord record, String column) {
        return columns.containsKey(column) ? record.field(columns.get(column)) : "";
    }

    @Override
    public boolean isFaulty(int row) {
        return health.filter(known -> known.faults(view.row(row)).stream().anyMatch(Fault::invalidates))
                .isPresent();
    }

    @Override
    public String explanation(int row) {
        StringBuilder text = new StringBuilder();
        List<String> cells = cells(row).orElse(List.of());
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                text.append(COLUMNS.get(column).title())
                        .append(": ")
                        .append(cells.get(column))
                        .append('\n');
            }
        }
        health.stream()
                .flatMap(known -> known.faults(view.row(row)).stream())
                .forEach(fault -> text.append(fault.key())
                        .append(": ")
                        .append(fault.sentence())
                        .append('\n'));
        return text.toString().strip();
    }
}
