package org.handpick.djl.weights;

import java.nio.file.Path;
import org.handpick.core.Failure;

/** A file of weights that is damaged, hostile, or of another model. It was left as it is; nothing in it was run. */
public final class UnusableWeights extends Failure {
    private static final long serialVersionUID = 1;

    public UnusableWeights(Path file, String reason) {
        super(file + ": " + reason + "; nothing was loaded from it");
    }

    public UnusableWeights(Path file, String reason, Throwable cause) {
        super(file + ": " + reason + "; nothing was loaded from it", cause);
    }
}
