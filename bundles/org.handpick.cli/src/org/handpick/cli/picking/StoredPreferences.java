package org.handpick.cli.picking;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.WrongUse;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.DeskRules;
import org.handpick.picking.PickingChoices;
import org.handpick.picking.RejectPlace;

/**
 * How a person wants to work, as the workbench has stored it in the data area; so a command finds the same sets and puts
 * files in the same places. The keys are those of {@link PickingChoices}.
 */
public final class StoredPreferences {
    /** Where the platform keeps preferences in a data area. */
    private static final Path FILE =
            Path.of(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.handpick.workbench.prefs");

    /** Whole paths, one a line, the last opened first. */
    private static final String RECENT_LIBRARIES = "library.recent";

    static final Parameter<Boolean> STAGING = Parameter.flag(
            "--staging", "Puts rejects into __delete_staging in the library instead of the desktop's trash.");
    static final Parameter<Boolean> NO_LOG_TRAINING =
            Parameter.flag("--no-log-training", "Adds no rows to the training logs.");

    private final Path dataArea;
    private final Properties stored;

    private StoredPreferences(Path dataArea, Properties stored) {
        this.dataArea = dataArea;
        this.stored = stored;
    }

    /** @throws UncheckedIOException when the preferences are there and can't be read */
    public static StoredPreferences in(Path dataArea) {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(dataArea.resolve(FILE))) {
            stored.load(reader);
        } catch (NoSuchFileException e) {
            return new StoredPreferences(dataArea, stored); // nobody has set any
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredPreferences(dataArea, stored);
    }

    /** The rule by which the sets of a library are found. */
    public GroupingRule groupingRule(Path library) {
        return choices().groupingRule(library);
    }

    /** The stages of image sets, from low to high. */
    public StageLadder ladder() {
        return choices().ladder();
    }

    /** The libraries that were opened in the workbench last. */
    public List<Path> recentLibraries() {
        return stored.getProperty(RECENT_LIBRARIES, "").lines().map(Path::of).toList();
    }

    DeskRules deskRules(Arguments arguments) {
        PickingChoices choices = choices();
        PickingChoices placed = arguments.get(STAGING) ? choices.withRejects(RejectPlace.STAGING_FOLDER) : choices;
        return (arguments.get(NO_LOG_TRAINING) ? placed.withTrainingLog(false) : placed).deskRules(dataArea);
    }

    /** @throws WrongUse naming the preference that cannot be understood */
    private PickingChoices choices() {
        try {
            return PickingChoices.read(key -> Optional.ofNullable(stored.getProperty(key)));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
