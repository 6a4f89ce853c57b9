package org.handpick.cli.backup;

import java.util.List;
import java.util.Optional;
import org.handpick.backup.DamagedArchive;
import org.handpick.backup.History;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Verify;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code backup verify}: reads stored bytes. A damaged backup is a problem, and so is one that can't be read. */
public final class BackupVerify implements Command {
    private static final int ALL = 100;
    private static final Parameter<Optional<Integer>> SHARE = Parameter.option(
            "--share",
            Value.COUNT.called("PERCENT"),
            "So many of 100 backups, those first whose last check is longest ago; all by default.");

    /** Of a damaged one only the fault is known. */
    private record Checked(
            String backup,
            String store,
            boolean sound,
            Long files,
            Long contentBytes,
            Long records,
            String sha256,
            String fault) {}

    @Override
    public String name() {
        return "backup verify";
    }

    @Override
    public String summary() {
        return "Reads the stored backups to the last byte and compares every file with its manifest.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, BackupPlace.FROM, SHARE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        int share = arguments.get(SHARE).orElse(ALL);
        if (share > ALL) {
            throw new WrongUse(SHARE.name() + ": '" + share + "' is more than 100");
        }
        NamedStore store = BackupPlace.source(arguments);
        Verify.Checked checked = new Verify(BackupPlace.folder(arguments), store, share).run(output.progress());
        for (History.Verified sound : checked.sound()) {
            output.result(
                    new Checked(
                            sound.backup().archive(),
                            store.name(),
                            true,
                            sound.files(),
                            sound.contentBytes(),
                            sound.allRecords(),
                            sound.sha256(),
                            null),
                    () -> "%s: sound, %s"
                            .formatted(sound.backup(), Wording.content(sound.files(), sound.allRecords())));
        }
        for (DamagedArchive damaged : checked.damaged()) {
            output.result(
                    new Checked(
                            damaged.backup().archive(),
                            store.name(),
                            false,
                            null,
                            null,
                            null,
                            null,
                            damaged.getMessage()),
                    () -> damaged.backup() + ": DAMAGED");
            output.problem(damaged.getMessage());
        }
        checked.unread().forEach(unread -> output.problem(unread.getMessage()));
        return Outcome.DONE;
    }
}
