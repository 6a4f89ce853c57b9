package org.handpick.cli.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.backup.DamagedArchive;
import org.handpick.backup.Manifest;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Restore;
import org.handpick.backup.Salvage;
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

    private static final Parameter<Optional<Long>> BUDGET = Parameter.option(
            "--budget",
            new Value<>("BYTES", BackupRestore::bytes),
            "How many bytes the files may have together; by default as many as the disk has room for.");

    private static final Parameter<Boolean> SALVAGE = Parameter.flag(
            "--salvage",
            "Of a damaged backup, the named or the newest one: those files that are sound, to a folder that is not there yet.");

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
            Map<String, Long> left,
            List<String> lost) {}

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
        return List.of(BackupPlace.STORE, BackupPlace.FROM, BackupPlace.BACKUP, AT, FILE, TO, BUDGET, SALVAGE);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        NamedStore store = BackupPlace.source(arguments);
        Path to = arguments.get(TO).toAbsolutePath().normalize();
        if (arguments.get(SALVAGE)) {
            salvage(arguments, store, to, output);
            return Outcome.DONE;
        }
        try {
            restore(arguments, store, to, output);
        } catch (DamagedArchive e) {
            output.problem(e.getMessage() + "; nothing was restored. An older one may be sound, and " + SALVAGE.name()
                    + " brings back what is sound of this one.");
            return Outcome.FAILED;
        }
        return Outcome.DONE;
    }

    private static void restore(Arguments arguments, NamedStore store, Path to, Output output) {
        Restore.Restored restored = new Restore(
                        BackupPlace.folder(arguments),
                        store,
                        new Restore.Wish(which(arguments), arguments.get(FILE), budget(arguments)),
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
                left(restored),
                List.of());
        output.result(told, () -> text(told));
        restored.remarks().forEach(remark -> output.message(remark + "."));
    }

    private static void salvage(Arguments arguments, NamedStore store, Path to, Output output) {
        arguments.demandOneAtMost(SALVAGE, AT);
        Salvage.Salvaged saved = new Salvage(
                        BackupPlace.folder(arguments),
                        store,
                        arguments.get(BackupPlace.BACKUP),
                        arguments.get(FILE),
                        budget(arguments),
                        to)
                .run(output.progress());
        Restored told = new Restored(
                saved.name().archive(),
                store.name(),
                saved.origin().host(),
                saved.origin().dataArea(),
                to.toString(),
                saved.files().size(),
                saved.files().stream().mapToLong(Manifest.Entry::size).sum(),
                saved.files().stream()
                        .mapToLong(file -> file.records().orElse(0))
                        .sum(),
                0,
                null,
                Map.of(),
                saved.lost());
        output.result(told, () -> text(told));
        saved.lost().forEach(file -> output.problem(saved.name() + ": " + file + " is damaged, and was left out."));
    }

    /** What was not counted is null. */
    private static Map<String, Long> left(Restore.Restored restored) {
        Map<String, Long> left = new LinkedHashMap<>();
        restored.left().forEach((log, more) -> left.put(log, more.isPresent() ? more.getAsLong() : null));
        return left;
    }

    private static OptionalLong budget(Arguments arguments) {
        return arguments.get(BUDGET).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static long bytes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongUse("is no number of bytes");
        }
    }

    private static Optional<Restore.Which> which(Arguments arguments) {
        arguments.demandOneAtMost(AT, BackupPlace.BACKUP);
        return arguments
                .get(BackupPlace.BACKUP)
                .<Restore.Which>map(Restore.Which.Exactly::new)
                .or(() -> arguments.get(AT).map(Restore.Which.AsOf::new));
    }

    private static String text(Restored told) {
        String text = "%s of %s on %s: %s; now in %s"
                .formatted(told.backup, told.dataArea, told.host, Wording.content(told.files, told.records), told.to);
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
