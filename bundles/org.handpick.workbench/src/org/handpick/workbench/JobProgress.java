package org.handpick.workbench;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.handpick.core.Progress;

/** Shows an operation's progress in the Progress view, and brings its Cancel button to the operation. */
public final class JobProgress implements Progress {
    private final IProgressMonitor monitor;
    private SubMonitor work;

    public JobProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
        this.work = SubMonitor.convert(monitor);
    }

    @Override
    public void begin(String what, long total) {
        work = SubMonitor.convert(monitor, what, (int) Math.min(total, Integer.MAX_VALUE));
    }

    @Override
    public void advance(long steps) {
        work.worked((int) Math.min(steps, Integer.MAX_VALUE));
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
