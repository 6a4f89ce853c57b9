package org.handpick.learning.runs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Brings a run back from the trash to where it was. */
public final class RestoreRun implements Operation<RunFolder> {
    private final TrashedRun trashed;

    public RestoreRun(TrashedRun trashed) {
        this.trashed = trashed;
    }

    /** @throws UnwritableRun when the trash was emptied, or another run has the id by now; nothing is changed then */
    @Override
    public RunFolder run(Progress progress) {
        Path run = trashed.from();
        RunsLock.held(run.getParent(), () -> {
            try {
                demandFree(run);
                TrashRun.move(trashed.to(), run);
                if (trashed.note().isPresent()) {
                    Files.deleteIfExists(trashed.note().get());
                }
                return run;
            } catch (IOException e) {
                throw new UnwritableRun(run, e);
            }
        });
        return RunFolder.at(run);
    }

    private void demandFree(Path run) throws IOException {
        if (TrashRun.exists(run)) {
            throw new FileAlreadyExistsException(run.toString());
        }
        if (!TrashRun.exists(trashed.to())) {
            throw new NoSuchFileException(trashed.to().toString());
        }
    }
}
