package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that somebody made to do harm. Their hashes are right, so only what they say can give them away. */
class HostileArchiveTest {
    private static final BackupName NAME = new BackupName(Ground.SUNDAY);
    private static final byte[] CONTENT = "content\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void store() {
        ground = new Ground(folder);
    }

    /** An entry as it is in the tar. */
    private record Item(String name, byte kind, String link, byte[] content) {
        static Item file(String name) {
            return new Item(name, TarConstants.LF_NORMAL, "", CONTENT);
        }
    }

    private static String sha256(byte[] bytes) {
        MessageDigest hash = WriteArchive.sha256();
        return HexFormat.of().formatHex(hash.digest(bytes));
    }

    private static String line(String path, long size, byte[] content) {
        return "{\"path\":\"%s\",\"size\":%d,\"mtime\":\"2026-01-01T00:00:00Z\",\"sha256\":\"%s\"}"
                .formatted(path, size, sha256(content));
    }

    private static String manifest(String... files) {
        return "{\"schema_version\":1,\"created\":\"2026-11-22T02:00:00Z\",\"host\":\"h\",\"handpick\":\"1\","
                + "\"data_area\":\"/d\",\"libraries\":{},\"files\":[" + String.join(",", files) + "]}";
    }

    private void store(String manifest, List<Item> items) throws IOException {
        List<Item> all = new ArrayList<>();
        all.add(new Item("manifest.json", TarConstants.LF_NORMAL, "", manifest.getBytes(UTF_8)));
        all.addAll(items);
        store(all);
    }

    private void store(List<Item> items) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Item item : items) {
                TarArchiveEntry entry = new TarArchiveEntry(item.name, item.kind, true);
                entry.setLinkName(item.link);
                entry.setSize(item.content.length);
                tar.putArchiveEntry(entry);
                tar.write(item.content);
                tar.closeArchiveEntry();
            }
        }
        store(packed.toByteArray());
    }

    private void store(byte[] packed) throws IOException {
        Files.write(ground.stored.resolve(NAME.archive()), packed);
        Files.writeString(ground.stored.resolve(NAME.sums()), sha256(packed) + "  " + NAME.archive() + "\n");
    }

    private void demandRefused(String why) throws IOException {
        String refused = refused();
        assertTrue(refused.contains(why), refused);
    }

    private String refused() throws IOException {
        Files.deleteIfExists(
                ground.backup.folder().resolve("history.jsonl")); // what was found wrong once is not tried again
        Path target = folder.resolve("deep/er/target");
        Map<String, String> before = Ground.world(folder);
        BackupException refused = assertThrows(
                BackupException.class,
                () -> new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, target).run(Progress.NONE));
        assertEquals(before, Ground.world(folder), "nothing was written");
        assertFalse(Files.exists(target));
        assertEquals(1, ground.verify().damaged().size());
        return refused.getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../evil",
                "training/../../evil",
                "training/..",
                "..",
                ".",
                "",
                "training//x",
                "training/",
                "./x",
                "manifest.json"
            })
    void a_path_that_leads_elsewhere_is_refused(String path) throws IOException {
        store(manifest(line(path, CONTENT.length, CONTENT)), List.of(Item.file("x")));

        demandRefused("manifest.json: the path '" + path + "'");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_DIR,
                TarConstants.LF_FIFO,
                TarConstants.LF_CONTIG
            })
    void what_is_no_plain_file_is_refused(byte kind) throws IOException {
        store(manifest(line("x", 0, new byte[0])), List.of(new Item("x", kind, "/etc/passwd", new byte[0])));

        demandRefused(kind == TarConstants.LF_DIR ? "'x/'" : "no plain file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../evil", "other"})
    void an_entry_that_the_manifest_does_not_list_is_refused(String path) throws IOException {
        store(manifest(line("x", CONTENT.length, CONTENT)), List.of(Item.file(path)));
        demandRefused("'" + path + "'");

        store(manifest(line("x", CONTENT.length, CONTENT)), List.of(Item.file("x"), Item.file(path)));
        demandRefused("does not list");
    }

    @Test
    void a_file_that_is_listed_and_not_there_is_missed() throws IOException {
        store(manifest(line("x", CONTENT.length, CONTENT)), List.of());

        demandRefused("it ends before x");
    }

    @Test
    void a_file_of_another_content_or_length_is_refused_by_name() throws IOException {
        store(manifest(line("x", CONTENT.length, new byte[0])), List.of(Item.file("x")));
        demandRefused("x is damaged: its SHA-256");

        store(manifest(line("x", 3, CONTENT)), List.of(Item.file("x")));
        demandRefused("x has 8 bytes");
    }

    @Test
    void a_file_that_is_listed_twice_is_refused() throws IOException {
        String line = line("x", CONTENT.length, CONTENT);
        store(manifest(line, line), List.of(Item.file("x"), Item.file("x")));

        demandRefused("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"schema_version\":2}",
                "{\"schema_version\":1,\"files\":null}",
                "not json",
                "{\"schema_version\":1,\"created\":\"yesterday\",\"host\":\"\",\"handpick\":\"\",\"data_area\":\"\",\"libraries\":{},\"files\":[]}",
                "{\"schema_version\":1,\"created\":\"2026-11-22T02:00:00Z\",\"host\":\"\",\"handpick\":\"\",\"data_area\":\"\",\"libraries\":{},\"files\":[null]}"
            })
    void a_manifest_that_is_none_is_refused(String manifest) throws IOException {
        store(manifest, List.of());

        demandRefused("manifest.json: ");
    }

    @Test
    void an_archive_without_a_manifest_is_refused() throws IOException {
        store(List.of(Item.file("x")));

        demandRefused("in place of manifest.json");
    }

    @Test
    void a_bomb_in_the_manifest_is_refused_before_it_is_unpacked() throws IOException {
        store(bomb(TarConstants.LF_NORMAL, "manifest.json", 4L << 30));

        demandRefused("its manifest would have 4294967296 bytes");
    }

    @Test
    void a_bomb_in_the_name_of_an_entry_is_refused() throws IOException {
        store(bomb(TarConstants.LF_GNUTYPE_LONGNAME, "././@LongLink", 1L << 30));
        demandRefused("more is packed in it");

        store(bomb(TarConstants.LF_PAX_EXTENDED_HEADER_LC, "././@PaxHeader", 1L << 30));
        refused();
    }

    /** A small archive whose one entry has very many zeros. */
    private static byte[] bomb(byte kind, String name, long zeros) throws IOException {
        byte[] header = new byte[512];
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setSize(zeros);
        entry.writeEntryHeader(header);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(header);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(block);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void more_than_there_is_room_for_is_refused_before_a_byte_is_written() throws IOException {
        byte[] zeros = new byte[1 << 20];
        store(manifest(line("x", zeros.length, zeros)), List.of(new Item("x", TarConstants.LF_NORMAL, "", zeros)));
        Path target = folder.resolve("target");
        Restore.Wish tight = new Restore.Wish(Optional.empty(), Optional.empty(), OptionalLong.of(zeros.length - 1));

        RefusedRestore refused = assertThrows(
                RefusedRestore.class, () -> new Restore(ground.backup, ground.store, tight, target).run(Progress.NONE));

        assertTrue(refused.getMessage().contains("1,048,576 bytes"), refused.getMessage());
        assertFalse(Files.exists(target));
    }

    @Test
    void sizes_that_add_up_to_more_than_can_be_counted_are_refused() throws IOException {
        store(
                manifest(line("x", Long.MAX_VALUE, CONTENT), line("y", Long.MAX_VALUE, CONTENT)),
                List.of(Item.file("x"), Item.file("y")));

        refused();
    }

    @Test
    void a_link_in_the_target_is_moved_aside_and_not_followed() throws IOException {
        Files.createDirectories(ground.data);
        ground.write(Ground.LOG, "a\nb\n");
        ground.backUp();
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path target = Files.createDirectories(folder.resolve("target/training")).getParent();
        Files.createSymbolicLink(target.resolve(Ground.LOG), precious);

        new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, target).run(Progress.NONE);

        assertEquals("precious", Files.readString(precious));
        assertEquals("a\nb\n", Files.readString(target.resolve(Ground.LOG)));
        assertFalse(Files.isSymbolicLink(target.resolve(Ground.LOG)));
    }
}
