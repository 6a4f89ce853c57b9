package org.handpick.cli.backup;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.handpick.backup.Diff;
import org.handpick.backup.LiveFile;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup diff}: a backup beside the disk as it is now. A log that has lost records is a problem. */
public final class BackupDiff implements Command {
    /** Records are null for what has none. */
    private record Line(String backup, String file, String state, Long recordsThen, Long recordsNow) {}

    @Override
    public String name() {
        return "backup diff";
    }

    @Override
    public String summary() {
        return "Compares a backup with the disk, file by file.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, BackupPlace.FROM, BackupPlace.BACKUP);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Diff.Compared compared = new Diff(
                        BackupPlace.folder(arguments),
                        BackupPlace.source(arguments),
                        BackupPlace.settings(arguments).scope(),
                        arguments.get(BackupPlace.BACKUP))
                .run(output.progress());
        for (LiveFile file : compared.files()) {
            Line line = new Line(
                    compared.name().archive(),
                    file.path(),
                    file.state().name().toLowerCase(Locale.ROOT),
                    orNull(file.then()),
                    orNull(file.now()));
            output.result(line, () -> text(line));
        }
        compared.files().stream().filter(LiveFile::isWorrying).forEach(file -> output.problem(worry(file)));
        return Outcome.DONE;
    }

    static String worry(LiveFile file) {
        return file.path()
                + switch (file.state()) {
                    case MISSING -> ": is in the backup and not on the disk any more";
                    case UNREADABLE -> ": can't be read on the disk";
                    default -> ": does not begin any more with what was backed up; records were lost or altered";
                };
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static String text(Line line) {
        String records = line.recordsThen == null || line.recordsNow == null
                ? ""
                : "  %s then, %s now"
                        .formatted(Wording.count(line.recordsThen, "record"), Wording.number(line.recordsNow));
        return "%-11s  %s%s".formatted(line.state, line.file, records);
    }
}
