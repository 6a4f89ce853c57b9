package org.handpick.dataset.output;

/** The names of the files of a dataset, and the version of what is in them. */
public final class DatasetFiles {
    public static final int SCHEMA_VERSION = 1;

    /** One {@link SetLine} a set. */
    public static final String SETS = "sets.jsonl";

    /** What the dataset is: where it is from, how it was made, and the hash of the sets. */
    public static final String HEADER = "dataset.json";

    static final String PAIRS = "ranking_pairs.jsonl";
    static final String CROPS = "crop_samples.jsonl";
    static final String COCO = "coco.json";
    static final String REPORT = "report.json";
    static final String REPORT_PAGE = "report.md";
    static final String CARD = "README.md";

    private DatasetFiles() {}
}
