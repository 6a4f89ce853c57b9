package org.handpick.learning.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two runs side by side: what was asked for differently, on what they were made differently, and what came of it.
 *
 * @param settings those that differ, in the order of the left run, then those that only the right one has
 * @param environment what differs of it, such as {@code dataset_sha256}: two results on two datasets are no comparison
 * @param metrics all that either has, by name
 */
public record RunDiff(List<Difference> settings, List<Difference> environment, List<Pair> metrics) {
    /** Something that is not the same in both. @param left as a person reads it; empty where that run doesn't have it */
    public record Difference(String what, Optional<String> left, Optional<String> right) {
        public Difference {
            Objects.requireNonNull(what);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    /** A metric of the best epoch of either run; empty where that run doesn't have it. */
    public record Pair(String metric, Optional<Double> left, Optional<Double> right) {
        public Pair {
            Objects.requireNonNull(metric);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    public RunDiff {
        settings = List.copyOf(settings);
        environment = List.copyOf(environment);
        metrics = List.copyOf(metrics);
    }

    public static RunDiff between(RunSummary left, RunSummary right) {
        Set<String> names = new TreeSet<>(left.metrics().keySet());
        names.addAll(right.metrics().keySet());
        return new RunDiff(
                differences(shown(left.config()), shown(right.config())),
                differences(shown(left.environment()), shown(right.environment())),
                names.stream()
                        .map(name -> new Pair(
                                name,
                                Optional.ofNullable(left.metrics().get(name)),
                                Optional.ofNullable(right.metrics().get(name))))
                        .toList());
    }

    private static List<Difference> differences(Map<String, String> left, Map<String, String> right) {
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Optional<String> one = Optional.ofNullable(left.get(key));
            Optional<String> other = Optional.ofNullable(right.get(key));
            if (!one.equals(other)) {
                differences.add(new Difference(key, one, other));
            }
        }
        return differences;
    }

    private static Map<String, String> shown(RunConfig config) {
        Map<String, String> shown = new LinkedHashMap<>();
        config.settings().forEach((key, setting) -> shown.put(key, setting.shown()));
        return shown;
    }

    private static Map<String, String> shown(Optional<RunEnvironment> environment) {
        Map<String, String> shown = new LinkedHashMap<>();
        environment.ifPresent(known -> {
            known.versions().forEach((what, version) -> shown.put("versions." + what, version));
            shown.put("system", known.system());
            shown.put("processor", known.processor());
            shown.put("cores", Integer.toString(known.cores()));
            shown.put("memory", Long.toString(known.memory()));
            shown.put("device", known.device());
            shown.put("dataset", known.dataset());
            shown.put("dataset_sha256", known.datasetSha256());
        });
        return shown;
    }
}
