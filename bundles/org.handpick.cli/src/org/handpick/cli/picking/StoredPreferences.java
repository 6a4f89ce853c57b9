package org.handpick.cli.picking;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.picking.DeskRules;
import org.handpick.picking.KeepPlace;
import org.handpick.picking.RejectPlace;

/**
 * How a person wants to work, as the workbench has stored it in the data area; so a command finds the same sets and puts
 * files in the same places. The keys are those of the workbench's preference page.
 */
final class StoredPreferences {
    /** Where the platform keeps preferences in a data area. */
    private static final Path FILE =
            Path.of(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.handpick.workbench.prefs");

    private static final double MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

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

    static StoredPreferences in(Path dataArea) {
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

    GroupingRule groupingRule() {
        ByStage standard = ByStage.DEFAULT;
        ByStage sized = value("grouping.min.size")
                .map(Integer::parseInt)
                .map(standard::withMinSize)
                .orElse(standard);
        return value("grouping.gap.minutes")
                .map(minutes -> Duration.ofMillis(Math.round(Double.parseDouble(minutes) * MILLIS_PER_MINUTE)))
                .map(sized::withGap)
                .orElse(sized);
    }

    DeskRules deskRules(Arguments arguments) {
        boolean logs = value("log.training").map(Boolean::parseBoolean).orElse(true);
        return new DeskRules(
                dataArea,
                value("keep.place").map(KeepPlace::valueOf).orElse(KeepPlace.SELECTED_FOLDER),
                arguments.get(STAGING)
                        ? RejectPlace.STAGING_FOLDER
                        : value("reject.place").map(RejectPlace::valueOf).orElse(RejectPlace.DESKTOP_TRASH),
                logs && !arguments.get(NO_LOG_TRAINING));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(stored.getProperty(key));
    }
}
