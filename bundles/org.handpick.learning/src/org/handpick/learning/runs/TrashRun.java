package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FreeName;
import org.handpick.core.files.TrashSlot;

/**
 * Puts a run into the trash, as a whole folder and in one move, so that it is never there in part. Undone by {@link RestoreRun}.
 *
 * <p>It goes to the trash of the desktop, where a file manager shows it and can bring it back. Where there is none, or it is on
 * another file system, it goes to {@code runs/.trash}: a folder with gigabytes of checkpoints is not copied for that.
 */
public final class TrashRun implements Operation<TrashedRun> {
    private final RunFolder run;
    private final Optional<DesktopTrash> desktop;
    private final Instant now;

    /** @param desktop {@link DesktopTrash#ofThisDesktop()}, or empty for our own trash */
    public TrashRun(RunFolder run, Optional<DesktopTrash> desktop, Instant now) {
        this.run = run;
        this.desktop = desktop;
        this.now = now;
    }

    /**
     * @throws BusyRun when it is being trained
     * @throws UnwritableRun when it can't be moved; it is where it was then
     */
    @Override
    public TrashedRun run(Progress progress) {
        return RunsLock.held(run.path().getParent(), () -> {
            demandIdle();
            try {
                Optional<TrashedRun> there = toDesktop();
                return there.isPresent() ? there.get() : toOwn();
            } catch (IOException e) {
                throw new UnwritableRun(run.path(), e);
            }
        });
    }

    private void demandIdle() {
        RunState state;
        try {
            state = run.state();
        } catch (UnreadableRun e) {
            return; // a run that is damaged may go too
        }
        if (state instanceof RunState.Running running) {
            throw new BusyRun(
                    run, "is being trained by process " + running.process().pid() + "; stop it first");
        }
    }

    private Optional<TrashedRun> toDesktop() throws IOException {
        if (desktop.isEmpty()) {
            return Optional.empty();
        }
        TrashSlot slot = desktop.get().slotsFor(List.of(run.path()), now).getFirst();
        TrashSlot.Note note = slot.note().orElseThrow();
        makePrivateFolders(slot.file().getParent());
        makePrivateFolders(note.file().getParent());
        // The note first, as the specification asks: it is what takes the name.
        Files.writeString(note.file(), note.text(), UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            move(run.path(), slot.file());
            return Optional.of(new TrashedRun(run.path(), slot.file(), Optional.of(note.file())));
        } catch (AtomicMoveNotSupportedException e) {
            Files.delete(note.file());
            return Optional.empty(); // another file system
        } catch (IOException e) {
            Files.delete(note.file());
            throw e;
        }
    }

    private TrashedRun toOwn() throws IOException {
        Path trash = run.path().resolveSibling(".trash");
        Disk.LOCAL.makeFolders(trash);
        Path place = FreeName.of(trash.resolve(run.id()), TrashRun::exists);
        move(run.path(), place);
        return new TrashedRun(run.path(), place, Optional.empty());
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Disk.LOCAL.sync(to.getParent());
        Disk.LOCAL.sync(from.getParent());
    }

    private static void makePrivateFolders(Path folder) throws IOException {
        FileAttribute<?>[] rights =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        Disk.LOCAL.makeFolders(folder, rights);
    }
}
