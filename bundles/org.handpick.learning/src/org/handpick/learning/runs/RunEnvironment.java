package org.handpick.learning.runs;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.handpick.core.machine.ProcFile;

/**
 * On what a run was made, so that two results can be told apart by more than their settings.
 *
 * @param versions of whatever counts, such as {@code handpick}, {@code java} and {@code pytorch}, in the order given
 * @param system the operating system and its version
 * @param processor its name as the system tells it, empty where it doesn't
 * @param cores how many the program could use
 * @param memory of the machine in bytes, 0 where the system doesn't tell
 * @param device what the training computed on, in words; empty before it was begun
 * @param dataset where the dataset lay, as a whole path
 * @param datasetSha256 64 hex digits over the dataset, empty when there is none
 */
public record RunEnvironment(
        Map<String, String> versions,
        String system,
        String processor,
        int cores,
        long memory,
        String device,
        String dataset,
        String datasetSha256) {
    static final String FILE = "environment.json";

    public RunEnvironment {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        Objects.requireNonNull(system);
        Objects.requireNonNull(processor);
        Objects.requireNonNull(device);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(datasetSha256);
    }

    /** This machine, and the version of Java before those of {@code versions}. */
    public static RunEnvironment ofThisMachine(Map<String, String> versions, String dataset, String datasetSha256) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("java", System.getProperty("java.runtime.version"));
        all.putAll(versions);
        String system = "%s %s %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        return new RunEnvironment(
                all,
                system,
                ProcFile.PROCESSORS.text("model name").orElse(""),
                Runtime.getRuntime().availableProcessors(),
                ProcFile.MEMORY.bytes("MemTotal").orElse(0),
                "",
                dataset,
                datasetSha256);
    }

    RunEnvironment on(String computing) {
        return new RunEnvironment(versions, system, processor, cores, memory, computing, dataset, datasetSha256);
    }

    static RunEnvironment read(Path file) {
        JsonFile json = JsonFile.read(file);
        return new RunEnvironment(
                json.texts("versions"),
                json.text("system").orElse(""),
                json.text("processor").orElse(""),
                json.whole("cores").orElse(0L).intValue(),
                json.whole("memory").orElse(0L),
                json.text("device").orElse(""),
                json.text("dataset").orElse(""),
                json.text("dataset_sha256").orElse(""));
    }

    String json() {
        JsonObject all = new JsonObject();
        JsonObject each = new JsonObject();
        versions.forEach(each::addProperty);
        all.add("versions", each);
        all.addProperty("system", system);
        all.addProperty("processor", processor);
        all.addProperty("cores", cores);
        all.addProperty("memory", memory);
        all.addProperty("device", device);
        all.addProperty("dataset", dataset);
        all.addProperty("dataset_sha256", datasetSha256);
        return JsonFile.text(all);
    }
}
