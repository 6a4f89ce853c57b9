package org.handpick.learning.runs;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Changes what a person says about a run. Undone by saying again what was said {@linkplain Annotated#before before}. */
public final class AnnotateRun implements Operation<AnnotateRun.Annotated> {
    private final RunFolder run;
    private final UnaryOperator<RunNotes> change;

    private AnnotateRun(RunFolder run, UnaryOperator<RunNotes> change) {
        this.run = run;
        this.change = change;
    }

    /** What was said before and what is said now. */
    public record Annotated(RunNotes before, RunNotes after) {
        public Annotated {
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
        }
    }

    public static AnnotateRun rename(RunFolder run, String name) {
        return new AnnotateRun(run, notes -> notes.withName(name));
    }

    public static AnnotateRun pin(RunFolder run, boolean pinned) {
        return new AnnotateRun(run, notes -> notes.withPinned(pinned));
    }

    public static AnnotateRun note(RunFolder run, String note) {
        return new AnnotateRun(run, notes -> notes.withNote(note));
    }

    /** Says all of it again, as undo and redo do. */
    public static AnnotateRun with(RunFolder run, RunNotes notes) {
        return new AnnotateRun(run, _ -> notes);
    }

    /** @throws RunException when the notes can't be read or written; they are as before then */
    @Override
    public Annotated run(Progress progress) {
        return run.annotate(change);
    }
}
