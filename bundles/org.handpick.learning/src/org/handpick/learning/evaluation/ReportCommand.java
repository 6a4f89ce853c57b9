package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handpick.dataset.Split;

/**
 * The command that writes the report of an evaluation again, as a person can paste it into a shell in any folder.
 *
 * @param run the folder of the run
 * @param dataset the folder of the dataset that it is judged by
 * @param split the side of that
 * @param dataArea the folder with the logs and caches
 */
public record ReportCommand(Path run, Path dataset, Split split, Path dataArea) {
    /** What means nothing to any shell. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    public ReportCommand {
        Objects.requireNonNull(run);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(split);
        Objects.requireNonNull(dataArea);
    }

    /** The whole line, for a POSIX shell: what means something to one stands in single quotes. */
    public String line() {
        return List.of(
                        "handpick",
                        "evaluate",
                        "--run",
                        whole(run),
                        "--dataset",
                        whole(dataset),
                        "--split",
                        split.key(),
                        "--report",
                        "--data",
                        whole(dataArea))
                .stream()
                .map(ReportCommand::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String whole(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
