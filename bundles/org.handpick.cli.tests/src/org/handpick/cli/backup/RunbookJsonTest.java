package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runbook says of JSON is what is printed. */
class RunbookJsonTest {
    private static final Pattern NAME = Pattern.compile("\"([a-z0-9_]+)\"");

    @TempDir
    Path folder;

    private String runbook;

    @BeforeEach
    void dataArea() throws IOException {
        runbook = Files.readString(Terminal.project().resolve("docs/backup-runbook.md"));
        Path log = folder.resolve("data/training/select_crop_log.csv");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "session_id,set_id\r\ns,t\r\n");
    }

    /** The names that the row of a command has in its object, but for those of objects in it. */
    private List<String> told(String command) {
        Matcher row = Pattern.compile("\\| [^|]*`" + command + "`[^|]*\\| [^`|]*`(\\{.*?})`")
                .matcher(runbook.substring(runbook.indexOf("## JSON")));
        if (!row.find()) {
            throw new AssertionError("the runbook has no JSON of " + command);
        }
        StringBuilder outer = new StringBuilder();
        int depth = 0;
        for (char c : row.group(1).toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 1) {
                outer.append(c);
            }
        }
        return NAME.matcher(outer).results().map(name -> name.group(1)).toList();
    }

    private void assertTold(String command, Object... more) {
        List<Object> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(more));
        words.add("--json");
        Ran ran = Terminal.with(folder.resolve("data")).run(words.toArray());
        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        JsonObject printed = ran.json().getFirst();

        assertEquals(told(command), List.copyOf(printed.keySet()), command);
    }

    private String listed() {
        return Terminal.with(folder.resolve("data"))
                .run("backup", "list", "--json")
                .onlyJson()
                .get("backup")
                .getAsString();
    }

    @Test
    void each_object_has_the_names_that_the_runbook_tells() {
        assertTold("store add", "usb", "--folder", folder.resolve("usb"));
        Stream.of(
                        "store list",
                        "backup create",
                        "backup list",
                        "backup verify",
                        "backup drill",
                        "backup diff",
                        "backup prune",
                        "backup schedule show")
                .forEach(this::assertTold);
        String first = listed();
        assertTold("backup create");
        assertTold("backup delete", first);
        assertTold("backup restore", "--to", folder.resolve("back"));
        assertTold("store test", "usb");
        assertTold("store remove", "usb");
    }

    @Test
    void secrets_that_were_kept_are_told_by_their_names() {
        Path data = folder.resolve("data");
        StoreSecrets secrets = new StoreSecrets(() -> Optional.of(new Questions() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.of("a");
            }

            @Override
            public Optional<String> askHidden(String question) {
                return ask(question);
            }
        }));

        JsonObject kept = Terminal.with(data, secrets)
                .run("store", "secrets", "usb", "--ask", "access-key", "--json")
                .onlyJson();

        assertEquals(told("store secrets"), List.copyOf(kept.keySet()));
    }
}
