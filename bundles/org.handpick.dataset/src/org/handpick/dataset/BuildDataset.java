package org.handpick.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt.Seen;
import org.handpick.dataset.DatasetBuilt.SourceLog;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.output.DatasetFiles;
import org.handpick.dataset.output.OwnVersion;
import org.handpick.dataset.output.SetLine;
import org.handpick.dataset.output.SetReader;
import org.handpick.dataset.output.Tally;
import org.handpick.dataset.output.WorkFolder;
import org.handpick.dataset.output.WritePages;
import org.handpick.dataset.output.WriteSets;
import org.handpick.dataset.places.ImageRoots;
import org.handpick.dataset.places.Spill;
import org.handpick.dataset.rows.CheckImages;
import org.handpick.dataset.rows.CheckedSet;
import org.handpick.dataset.rows.Decided;
import org.handpick.dataset.rows.InOrder;
import org.handpick.dataset.rows.LogAccount;
import org.handpick.dataset.split.CountLeaks;
import org.handpick.dataset.split.EarlierSides;
import org.handpick.dataset.split.EventKeys;
import org.handpick.dataset.split.SetTable;
import org.handpick.dataset.split.Sha256;
import org.handpick.dataset.split.Sides;
import org.handpick.dataset.split.Sight;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.check.JudgeDecisions;
import org.handpick.traininglog.check.JudgedRow;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;

/**
 * Makes a dataset of logs and of the images they are about, see docs/log-formats.md#dataset.
 *
 * <p>Of every row it is told whether it gave a set, and if not, why. Rows of any format are read; the decisions in force whose
 * images were all found, can be decoded and have the size that the row says become sets, and each gets a side so that nothing that
 * looks like it is on another. Equal sources and plans give equal files, byte for byte.
 *
 * <p>Logs and libraries are only read. The folder appears whole or not at all. Memory stays small: a set takes some hundred bytes
 * while the dataset is made, and rows and images are not kept.
 */
public final class BuildDataset implements Operation<DatasetBuilt> {
    private final List<Path> logs;
    private final List<Path> libraries;
    private final Path out;
    private final DatasetPlan plan;
    private final Sight sight;

    /**
     * @param logs of any format
     * @param libraries folders in which images are looked for, each a library or a folder of libraries
     * @param out is made; there must be nothing or an empty folder
     */
    public BuildDataset(List<Path> logs, List<Path> libraries, Path out, DatasetPlan plan) {
        this(logs, libraries, out, plan, Optional.empty());
    }

    /** @param embeddings what an encoder saw in some of the images; those that are near-duplicates to it go to one side */
    public BuildDataset(
            List<Path> logs, List<Path> libraries, Path out, DatasetPlan plan, Optional<Embeddings> embeddings) {
        this.sight = new Sight(embeddings);
        this.logs = logs.stream().map(log -> log.toAbsolutePath().normalize()).toList();
        this.libraries = List.copyOf(libraries);
        this.out = out;
        this.plan = plan;
    }

    /**
     * @throws DatasetException when the folder can't be written, a library can't be read or the earlier dataset is damaged
     * @throws UnreadableLog when a log can't be read
     */
    @Override
    public DatasetBuilt run(Progress progress) {
        try (WorkFolder folder = WorkFolder.at(out);
                ImageRoots roots = ImageRoots.of(allRoots(), folder.scratch("names"), progress);
                Spill sets = new Spill(folder.scratch("sets"))) {
            DatasetBuilt built = new Making(folder, roots, sets, progress).make();
            roots.close(); // its file lies in the folder that is to get its name
            sets.close();
            folder.finish();
            return built;
        } catch (IOException | UncheckedIOException e) {
            throw new UnwritableDataset(out, e instanceof UncheckedIOException io ? io.getCause() : (IOException) e);
        }
    }

