package org.handpick.backup.store.rclone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.StoreContract;
import org.handpick.backup.store.StorePlace;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real rclone on a folder, and with scripts in its place where it is to do what the real one does once in a year. */
class RcloneStoreTest extends StoreContract {
    private Path stored;

    @Override
    protected Store empty() throws IOException {
        stored = folder.resolve("place/where");
        return RcloneStore.at("shelf:" + stored, rclone().toString()).make();
    }

    @Override
    protected Store again() throws IOException {
        return RcloneStore.at("shelf:" + stored, rclone().toString());
    }

    @Override
    protected Store gone() throws IOException {
        return RcloneStore.at("shelf:" + folder.resolve("unplugged"), rclone().toString());
    }

    /** The real one with settings of its own. */
    private Path rclone() throws IOException {
        Path settings = Files.writeString(folder.resolve("rclone.conf"), "[shelf]\ntype = local\n");
        return script("rclone", "RCLONE_CONFIG='" + settings + "' exec rclone \"$@\"");
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** A store whose rclone runs these lines of a shell before it does what it is asked to. */
    private Store with(String lines) throws IOException {
        Path faulty = script("faulty", lines + "\nexec '" + rclone() + "' \"$@\"");
        return RcloneStore.at("shelf:" + stored, faulty.toString());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(stored)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".handpick-store"))
                    .toList();
        }
    }

    @Test
    void a_copy_that_dies_midway_leaves_nothing() throws IOException {
        for (String end : List.of("exit 1", "kill -9 $$")) {
            Store store = with(
                    "[ $1 != copyto ] || { for last; do :; done; echo half >\"${last#shelf:}\"; echo 'Failed to copyto: the line is cut' >&2; "
                            + end + "; }");

            StoreFailure failure =
                    assertThrows(StoreFailure.class, () -> store.put(NAME, file("some", 1000), Progress.NONE));

            assertTrue(failure.getMessage().contains("the line is cut"), failure.getMessage());
            assertEquals(List.of(), files());
        }
    }

    @Test
    void half_a_copy_that_is_called_a_success_gets_no_name() throws IOException {
        Store store = with("[ $1 != copyto ] || { for last; do :; done; echo half >\"${last#shelf:}\"; exit 0; }");

        StoreFailure failure =
                assertThrows(StoreFailure.class, () -> store.put(NAME, file("some", 1000), Progress.NONE));

        assertTrue(failure.getMessage().contains("has 1000 bytes, and rclone lists 5"), failure.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void a_move_that_fails_leaves_nothing() throws IOException {
        Store store = with("[ $1 != moveto ] || { echo 'Failed to moveto: no' >&2; exit 1; }");

        assertThrows(StoreFailure.class, () -> store.put(NAME, file("some", 1000), Progress.NONE));

        assertEquals(List.of(), files());
    }

    @Test
    void a_move_whose_answer_is_lost_is_done() throws IOException {
        Store store = with(
                "[ $1 != moveto ] || { '" + rclone() + "' \"$@\"; echo 'Failed to moveto: timeout' >&2; exit 1; }");

        store.put(NAME, file("some", 1000), Progress.NONE);

        assertEquals(List.of(NAME), files());
        assertArrayEquals(Files.readAllBytes(folder.resolve("some")), read(store, NAME));
    }

    @Test
    void a_name_that_is_taken_while_a_file_is_copied_is_not_overwritten() throws IOException {
        Store store = with("[ $1 != moveto ] || echo theirs >'" + stored.resolve(NAME) + "'");

        StoreFailure taken = assertThrows(StoreFailure.class, () -> store.put(NAME, file("some", 1000), Progress.NONE));

        assertTrue(taken.getMessage().contains("there is something else of this name"), taken.getMessage());
        assertEquals(List.of(NAME), files());
        assertEquals("theirs\n", Files.readString(stored.resolve(NAME)));
    }

    @Test
    void a_hanging_copy_ends_when_it_is_cancelled() throws IOException {
        Path started = folder.resolve("started");
        Store store = with("[ $1 != copyto ] || { echo $$ >'" + started + ".new'; mv '" + started + ".new' '" + started
                + "'; exec cat <>'" + fifo() + "'; }");
        Progress cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return Files.exists(started);
            }
        };

        assertThrows(Cancelled.class, () -> store.put(NAME, file("some", 1000), cancelled));

        long process = Long.parseLong(Files.readString(started).strip());
        assertFalse(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
        assertEquals(List.of(), files());
    }

    /** A pipe holds 64 KB, and a program that writes more waits for who reads it. */
    @Test
    void what_it_complains_about_is_read_to_the_end_whatever_it_is() throws IOException {
        for (String odd : List.of(
                "{\"stats\":{\"bytes\":\"many\"}}",
                "{\"stats\":{\"bytes\":null}}",
                "{\"msg\":{}}",
                "{\"msg\":[1,2]}",
                "{")) {
            Path program = script(
                    "talking",
                    "case $1 in version) echo rclone v1.60.0; exit 0;; esac\n"
                            + "i=0; while [ $i -lt 3000 ]; do echo '" + odd
                            + " a line among many that fill the pipe' >&2;"
                            + " echo '" + odd + "' >&2; i=$((i+1)); done\necho '[]'");
            Store store = RcloneStore.at("shelf:x", program.toString(), Duration.ofMinutes(1));

            StoreFailure failure = assertThrows(StoreFailure.class, store::list);

            assertTrue(failure.getMessage().contains("is no store of Handpick"), failure.getMessage());
        }
    }

    /** From which nothing ever comes. */
    private Path fifo() throws IOException {
        Path fifo = folder.resolve("fifo");
        try {
            new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return fifo;
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for_for_ever() throws IOException {
        Path hanging =
                script("hanging", "case $1 in version) echo rclone v1.60.0;; *) exec cat <>'" + fifo() + "';; esac");
        Store store = RcloneStore.at("shelf:x", hanging.toString(), Duration.ofSeconds(1));

        StoreFailure failure = assertThrows(StoreFailure.class, store::list);

        assertTrue(failure.getMessage().contains("did not answer"), failure.getMessage());
    }

    @Test
    void an_object_whose_bytes_stop_coming_is_an_error() throws IOException {
        Store whole = again();
        whole.put(NAME, file("some", 1000), Progress.NONE);
        for (String fault : List.of("echo part; echo 'Failed to cat: reset' >&2; exit 1", "echo part; exit 0")) {
            Store store = with("[ $1 != cat ] || { " + fault + "; }");
            try (InputStream in = store.get(NAME)) {
                IOException cut = assertThrows(IOException.class, in::readAllBytes);
                assertTrue(
                        cut.getMessage().contains("reset") || cut.getMessage().contains("fewer bytes"),
                        cut.getMessage());
            }
        }
        try (InputStream in = with("[ $1 != cat ] || { '" + rclone() + "' \"$@\"; echo more; exit 0; }")
                .get(NAME)) {
            assertThrows(IOException.class, in::readAllBytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{}", "[7]", "[{}]", "[{\"Name\":\"handpick-x\",\"Size\":1}]", ""})
    void a_list_that_can_not_be_understood_is_told(String list) throws IOException {
        Store store = with("[ $1 != lsjson ] || { echo '" + list + "'; exit 0; }");

        StoreFailure failure = assertThrows(StoreFailure.class, store::list);

        assertTrue(failure.getMessage().startsWith("shelf:"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "rclone v1.55.1, 1.56 is needed at least",
        "rclone v0.99.0-beta, 1.56 is needed at least",
        "hello, is no rclone",
        "'', is no rclone"
    })
    void another_program_and_an_old_one_are_refused(String version, String told) throws IOException {
        Path other = script("other", "echo '" + version + "'");
        RcloneStore store = RcloneStore.at("shelf:x", other.toString());

        assertTrue(assertThrows(StoreFailure.class, store::make).getMessage().contains(told));
        assertTrue(assertThrows(StoreFailure.class, store::list).getMessage().contains(told));
    }

    @Test
    void without_the_program_a_person_is_told_what_to_do() {
        RcloneStore store =
                RcloneStore.at("shelf:x", folder.resolve("nowhere/rclone").toString());

        StoreFailure failure = assertThrows(StoreFailure.class, store::make);

        assertTrue(failure.getMessage().contains("install rclone"), failure.getMessage());
    }

    @Test
    void a_remote_that_it_does_not_know_is_told_in_its_words() throws IOException {
        RcloneStore store = RcloneStore.at("nobody:x", rclone().toString());

        StoreFailure failure = assertThrows(StoreFailure.class, store::make);

        assertTrue(failure.getMessage().contains("didn't find section in config file"), failure.getMessage());
    }

    @Test
    void a_place_that_is_no_store_is_not_written_to() throws IOException {
        Files.delete(stored.resolve(".handpick-store")); // as where a disk is not mounted

        Store store = again();

        assertThrows(StoreFailure.class, () -> store.put(NAME, file("some", 10), Progress.NONE));
        assertThrows(StoreFailure.class, () -> store.delete(NAME));
        assertEquals(List.of(), files());
    }

    @Test
    void what_others_keep_there_is_not_listed_and_their_old_parts_go() throws IOException {
        Store store = again();
        Files.writeString(stored.resolve("notes.txt"), "mine");
        Path old = Files.writeString(stored.resolve(".handpick-x.1.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
        Path young = Files.writeString(stored.resolve(".handpick-x.2.part"), "half");

        store.put(NAME, file("some", 10), Progress.NONE);

        assertEquals(List.of(new Store.Stored(NAME, 10)), store.list());
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(stored.resolve("notes.txt")));
    }

    @Test
    void what_opens_a_place_is_in_no_message() throws IOException {
        Store store = with(
                "[ $1 != lsjson ] || { echo 'Failed to list: Get \"https://x.example/b?X-Signature=sesame\": EOF' >&2; exit 1; }");

        StoreFailure failure = assertThrows(StoreFailure.class, store::list);

        assertTrue(failure.getMessage().contains("https://x.example/b?…"), failure.getMessage());
        assertFalse(failure.getMessage().contains("sesame"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-remote",
                "--config=x:",
                "-x:",
                ":s3,secret_access_key=sesame:bucket",
                "b2,key=sesame:x",
                "a:b\nc"
            })
    void a_remote_that_is_none_or_holds_secrets_is_refused(String remote) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new StorePlace.Rclone(remote, "rclone"));

        assertFalse(refused.getMessage().contains("sesame"));
    }
}
