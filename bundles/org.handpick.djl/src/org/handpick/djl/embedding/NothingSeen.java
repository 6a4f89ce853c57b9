package org.handpick.djl.embedding;

import java.nio.file.Path;
import org.handpick.core.Failure;

/** An encoder tells nothing of one image that can be learned from, such as a number that is not finite. It may see others well. */
public final class NothingSeen extends Failure {
    private static final long serialVersionUID = 1;

    NothingSeen(Path file, String reason) {
        super(file + ": " + reason);
    }
}