    private Collection<Path> allRoots() {
        Set<Path> roots = new LinkedHashSet<>(libraries);
        plan.heldOut().ifPresent(roots::add);
        return roots;
    }

    /** One run. */
    private final class Making {
        private final WorkFolder folder;
        private final ImageRoots roots;
        private final Spill sets;
        private final Progress progress;

        private final Optional<Path> heldOut;
        private final List<LogAccount> accounts = new ArrayList<>();
        private final SetTable table = new SetTable(sight);
        private final EventKeys events = new EventKeys();
        private final EventKeys undone = new EventKeys();
        /** What is used of it. */
        private Optional<Seen> seen = Optional.empty();

        Making(WorkFolder folder, ImageRoots roots, Spill sets, Progress progress) {
            this.folder = folder;
            this.roots = roots;
            this.sets = sets;
            this.progress = progress;
            this.heldOut = plan.heldOut().map(ImageRoots::realFolder);
        }

        DatasetBuilt make() {
            Sides sides = new Sides(plan.shares(), plan.seed(), plan.near());
            EarlierSides earlierSides = new EarlierSides();
            Optional<String> earlier = plan.earlier().map(dataset -> readEarlier(dataset, sides, earlierSides));
            readLogs();
            long shown = table.seen();
            seen = sight.embeddings()
                    .filter(_ -> shown > 0)
                    .map(known -> new Seen(known.encoder(), Embeddings.ALIKE_FROM, shown, table.keepsSight(sides)));
            List<SetTable.Placed> placed = table.place(
                    sides,
                    earlierSides,
                    undone,
                    (row, reason) -> accounts.get(row.log()).leaveOut(row.row(), reason),
                    progress);
            return write(placed, earlier);
        }

        private String readEarlier(Path dataset, Sides sides, EarlierSides earlierSides) {
            SetReader reader = SetReader.open(dataset);
            progress.begin("Reading " + dataset, 0);
            reader.read(
                    line -> {
                        Sides.Traits traits = SetTable.traits(line.set(), sight);
                        sides.put(traits, line.side());
                        earlierSides.put(traits, line.side());
                    },
                    progress);
            return reader.sha256();
        }

        private void readLogs() {
            for (Path log : logs) {
                accounts.add(new LogAccount(log, formatOf(log)));
            }
            try (InOrder<CheckImages.Result> checks = new InOrder<>("handpick-dataset", this::checked)) {
                for (int log = 0; log < logs.size(); log++) {
                    if (accounts.get(log).format().hasCrops()) {
                        judge(log, checks);
                    }
                }
                for (int log = 0; log < logs.size(); log++) {
                    LogFormat format = accounts.get(log).format();
                    if (format.hasSelections()) { // behind those with crops, so that the row with the crop counts
                        judge(log, checks);
                    } else if (!format.hasCrops()) {
                        passOver(log, format == LogFormat.UNKNOWN ? Reason.UNKNOWN_FORMAT : Reason.NO_DECISIONS);
                    }
                }
                checks.finish();
            }
            sets.seal();
        }

        private static LogFormat formatOf(Path log) {
            try (LogReader reader = LogReader.open(log)) {
                return reader.format();
            }
        }

        private void passOver(int log, Reason reason) {
            try (LogReader reader = LogReader.open(logs.get(log))) {
                for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                    progress.check();
                    accounts.get(log).count();
                    accounts.get(log).leaveOut(row.get().row(), reason);
                }
            }
        }

