package org.handpick.picking;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileTransactions;
import org.handpick.core.files.Journal;
import org.handpick.core.files.StuckTransaction;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.UnreadableFolder;

/**
 * Opens a folder as a library: takes its lock, ends what a crash has interrupted, reads what was decided, and finds its sets.
 *
 * <p>Who comes second gets the library read-only. Images that decisions have left in place, kept or skipped, are in no new set.
 */
public final class OpenLibrary implements Operation<Library> {
    private final Path folder;
    private final GroupingRule rule;
    private final Disk disk;

    public OpenLibrary(Path folder, GroupingRule rule) {
        this(folder, rule, Disk.LOCAL);
    }

    OpenLibrary(Path folder, GroupingRule rule, Disk disk) {
        this.folder = folder;
        this.rule = rule;
        this.disk = disk;
    }

    /** @throws LibraryUnreadable naming the folder or the file in it that can't be read */
    @Override
    public Library run(Progress progress) {
        Path root;
        try {
            root = folder.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new NotDirectoryException(root.toString());
            }
        } catch (NotDirectoryException e) {
            throw new LibraryUnreadable(folder + ": it is not a folder", e);
        } catch (IOException e) {
            throw new LibraryUnreadable(folder + ": there is no such folder, or it can't be read", e);
        }
        Lock lock = lock(root);
        boolean opened = false;
        try {
            Library library = open(root, lock, progress);
            opened = true;
            return library;
        } catch (UnreadableFolder e) {
            throw new LibraryUnreadable(e.getMessage() + "; nothing was changed", e);
        } catch (IOException e) {
            throw new LibraryUnreadable(root + ": " + e.getMessage() + "; nothing was changed", e);
        } finally {
            if (!opened) {
                lock.held.ifPresent(OpenLibrary::giveBack);
            }
        }
    }

    private record Lock(Access access, Optional<LibraryLock> held) {}

    private static Lock lock(Path root) {
        Path own = root.resolve(Library.FOLDER);
        try {
            Files.createDirectories(own);
            return switch (LibraryLock.take(own.resolve("lock"))) {
                case LibraryLock.Attempt.Taken(LibraryLock lock) -> new Lock(new Access.Writable(), Optional.of(lock));
                case LibraryLock.Attempt.Held(Optional<Holder> holder) ->
                    new Lock(new Access.HeldBy(holder), Optional.empty());
            };
        } catch (IOException e) {
            return new Lock(
                    new Access.NotWritable(own + " can't be written (" + e.getMessage() + ")"), Optional.empty());
        }
    }

    private static void giveBack(LibraryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LibraryUnreadable("the lock of the library could not be given back", e);
        }
    }

    private Library open(Path root, Lock lock, Progress progress) throws IOException {
        progress.begin("Opening " + Library.nameOf(root), 0);
        Ledger ledger = new Ledger();
        Journal journal = new Journal(root.resolve(Library.FOLDER).resolve("journal.jsonl"), root, disk);
        List<String> repairs = new ArrayList<>();
        List<String> faults = journal.replay(entry -> {
            progress.check();
            if (entry.isCommitted()) {
                enter(entry, ledger, repairs);
            }
        });
        repairs.addAll(faults);
        FileTransactions transactions = new FileTransactions(journal, disk);
        if (lock.held.isPresent()) {
            recover(root, transactions, journal, ledger, repairs);
        }
        progress.check();
        Discovery discovery = new DiscoverSets(root, rule, ledger.settled()).run(progress);
        discovery.sets().forEach(set -> ledger.reopen(set.id()));
        Discovery all = new Discovery(
                inOrder(discovery.sets(), ledger.decidedSets()), discovery.unassigned(), discovery.unreadable());
        Library.Found found = new Library.Found(all, List.copyOf(repairs));
        return new Library(root, lock.access, lock.held, ledger, journal, transactions, rule.ladder(), found);
    }

    private static void enter(Journal.Entry entry, Ledger ledger, List<String> repairs) {
        try {
            ledger.enter(EventJson.read(entry.intent().what()), entry.offset());
        } catch (JsonParseException e) {
            repairs.add("The journal's entry " + entry.intent().id() + " can't be read; it was passed over: "
                    + e.getMessage());
        }
    }

    private static void recover(
            Path root, FileTransactions transactions, Journal journal, Ledger ledger, List<String> repairs)
            throws IOException {
        try {
            transactions.settle().ifPresent(settled -> {
                String set = EventJson.read(settled.entry().intent().what())
                        .set()
                        .id()
                        .text();
                if (settled.entry().isCommitted()) {
                    enter(settled.entry(), ledger, repairs);
                    repairs.add("The decision about " + set + " was interrupted; it was finished.");
                } else {
                    repairs.add("The decision about " + set + " was interrupted; it was taken back (" + settled.reason()
                            + ").");
                }
            });
        } catch (StuckTransaction e) {
            repairs.add(e.getMessage());
        }
        if (journal.unsettled().isEmpty()) {
            DecisionPlan.clear(root.resolve(Library.FOLDER).resolve(DecisionPlan.PENDING));
        }
    }

    private List<ImageSet> inOrder(List<ImageSet> discovered, List<ImageSet> decided) {
        Set<SetId> found = new HashSet<>();
        discovered.forEach(set -> found.add(set.id()));
        List<ImageSet> sets = new ArrayList<>(discovered);
        decided.stream().filter(set -> !found.contains(set.id())).forEach(sets::add);
        sets.sort(Comparator.comparing(set -> set.images().getFirst(), rule.order()));
        return List.copyOf(sets);
    }
}
