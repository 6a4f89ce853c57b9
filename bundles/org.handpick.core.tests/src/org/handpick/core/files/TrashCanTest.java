package org.handpick.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashCanTest {
    private static final Instant NOW = LocalDateTime.of(2026, 3, 1, 12, 30, 5)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    @TempDir
    Path folder;

    private Path home;
    private Path usb;
    private DesktopTrash trash;

    @BeforeEach
    void desktop() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        usb = Files.createDirectories(folder.resolve("usb"));
        trash = new DesktopTrash(home.resolve("Trash"), "1000", at -> at.startsWith(usb) ? usb : folder);
    }

    @Test
    void a_slot_has_the_note_that_the_specification_asks_for() throws IOException {
        Path file = home.resolve("Bücher & more/50%.png");
        Files.createDirectories(file.getParent());

        TrashSlot slot = trash.slotsFor(List.of(file), NOW).getFirst();

        assertEquals(home.resolve("Trash/files/50%.png"), slot.file());
        TrashSlot.Note note = slot.note().orElseThrow();
        assertEquals(home.resolve("Trash/info/50%.png.trashinfo"), note.file());
        assertEquals(
                "[Trash Info]\nPath=" + home
                        + "/B%C3%BCcher%20%26%20more/50%25.png\nDeletionDate=2026-03-01T12:30:05\n",
                note.text());
    }

    @Test
    void choosing_a_slot_touches_nothing() throws IOException {
        trash.slotsFor(List.of(home.resolve("a.png")), NOW);

        assertTrue(Files.notExists(home.resolve("Trash")));
    }

    @Test
    void names_that_are_taken_get_a_number() throws IOException {
        Files.createDirectories(home.resolve("Trash/files"));
        Files.createDirectories(home.resolve("Trash/info"));
        Files.createFile(home.resolve("Trash/files/a.png"));
        Files.createFile(home.resolve("Trash/info/a (2).png.trashinfo"));
        Files.createDirectories(home.resolve("sub"));

        List<TrashSlot> slots = trash.slotsFor(List.of(home.resolve("a.png"), home.resolve("sub/a.png")), NOW);

        assertEquals(home.resolve("Trash/files/a (3).png"), slots.get(0).file());
        assertEquals(home.resolve("Trash/files/a (4).png"), slots.get(1).file());
    }

    @Test
    void another_file_system_has_a_trash_of_its_own_with_paths_from_its_top() throws IOException {
        Path file = Files.createDirectories(usb.resolve("pictures")).resolve("a b.png");

        TrashSlot slot = trash.slotsFor(List.of(file), NOW).getFirst();

        assertEquals(usb.resolve(".Trash-1000/files/a b.png"), slot.file());
        assertTrue(slot.note().orElseThrow().text().contains("\nPath=pictures/a%20b.png\n"));
    }

    @Test
    void the_trash_an_administrator_made_is_used_when_it_is_sticky() throws IOException {
        Path shared = Files.createDirectories(usb.resolve(".Trash"));
        assertEquals(
                usb.resolve(".Trash-1000/files/a.png"),
                trash.slotsFor(List.of(usb.resolve("a.png")), NOW).getFirst().file());

        Files.setAttribute(shared, "unix:mode", 01777);

        assertEquals(
                usb.resolve(".Trash/1000/files/a.png"),
                trash.slotsFor(List.of(usb.resolve("a.png")), NOW).getFirst().file());
    }

    @Test
    void where_no_trash_can_be_made_the_one_at_home_is_used() throws IOException {
        Files.createFile(usb.resolve(".Trash-1000"));

        TrashSlot slot = trash.slotsFor(List.of(usb.resolve("a.png")), NOW).getFirst();

        assertEquals(home.resolve("Trash/files/a.png"), slot.file());
        assertTrue(slot.note().orElseThrow().text().contains("Path=" + usb + "/a.png\n"));
    }

    @Test
    void the_environment_names_the_trash() throws IOException {
        Path file = home.resolve("a.png");
        Path data = folder.resolve("data");

        assertEquals(
                data.resolve("Trash/files/a.png"),
                DesktopTrash.of(Map.of("XDG_DATA_HOME", data.toString()), home)
                        .slotsFor(List.of(file), NOW)
                        .getFirst()
                        .file());
        assertEquals(
                home.resolve(".local/share/Trash/files/a.png"),
                DesktopTrash.of(Map.of("XDG_DATA_HOME", "relative is not allowed"), home)
                        .slotsFor(List.of(file), NOW)
                        .getFirst()
                        .file());
    }

    @Test
    void trashing_makes_private_folders_and_restoring_takes_the_note_away() throws IOException {
        Path file = Files.writeString(home.resolve("a.png"), "image");
        TrashSlot slot = trash.slotsFor(List.of(file), NOW).getFirst();
        FileStep.Trash step = FileStep.Trash.of(file, slot);

        new StepWork(Disk.LOCAL).forward(step);

        assertEquals("image", Files.readString(slot.file()));
        assertEquals(
                slot.note().orElseThrow().text(),
                Files.readString(slot.note().orElseThrow().file()));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("Trash/files"))));

        new StepWork(Disk.LOCAL).forward(step.reversed());

        assertEquals("image", Files.readString(file));
        assertTrue(Files.notExists(slot.note().orElseThrow().file()));
    }

    @Test
    void a_note_cut_by_a_crash_is_written_again() throws IOException {
        Path file = Files.writeString(home.resolve("a.png"), "image");
        TrashSlot slot = trash.slotsFor(List.of(file), NOW).getFirst();
        FileStep.Trash step = FileStep.Trash.of(file, slot);
        Path note = slot.note().orElseThrow().file();
        Files.createDirectories(note.getParent());
        Files.writeString(note, "[Trash In");

        new StepWork(Disk.LOCAL).forward(step);

        assertEquals(slot.note().orElseThrow().text(), Files.readString(note));
    }

    @Test
    void a_file_is_moved_to_another_file_system_with_its_times() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(memory) && !store(memory).equals(store(folder)), "one file system here");
        Path other = Files.createTempDirectory(memory, "handpick");
        try {
            Path file = Files.writeString(home.resolve("a.png"), "image");
            FileStamp stamp = FileStamp.of(file);

            new StepWork(Disk.LOCAL).forward(FileStep.Move.of(file, other.resolve("a.png")));

            assertTrue(Files.notExists(file));
            assertEquals("image", Files.readString(other.resolve("a.png")));
            assertTrue(stamp.matches(other.resolve("a.png")));
        } finally {
            Files.deleteIfExists(other.resolve("a.png"));
            Files.delete(other);
        }
    }

    private static FileStore store(Path path) throws IOException {
        return Files.getFileStore(path);
    }

    @Test
    void staging_keeps_the_folders_of_the_library() {
        StagingFolder staging = new StagingFolder(home);

        List<TrashSlot> slots = staging.slotsFor(List.of(home.resolve("x/a.png"), home.resolve("a.png")), NOW);

        assertEquals(home.resolve("__delete_staging/x/a.png"), slots.get(0).file());
        assertEquals(home.resolve("__delete_staging/a.png"), slots.get(1).file());
        assertEquals(Optional.empty(), slots.get(0).note());
        assertThrows(IllegalArgumentException.class, () -> staging.slotsFor(List.of(usb.resolve("a.png")), NOW));
    }
}
