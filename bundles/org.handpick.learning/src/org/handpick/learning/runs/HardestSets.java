package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;
import org.handpick.learning.JsonPart;

/**
 * Which sets a model had most trouble with, epoch by epoch: {@code hardest.jsonl} of a run, a line
 * {@code {"epoch":3,"sets":["t_…",…]}} for each epoch, the hardest set first.
 *
 * <p>An epoch that a continued run has done again has two lines, and the later one counts. For any thread but the UI's.
 */
public final class HardestSets {
    private static final Gson GSON = new Gson();
    /** A line of the file is some hundred bytes; what is larger was not written by us. */
    private static final long LARGEST = 1 << 26;

    private final Path file;

    /** @param file need not be there yet */
    public HardestSets(Path file) {
        this.file = Objects.requireNonNull(file);
    }

    /** @throws UnwritableRun when it can't be written; the file is as it was then */
    public void add(int epoch, List<String> sets) {
        JsonArray ids = new JsonArray();
        sets.forEach(ids::add);
        JsonObject line = new JsonObject();
        line.addProperty("epoch", epoch);
        line.add("sets", ids);
        try {
            new AppendOnlyFile(file, "", Disk.LOCAL).append(GSON.toJson(line) + "\n");
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    /**
     * By epoch; empty for a run that has no such file. A last line without an end is still being written and is left out.
     *
     * @throws UnreadableRun when it can't be read, or a line says something else
     */
    public SortedMap<Integer, List<String>> byEpoch() {
        SortedMap<Integer, List<String>> epochs = new TreeMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            try {
                JsonObject object = JsonParser.parseString(line).getAsJsonObject();
                List<String> sets = new ArrayList<>();
                for (JsonElement id : JsonPart.of(object, "sets").getAsJsonArray()) {
                    sets.add(id.getAsString());
                }
                epochs.put(JsonPart.of(object, "epoch").getAsInt(), List.copyOf(sets));
            } catch (NumberFormatException e) {
                throw new UnreadableRun(file, "line " + number + " has an epoch that is no number");
            } catch (JsonParseException
                    | IllegalStateException
                    | IllegalArgumentException
                    | UnsupportedOperationException e) {
                throw new UnreadableRun(file, "line " + number + " doesn't tell the sets of an epoch");
            }
        }
        return epochs;
    }

    private List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableRun(file, "is far larger than such a file ever is");
            }
            String text = Files.readString(file, UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        }
    }
}
