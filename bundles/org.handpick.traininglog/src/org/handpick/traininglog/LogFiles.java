package org.handpick.traininglog;

import java.nio.file.Path;

/** Where the logs stand, relative to the data area. */
public final class LogFiles {
    /** One {@link SelectCropRow} per decision and per undo. */
    public static final Path SELECT_CROP = Path.of("training", "select_crop_log.csv");

    /** One {@link SelectionOnlyRow} per decision and per undo. */
    public static final Path SELECTION_ONLY = Path.of("training", "selection_only_log.csv");

    /** One {@link SuggestionRow} per decision for which a model had made a suggestion. */
    public static final Path SUGGESTIONS = Path.of("training", "suggestion_log.jsonl");

    /** One {@link RepeatRow} per set that was decided once more to see how consistent a person is, and per undo of that. */
    public static final Path REPEATS = Path.of("training", "repeat_log.csv");

    /** One {@link OperationRow} per file operation. */
    public static final Path OPERATIONS = Path.of("file_operations_logs", "file_operations.log");

    private LogFiles() {}
}
