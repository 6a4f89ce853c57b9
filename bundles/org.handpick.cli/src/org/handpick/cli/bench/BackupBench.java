package org.handpick.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handpick.backup.BackUp;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Scope;
import org.handpick.backup.schedule.Program;
import org.handpick.backup.store.Credentials;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.learning.training.TrainingProgram;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;

/**
 * {@code backup}: logs packed, hashed, put into a folder and read back from there, beside {@code tar} and {@code sha256sum}, which do not
 * read back, and beside {@code restic}; and how much memory that takes at most.
 */
public final class BackupBench implements Bench {
    private static final long BYTES = 1_000_000_000;
    private static final int FILES = 4;
    private static final int IMAGES = 4;
    private static final double MEGABYTE = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    private static final String PASSPHRASE = "a passphrase of the bench";
    private static final ImageSize SIZE = new ImageSize(2048, 2048);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String RESTIC = "restic";

    private final long bytes;

    public BackupBench() {
        this(BYTES);
    }

    BackupBench(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "Backs up %,d MB of decision logs to a folder and reads the backup back.%s"
                .formatted(
                        (long) (bytes / MEGABYTE),
                        Peer.named(RESTIC, "").isInstalled()
                                ? ""
                                : " restic is not installed here, so it does not take part.");
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Path data = folder.resolve("data");
        long drawn = draw(data.resolve("training"), progress);
        Map<String, Times> times = new Contest()
                .ours("create", () -> backUp(data, store(new StorePlace.Folder(folder.resolve("plain"))), progress))
                .ours(
                        "encrypted",
                        () -> backUp(
                                data,
                                store(new StorePlace.Encrypted(new StorePlace.Folder(folder.resolve("encrypted")))),
                                progress))
                .peer(
                        "tar_sha256sum",
                        Peer.named(
                                "tar",
                                in(
                                        folder,
                                        "tar czf peer.tar.gz data/training"
                                                + " && sha256sum data/training/* peer.tar.gz >peer.sums && rm peer.*")))
                .peer(
                        RESTIC,
                        Peer.named(
                                RESTIC,
                                in(
                                        folder,
                                        "rm -rf repository && export RESTIC_PASSWORD=bench RESTIC_REPOSITORY=repository"
                                                + " && restic --quiet --no-cache init && restic --quiet --no-cache backup data/training")))
                .run(runs, progress);
        List<Figure> figures = new ArrayList<>(Contest.medians(times));
        double seconds = times.get("create").median() / Duration.ofSeconds(1).toMillis();
        figures.add(new Figure("create", drawn / MEGABYTE / seconds, "MB/s", runs));
        figures.addAll(memory(data, folder.resolve("alone"), progress));
        return figures;
    }

    /**
     * That of the commands as a person calls them, each once in a process of its own: this one has done other things before. Left out where
     * something else than the launcher has started this program, since nothing then says how to start it again.
     */
    private static List<Figure> memory(Path data, Path shelf, Progress progress) {
        if (Program.running().isEmpty()) {
            return List.of();
        }
        String plain = shelf.resolve("plain").toString();
        String encrypted = shelf.resolve("encrypted").toString();
        PeakMemory.of(command(data, "store", "add", "bench", "--folder", encrypted, "--encrypt"), progress);
        return Stream.of(
                        peak("create_peak", command(data, "backup", "create", "--to", plain), progress),
                        peak("encrypted_peak", command(data, "backup", "create", "--store", "bench"), progress))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Figure> peak(String metric, ProcessBuilder command, Progress progress) {
        OptionalLong bytes = PeakMemory.of(command, progress);
        return bytes.isPresent()
                ? Optional.of(new Figure(metric, bytes.getAsLong() / MEBIBYTE, "MiB", 1))
                : Optional.empty();
    }

    private static ProcessBuilder command(Path data, String... words) {
        List<String> command =
                new ArrayList<>(TrainingProgram.ofThisInstallation(data).start());
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put(Secrets.variable("bench", "passphrase"), PASSPHRASE);
        return process;
    }

    private static String in(Path folder, String line) {
        return "cd '" + folder + "' && " + line;
    }

    private static NamedStore store(StorePlace place) {
        Credentials credentials = new Credentials("bench", (store, secret) -> Optional.of(PASSPHRASE));
        return new NamedStore("bench", place.prepare(credentials));
    }

    private static void backUp(Path data, NamedStore store, Progress progress) {
        BackUp.Made made = new BackUp(new BackupFolder(data), store, Scope.of(List.of())).run(progress);
        store.store().delete(made.name().archive());
        store.store().delete(made.name().sums());
    }

    /** @return how many bytes there are now */
    private long draw(Path logs, Progress progress) {
        Random random = new Random(1);
        long all = 0;
        try {
            Files.createDirectories(logs);
            for (int file = 0; file < FILES; file++) {
                Path log = logs.resolve("log_" + file + ".csv");
                long size = 0;
                try (BufferedWriter writer = Files.newBufferedWriter(log)) {
                    writer.write(SelectCropRow.header());
                    while (size < bytes / FILES) {
                        progress.check();
                        String row = row(random).csv();
                        writer.write(row);
                        size += row.length(); // there is nothing but ASCII in it
                    }
                }
                Files.setLastModifiedTime(log, FileTime.from(START)); // nobody writes to it
                all += Files.size(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static SelectCropRow row(Random random) {
        int number = random.nextInt(Integer.MAX_VALUE);
        List<LoggedImage> images = IntStream.range(0, IMAGES)
                .mapToObj(image -> new LoggedImage(
                        "batch/20250101_%010d_stage%d.png".formatted(number, image), "stage" + image, SIZE))
                .toList();
        CropBox crop = new CropBox(
                random.nextDouble() / 2,
                random.nextDouble() / 2,
                0.5 + random.nextDouble() / 2,
                0.5 + random.nextDouble() / 2);
        return new SelectCropRow(
                "20250101T000000Z",
                new SetId("t_%012x".formatted(random.nextLong(1L << 48))),
                "batch",
                images,
                Optional.of(new Keeper(random.nextInt(IMAGES), crop)),
                START.plusSeconds(number),
                LogEvent.of("e%010d".formatted(number)));
    }
}