        private void judge(int log, InOrder<CheckImages.Result> checks) {
            LogAccount account = accounts.get(log);
            new JudgeDecisions(logs.get(log), row -> {
                        progress.check();
                        account.count();
                        switch (row) {
                            case JudgedRow.LeftOut(long number, var fault) ->
                                account.leaveOut(number, Reason.of(fault));
                            case JudgedRow.Undo(long number, String event) -> {
                                undone.add(event);
                                account.leaveOut(number, Reason.UNDO);
                            }
                            case JudgedRow.Undone(long number, String event) -> {
                                undone.add(event);
                                account.leaveOut(number, Reason.UNDONE);
                            }
                            case JudgedRow.InForce(long number, var decision, var faults) -> {
                                faults.forEach(fault -> account.note(number, fault));
                                if (events.add(decision.event().id())) {
                                    Decided decided = Decided.of(new Decided.RowNumber(log, number), decision);
                                    checks.give(() -> new CheckImages(decided, roots).run());
                                } else {
                                    account.leaveOut(number, Reason.SAME_EVENT);
                                }
                            }
                        }
                    })
                    .run(progress);
        }

        private void checked(CheckImages.Result result) {
            switch (result) {
                case CheckImages.Result.Good(CheckedSet set) ->
                    table.add(
                            set,
                            sets.add(set.toBytes()),
                            heldOut.filter(Path.of(set.library())::startsWith).isPresent(),
                            accounts.get(set.row().log()).format().hasCrops());
                case CheckImages.Result.Bad(var row, Reason reason, String sentence) ->
                    accounts.get(row.log()).leaveOut(row.row(), reason, sentence);
            }
        }

        private DatasetBuilt write(List<SetTable.Placed> placed, Optional<String> earlier) {
            progress.begin("Writing sets", placed.size());
            Tally tally;
            String sha256;
            try (WriteSets writer = new WriteSets(folder)) {
                for (SetTable.Placed set : placed) {
                    progress.check();
                    writer.write(new SetLine(CheckedSet.of(sets.at(set.offset())), set.side()));
                    progress.advance(1);
                }
                sha256 = writer.finish();
                tally = writer.tally();
                if (plan.coco()) {
                    writer.writeCoco();
                }
            } catch (IOException e) {
                throw new UnwritableDataset(out, e);
            }
            List<SourceLog> sources = sources();
            WritePages pages = new WritePages(folder, plan, roots.roots(), sources, tally, seen);
            pages.writeHeader(sha256, earlier, OwnVersion.text());
            SplitProof proof = prove();
            List<Warning> warnings = new ArrayList<>(tally.warnings(plan.shares()));
            seen.filter(told -> !told.used())
                    .ifPresent(blunt -> warnings.add(new Warning(
                            "blunt_encoder",
                            "To " + blunt.encoder()
                                    + " images of different sets are alike too often for it to tell near-duplicates; only"
                                    + " perceptual hashes were compared.")));
            if (proof.leaks() > 0) {
                warnings.add(new Warning(
                        "leaks", proof.leaks() + " pairs of images on two sides are alike; do not use this dataset."));
            }
            pages.writeReport(proof, warnings, roots.notes());
            Map<Split, Long> counts = new EnumMap<>(Split.class);
            for (Split split : Split.values()) {
                counts.put(split, tally.sets(split));
            }
            return new DatasetBuilt(
                    folder.target(),
                    sha256,
                    counts,
                    tally.pairs(),
                    tally.crops(),
                    proof,
                    seen,
                    sources,
                    warnings,
                    roots.notes());
        }

        private List<SourceLog> sources() {
            List<SourceLog> sources = new ArrayList<>();
            for (int log = 0; log < logs.size(); log++) {
                try {
                    sources.add(accounts.get(log).told(Sha256.of(logs.get(log))));
                } catch (IOException e) {
                    throw new UnreadableLog(logs.get(log), e);
                }
            }
            return sources;
        }

        /** Reads what was written and compares it; what gave the sides has no part in it. */
        private SplitProof prove() {
            CountLeaks leaks = new CountLeaks(plan.near());
            Sight used = seen.filter(Seen::used).isPresent() ? sight : Sight.NONE;
            SetReader.open(folder.file(DatasetFiles.HEADER).getParent())
                    .read(line -> leaks.enter(line.side(), SetTable.traits(line.set(), used)), progress);
            return leaks.run(progress);
        }
    }
}
