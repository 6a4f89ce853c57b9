package org.handpick.learning.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Operation;
import org.handpick.workbench.OperationJob;

/**
 * Answers to questions that take long, each worked on once, in a job that the Progress view shows and can cancel. For the UI thread;
 * all methods return at once.
 *
 * @param <Q> what is asked; equal questions have the same answer
 */
final class Answers<Q, A> {
    /** A model takes much memory while it is asked, so however many answers are wanted, they are looked for in turn. */
    private static final ISchedulingRule IN_TURN = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };

    private final Display display;
    private final Function<Q, String> title;
    private final Function<Q, Operation<A>> work;
    private final Runnable changed;
    private final Map<Q, A> known = new HashMap<>();
    private final Map<Q, Job> underWay = new HashMap<>();
    private final Map<Q, String> failed = new HashMap<>();

    /**
     * @param title what is done to answer, such as {@code Judging a run}
     * @param work what finds the answer; made in the background
     * @param changed called when there is an answer, or none will come
     */
    Answers(Display display, Function<Q, String> title, Function<Q, Operation<A>> work, Runnable changed) {
        this.display = display;
        this.title = title;
        this.work = work;
        this.changed = changed;
    }

    /** Begins to look for the answer, when it is not known and nobody does so yet. */
    void want(Q question) {
        if (known.containsKey(question) || underWay.containsKey(question) || failed.containsKey(question)) {
            return;
        }
        Job job = new OperationJob<>(title.apply(question), display, () -> work.apply(question), end(question));
        job.setRule(IN_TURN);
        underWay.put(question, job);
        job.schedule();
    }

    /** Looks for the answer anew: what failed may go well now, and files may have changed. */
    void wantAnew(Q question) {
        known.remove(question);
        failed.remove(question);
        want(question);
    }

    private OperationJob.End<A> end(Q question) {
        return new OperationJob.End<>() {
            @Override
            public void done(A answer) {
                known.put(question, answer);
                end();
            }

            @Override
            public void cancelled() {
                failed(title.apply(question) + " was cancelled. Evaluate begins again.");
            }

            @Override
            public void failed(String sentence) {
                failed.put(question, sentence);
                end();
            }

            private void end() {
                underWay.remove(question);
                changed.run();
            }
        };
    }

    /** Empty while it is looked for, and where none was found. */
    Optional<A> of(Q question) {
        return Optional.ofNullable(known.get(question));
    }

    /** Why there is no answer, in a sentence. */
    String words(Q question) {
        return underWay.containsKey(question)
                ? title.apply(question) + "; the Progress view can cancel it."
                : Optional.ofNullable(failed.get(question)).orElse("");
    }
}
