package org.handpick.cli.backup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.backup.BackupName;
import org.handpick.backup.Diff;
import org.handpick.backup.LiveFile;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code backup diff}: a backup beside the disk as it is now. A log that has lost records is a problem. */
public final class BackupDiff implements Command {
    private static final Parameter<Optional<BackupName>> BACKUP = Parameter.option(
            "--backup",
            new Value<>("NAME", BackupDiff::backup),
            "Which one, by the name that backup list tells; the newest by default.");

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
        return List.of(BackupPlace.STORE, BackupPlace.FROM, BACKUP);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Diff.Compared compared = new Diff(
                        BackupPlace.folder(arguments),
                        BackupPlace.source(arguments),
                        BackupPlace.settings(arguments).scope(),
                        arguments.get(BACKUP))
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
        return file.state() == LiveFile.State.MISSING
                ? file.path() + ": is in the backup and not on the disk any more"
                : file.path() + ": does not begin any more with what was backed up; records were lost or altered";
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static String text(Line line) {
        String records = line.recordsThen == null || line.recordsNow == null
                ? ""
                : "  %d records, then %d".formatted(line.recordsNow, line.recordsThen);
        return "%-9s  %s%s".formatted(line.state, line.file, records);
    }

    private static BackupName backup(String text) {
        return BackupName.ofArchive(text)
                .orElseThrow(() -> new WrongUse("is no name of a backup, such as handpick-20261122T020000Z.tar.gz"));
    }
}
