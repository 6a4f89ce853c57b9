package org.handpick.dataset;

import org.handpick.core.Failure;

/** A dataset could not be made or read. The message is a sentence for a person. */
public abstract sealed class DatasetException extends Failure
        permits UnreadableDataset, UnreadableLibrary, UnwritableDataset {
    private static final long serialVersionUID = 1;

    DatasetException(String message) {
        super(message);
    }

    DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
