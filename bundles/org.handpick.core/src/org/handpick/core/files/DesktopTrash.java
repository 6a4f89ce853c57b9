package org.handpick.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trash of the desktop, as file managers on Linux show it: freedesktop.org Trash specification 1.0.
 *
 * <p>A file on the file system of the user's home goes to {@code $XDG_DATA_HOME/Trash}. One on another file system goes to the
 * top of that: to {@code .Trash/<uid>} where an administrator made a sticky {@code .Trash}, else to {@code .Trash-<uid>}; where
 * that can't be made, to the home trash all the same, as a copy. Windows and macOS keep their trash elsewhere and do not tell
 * where a file went, so it could not be brought back: there {@link #ofThisDesktop()} is empty and a {@link StagingFolder} serves.
 */
public final class DesktopTrash implements TrashCan {
    private static final DateTimeFormatter DELETION_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int STICKY = 01000;

    private final Path home;
    private final String user;
    private final FileSystems fileSystems;

    /** Tells which file system a file is on. */
    interface FileSystems {
        /** The highest folder on the file system of {@code folder}, which exists. */
        Path top(Path folder) throws IOException;
    }

    DesktopTrash(Path home, String user, FileSystems fileSystems) {
        this.home = home;
        this.user = user;
        this.fileSystems = fileSystems;
    }

    /** The trash of the user who runs this; empty where the desktop has none of this form. */
    public static Optional<DesktopTrash> ofThisDesktop() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.contains("linux") || system.contains("bsd")
                ? Optional.of(of(System.getenv(), Path.of(System.getProperty("user.home"))))
                : Optional.empty();
    }

    /** The trash that {@code XDG_DATA_HOME} of {@code environment} names, else the one under {@code home}. */
    public static DesktopTrash of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("XDG_DATA_HOME", "");
        Path data = named.startsWith("/") ? Path.of(named) : home.resolve(".local/share");
        return new DesktopTrash(data.resolve("Trash"), userId(home), DesktopTrash::mountPoint);
    }

    /** Java does not tell the number of the user; it tells whose a process is, or a home folder. */
    private static String userId(Path home) {
        Path process = Path.of("/proc/self");
        try {
            return Files.getAttribute(Files.exists(process) ? process : home, "unix:uid")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(home + ": its owner can't be read", e);
        }
    }

    @Override
    public List<TrashSlot> slotsFor(List<Path> files, Instant now) throws IOException {
        String date = DELETION_DATE.format(now.atZone(ZoneId.systemDefault()));
        Set<Path> chosen = new HashSet<>();
        List<TrashSlot> slots = new ArrayList<>();
        for (Path file : files) {
            Can can = canFor(file);
            Path free = FreeName.of(
                    can.folder.resolve("files").resolve(file.getFileName()),
                    name -> Disk.exists(name) || Disk.exists(can.note(name)) || chosen.contains(name));
            chosen.add(free);
            String text = "[Trash Info]\nPath=" + encoded(can.pathOf(file)) + "\nDeletionDate=" + date + "\n";
            slots.add(new TrashSlot(free, Optional.of(new TrashSlot.Note(can.note(free), text))));
        }
        return slots;
    }

    /** @param top what paths in notes are relative to; empty in the home trash, where they are absolute */
    private record Can(Path folder, Optional<Path> top) {
        Path note(Path slot) {
            return folder.resolve("info").resolve(slot.getFileName() + ".trashinfo");
        }

        Path pathOf(Path file) {
            return top.map(folder -> folder.relativize(file)).orElse(file);
        }
    }

    private Can canFor(Path file) throws IOException {
        Can inHome = new Can(home, Optional.empty());
        Path top = fileSystems.top(file.getParent());
        if (top.equals(fileSystems.top(nearestFolder(home)))) {
            return inHome;
        }
        Path shared = top.resolve(".Trash");
        if (isSticky(shared) && Files.isWritable(shared)) {
            return new Can(shared.resolve(user), Optional.of(top));
        }
        Path own = top.resolve(".Trash-" + user);
        boolean usable = Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                ? Files.isWritable(own)
                : !Disk.exists(own) && Files.isWritable(top);
        return usable ? new Can(own, Optional.of(top)) : inHome;
    }

    /** The specification asks for a folder, no link, with the sticky bit: else others could take what is in it. */
    private static boolean isSticky(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && ((int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS) & STICKY) != 0;
    }

    private static Path mountPoint(Path folder) throws IOException {
        Path top = folder.toRealPath();
        Object device = Files.getAttribute(top, "unix:dev");
        while (top.getParent() != null
                && Files.getAttribute(top.getParent(), "unix:dev").equals(device)) {
            top = top.getParent();
        }
        return top;
    }

    private static Path nearestFolder(Path path) {
        Path folder = path;
        while (!Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Escaped as in a URI: what is not an unreserved ASCII character or a slash becomes {@code %XX} of its UTF-8 bytes. */
    private static String encoded(Path path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.toString().getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            text.append(plain || "/-_.~".indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return text.toString();
    }
}
