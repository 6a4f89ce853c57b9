package org.handpick.learning.runs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handpick.learning.runs.RunState.Effort;

/** The {@code state.json} of a run: what it says, and what of that is still so. */
final class StateFile {
    static final String NAME = "state.json";

    private StateFile() {}

    static void write(Path file, RunState state) {
        RunFile.write(file, json(state));
    }

    static String json(RunState state) {
        JsonObject json = new JsonObject();
        switch (state) {
            case RunState.Queued queued -> add(json, "queued", queued.before());
            case RunState.Running running -> {
                add(json, "running", Optional.of(running.before()));
                json.addProperty("since", running.since().toString());
                json.addProperty("pid", running.process().pid());
                running.process().started().ifPresent(at -> json.addProperty("process_started", at.toString()));
            }
            case RunState.Stopped stopped -> add(json, "stopped", stopped.effort());
            case RunState.Finished finished -> add(json, "finished", Optional.of(finished.effort()));
            case RunState.Failed failed -> {
                add(json, "failed", failed.effort());
                json.addProperty("reason", failed.reason());
            }
            case RunState.Interrupted _, RunState.Unknown _ ->
                throw new IllegalArgumentException("a state that is found and never written: " + state);
        }
        return JsonFile.text(json);
    }

    private static void add(JsonObject json, String state, Optional<Effort> effort) {
        json.addProperty("state", state);
        effort.ifPresent(known -> {
            json.addProperty("started", known.started().toString());
            json.addProperty("worked_seconds", known.worked().toMillis() / 1000.0);
        });
    }

    /**
     * @param seen the file whose last change tells when an interrupted run was last at work
     * @throws UnreadableRun when it isn't there or says what no state is
     */
    static RunState read(Path file, Path seen) {
        JsonFile json = JsonFile.read(file);
        Optional<Effort> effort = effort(json);
        return switch (json.demand("state", json.text("state"))) {
            case "queued" -> new RunState.Queued(effort);
            case "running" -> running(json, json.demand("started", effort), seen);
            case "stopped" -> new RunState.Stopped(effort);
            case "finished" -> new RunState.Finished(json.demand("started", effort));
            case "failed" -> new RunState.Failed(effort, json.text("reason").orElse("no reason is noted"));
            default -> throw json.wrong("state", "queued, running, stopped, finished or failed");
        };
    }

    private static Optional<Effort> effort(JsonFile json) {
        return json.instant("started").map(started -> {
            double seconds = json.number("worked_seconds").orElse(0.0);
            if (!(seconds >= 0 && seconds < 1e10)) {
                throw json.wrong("worked_seconds", "a time that a run can take");
            }
            return new Effort(started, Duration.ofMillis(Math.round(seconds * 1000)));
        });
    }

    private static RunState running(JsonFile json, Effort before, Path seen) {
        Instant since = json.demand("since", json.instant("since"));
        ProcessMark process = new ProcessMark(json.demand("pid", json.whole("pid")), json.instant("process_started"));
        return process.isAlive()
                ? new RunState.Running(before, since, process)
                : new RunState.Interrupted(
                        before.with(Duration.between(since, lastChange(seen).orElse(since))));
    }

    private static Optional<Instant> lastChange(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty(); // interrupted before its first row
        }
    }
}
