package org.handpick.traininglog;

/** A row that would say something untrue was refused; nothing was logged. */
public final class UntrueRow extends LogException {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String value;

    public UntrueRow(String column, Object value, String expected) {
        super(column + " is '" + value + "', expected " + expected + "; the row was not logged");
        this.column = column;
        this.value = String.valueOf(value);
    }

    /** The column that would be untrue. */
    public String column() {
        return column;
    }

    /** What it would have said. */
    public String value() {
        return value;
    }
}
