package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;

/** docs/hotkeys.md is made from the bindings; where it is not what they say, the test writes it anew and fails. */
class HotkeysTest {
    @Test
    void the_page_of_hotkeys_says_what_the_bindings_say() throws IOException, NotDefinedException {
        Path page = project().resolve("docs/hotkeys.md");
        String expected = page();
        String actual = Files.exists(page) ? Files.readString(page) : "";
        if (!actual.equals(expected)) {
            Files.writeString(page, expected);
        }

        assertEquals(expected, actual, "docs/hotkeys.md was out of date and has been written anew; commit it");
    }

    @Test
    void each_key_has_one_meaning() {
        List<String> keys =
                Stream.of(PickAction.values()).map(KeyNames::keyOrName).toList();

        assertEquals(keys.stream().distinct().toList(), keys);
    }

    private static String page() throws NotDefinedException {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        StringBuilder page = new StringBuilder("""
                # Hotkeys

                They hold while the Crop Editor's canvas has the focus, so a key of a text field is never caught. **H** shows them on
                the screen, and Window > Preferences > Keys changes them. A test makes this page from the bindings.

                | key | command | what it does |
                |---|---|---|
                """);
        for (PickAction action : PickAction.values()) {
            Command command = commands.getCommand(action.command());
            page.append("| `%s` | %s | %s |%n"
                    .formatted(KeyNames.keyOrName(action), command.getName(), command.getDescription()));
        }
        return page.toString();
    }

    private static Path project() {
        Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("test"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
