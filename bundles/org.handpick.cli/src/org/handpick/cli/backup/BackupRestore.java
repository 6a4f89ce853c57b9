package org.handpick.cli.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Restore;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code backup restore}: files come back, and nothing is overwritten. */
public final class BackupRestore implements Command {
    private static final Parameter<Optional<Instant>> AT = Parameter.option(
            "--at",
            new Value<>("TIME", BackupRestore::time),
            "The state of this time or day, such as 2026-11-22, 2026-11-22T12:00 or 2026-11-22T12:00:00Z; the newest by default.");
    private static final Parameter<Optional<String>> FILE = Parameter.option(
            "--file",
            Value.TEXT.called("PATH"),
            "One file alone, such as training/select_crop_log.csv; all by default.");
    private static final Parameter<Path> TO = Parameter.requiredOption(
            "--to",
            Value.FOLDER,
            "Where to. What stands in the way there is moved to replaced-TIME, and what is not in the backup stays.");

    /** {@code replaced} is null where nothing stood in the way. */
    private record Restored(
            String backup,
            String store,
            String host,
            String dataArea,
            String to,
            int files,
            long bytes,
            long records,
            int unchanged,
            String replaced,
            Map<String, Long> left) {}

    @Override
    public String name() {
        return "backup restore";
    }

    @Override
    public String summary() {
        return "Brings files back from a backup that is sound to the last byte. Nothing is overwritten.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, BackupPlace.FROM, BackupPlace.BACKUP, AT, FILE, TO);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        NamedStore store = BackupPlace.source(arguments);
        Path to = arguments.get(TO).toAbsolutePath().normalize();
        Restore.Restored restored = new Restore(
                        BackupPlace.folder(arguments),
                        store,
                        new Restore.Wish(which(arguments), arguments.get(FILE), OptionalLong.empty()),
                        to)
                .run(output.progress());
        Restored told = new Restored(
                restored.name().archive(),
                store.name(),
                restored.origin().host(),
                restored.origin().dataArea(),
                to.toString(),
                restored.files().size(),
                restored.bytes(),
                restored.records(),
                restored.unchanged(),
                restored.replaced().map(Path::toString).orElse(null),
                restored.left());
        output.result(told, () -> text(told));
        restored.remarks().forEach(remark -> output.message(remark + "."));
        return Outcome.DONE;
    }

    private static Optional<Restore.Which> which(Arguments arguments) {
        if (arguments.get(AT).isPresent() && arguments.get(BackupPlace.BACKUP).isPresent()) {
            throw new WrongUse(AT.name() + " and " + BackupPlace.BACKUP.name() + " do not go together");
        }
        return arguments
                .get(BackupPlace.BACKUP)
                .<Restore.Which>map(Restore.Which.Exactly::new)
                .or(() -> arguments.get(AT).map(Restore.Which.AsOf::new));
    }

    private static String text(Restored told) {
        String text = "%s of %s on %s: %d files with %d records are in %s"
                .formatted(told.backup, told.dataArea, told.host, told.files, told.records, told.to);
        String unchanged = told.unchanged == 0 ? "" : "; %d stood there already".formatted(told.unchanged);
        return text + unchanged + (told.replaced == null ? "" : "; what stood in the way is in " + told.replaced);
    }

    /** Of a day its end is meant; times without a zone are those of this computer. */
    private static Instant time(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            return text.contains("T")
                    ? LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant()
                            .minusSeconds(1);
        } catch (DateTimeException e) {
            throw new WrongUse("is no time, such as 2026-11-22, 2026-11-22T12:00 or 2026-11-22T12:00:00Z");
        }
    }
}
