package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.schedule.RemoveSchedule;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup schedule remove}: the system makes no backups by itself any more. */
public final class ScheduleRemove implements Command {
    private record Removed(boolean removed) {}

    private final SystemPrograms programs;

    /** With those of this computer. */
    public ScheduleRemove() {
        this(new SystemPrograms(System.getenv()));
    }

    ScheduleRemove(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "backup schedule remove";
    }

    @Override
    public String summary() {
        return "Lets the system make no backups by itself any more. Those that were made stay.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        boolean removed = new RemoveSchedule(BackupPlace.folder(arguments), programs).run(output.progress());
        output.result(new Removed(removed), () -> removed ? "The schedule is removed." : "Nothing was scheduled.");
        return Outcome.DONE;
    }
}
