package org.handpick.traininglog.reading;

import java.util.ArrayList;
import java.util.List;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;

/** The formats logs have had, told by their header, or by the shape of the first row where there is none. */
public enum LogFormat {
    /** Our {@code select_crop_log.csv}: room for four images in every row, then the event. */
    HANDPICK_SELECT_CROP("Handpick's select and crop log"),
    /** The earlier scripts': as many images as the first row had; later rows are ragged. */
    SELECT_CROP("the earlier select and crop log"),
    /** Our {@code selection_only_log.csv}. */
    HANDPICK_SELECTION_ONLY("Handpick's selection log"),
    /** Our {@code repeat_log.csv}: second decisions, which say nothing about the sets that the first do not. */
    HANDPICK_REPEATS("Handpick's log of repeats"),
    /** The earlier scripts', and the historical selections. */
    SELECTION_ONLY("the earlier selection log"),
    /** Version 2 of the earlier crop data: nine columns, file names without folders. */
    CROP_TRAINING("crop training data, version 2"),
    /** Sets whose keeper is of an earlier stage than a reject; the rejects are Python list text. */
    ANOMALY_CASES("anomaly cases"),
    /** Mined from file names, without boxes. */
    HISTORICAL_CROP("historical crops without boxes"),
    DUPLICATE_DETECTION("the log of the duplicate finder"),
    TRIPLET_CULLER("the log of the triplet culler"),
    /** None of these. */
    UNKNOWN("a format that is not known");

    private static final List<String> DECISION = SelectCropRow.columns().subList(0, 11);
    private static final List<String> SELECTION = SelectionOnlyRow.columns().subList(0, 5);
    private static final List<String> CROP = List.of(
            "timestamp", "project_id", "filename", "crop_x1", "crop_y1", "crop_x2", "crop_y2", "width", "height");
    private static final List<String> ANOMALY = List.of(
            "session_id",
            "set_id",
            "project",
            "chosen_stage",
            "max_rejected_stage",
            "chosen_path",
            "rejected_paths",
            "timestamp");
    private static final List<String> HISTORICAL =
            List.of("session_id", "set_id", "directory", "chosen_path", "chosen_stage", "timestamp");
    private static final List<String> DUPLICATES =
            List.of("timestamp", "session_id", "left_directory", "right_directory", "deleted_image");
    private static final List<String> CULLER = List.of("action", "kept", "deleted1", "deleted2", "deleted3");

    private static final int FIELDS_PER_IMAGE = 4;
    /** The earlier header, fixed by a first row of two images. */
    private static final int USUAL_IMAGES = 2;

    private final String description;

    LogFormat(String description) {
        this.description = description;
    }

    /** A few words for a person. */
    public String description() {
        return description;
    }

    /** Whether its rows are decisions with crops, so that they can be read as rows of our select and crop log. */
    public boolean hasCrops() {
        return this == HANDPICK_SELECT_CROP || this == SELECT_CROP || this == CROP_TRAINING;
    }

    /** Whether its rows are decisions without crops, so that they can be read as rows of our selection log. */
    public boolean hasSelections() {
        return this == HANDPICK_SELECTION_ONLY || this == SELECTION_ONLY || this == ANOMALY_CASES;
    }

    /** What the first record of a file says about the file. */
    record Detected(LogFormat format, List<String> columns, boolean isHeader) {}

    static Detected detect(LogRecord first) {
        List<String> header = first.fields().stream().map(String::strip).toList();
        LogFormat format = byHeader(header);
        if (format != UNKNOWN) {
            return new Detected(format, header, true);
        }
        if (isExtraction(first)) {
            return new Detected(SELECT_CROP, selectCropColumns(USUAL_IMAGES), false);
        }
        if (isSelectCrop(first)) {
            boolean ours = first.size() == SelectCropRow.columns().size();
            return ours
                    ? new Detected(HANDPICK_SELECT_CROP, SelectCropRow.columns(), false)
                    : new Detected(SELECT_CROP, selectCropColumns((first.size() - 11) / FIELDS_PER_IMAGE), false);
        }
        if (first.size() == CROP.size() && areNumbers(first, 3, 9)) {
            return new Detected(CROP_TRAINING, CROP, false);
        }
        return new Detected(UNKNOWN, header, true);
    }

    private static LogFormat byHeader(List<String> header) {
        if (begins(header, SelectCropRow.columns())) {
            return HANDPICK_SELECT_CROP;
        }
        if (begins(header, SelectionOnlyRow.columns())) {
            return HANDPICK_SELECTION_ONLY;
        }
        if (begins(header, RepeatRow.columns())) {
            return HANDPICK_REPEATS;
        }
        int images = (header.size() - DECISION.size()) / FIELDS_PER_IMAGE;
        if (images > 0 && header.equals(selectCropColumns(images))) {
            return SELECT_CROP;
        }
        if (header.equals(SELECTION)) {
            return SELECTION_ONLY;
        }
        if (header.equals(CROP)) {
            return CROP_TRAINING;
        }
        if (header.equals(ANOMALY)) {
            return ANOMALY_CASES;
        }
        if (header.equals(DUPLICATES)) {
            return DUPLICATE_DETECTION;
        }
        if (header.equals(CULLER)) {
            return TRIPLET_CULLER;
        }
        return begins(header, HISTORICAL) ? HISTORICAL_CROP : UNKNOWN;
    }

    private static boolean begins(List<String> header, List<String> columns) {
        return header.size() >= columns.size()
                && header.subList(0, columns.size()).equals(columns);
    }

    private static List<String> selectCropColumns(int images) {
        List<String> columns = new ArrayList<>(DECISION);
        for (int i = 0; i < images; i++) {
            columns.addAll(List.of("image_" + i + "_path", "image_" + i + "_stage", "width_" + i, "height_" + i));
        }
        return List.copyOf(columns);
    }

    /**
     * True for a row of the history extractors, which wrote nine fields (session_id, directory, chosen_path,
     * chosen_stage, x1, y1, x2, y2, timestamp) under the header of the select and crop log, so that values slid.
     */
    public static boolean isExtraction(LogRecord row) {
        for (int i = 9; i < row.size(); i++) {
            if (!row.isEmpty(i)) {
                return false;
            }
        }
        return !row.isEmpty(8)
                && areNumbers(row, 4, 8)
                && row.number(3).isEmpty()
                && row.number(8).isEmpty();
    }

    private static boolean isSelectCrop(LogRecord row) {
        return row.size() >= DECISION.size() + FIELDS_PER_IMAGE
                && areNumbers(row, 3, 5)
                && row.number(10).isEmpty();
    }

    private static boolean areNumbers(LogRecord row, int from, int to) {
        for (int i = from; i < to; i++) {
            if (row.number(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
