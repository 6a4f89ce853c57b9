package org.handpick.traininglog.check;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of paths as text in a field: a JSON array, or what Python prints for a list of strings.
 *
 * @param python whether it was the latter
 */
record PathList(List<String> paths, boolean python) {
    PathList {
        paths = List.copyOf(paths);
    }

    /** Empty where {@code text} is neither. */
    static Optional<PathList> parse(String text) {
        return json(text)
                .or(() -> python(text))
                .filter(list -> list.paths().stream().noneMatch(String::isBlank));
    }

    private static Optional<PathList> json(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT); // others take single quotes too, and those are Python's
        List<String> paths = new ArrayList<>();
        try {
            reader.beginArray();
            while (reader.hasNext()) {
                if (reader.peek() != JsonToken.STRING) {
                    return Optional.empty();
                }
                paths.add(reader.nextString());
            }
            reader.endArray();
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(new PathList(paths, false)) : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            return Optional.empty(); // no JSON list; perhaps Python's
        }
    }

    private static Optional<PathList> python(String text) {
        if (!text.startsWith("[") || !text.endsWith("]") || text.length() < 2) {
            return Optional.empty();
        }
        List<String> paths = new ArrayList<>();
        int at = 1;
        int end = text.length() - 1;
        while (at < end) {
            char quote = text.charAt(at);
            if (quote != '\'' && quote != '"') {
                return Optional.empty();
            }
            StringBuilder path = new StringBuilder();
            for (at++; at < end && text.charAt(at) != quote; at++) {
                if (text.charAt(at) == '\\') {
                    at++;
                    if (at == end || "\\'\"".indexOf(text.charAt(at)) < 0) {
                        return Optional.empty(); // an escape that no path in a log has had; not guessed
                    }
                }
                path.append(text.charAt(at));
            }
            if (at == end) {
                return Optional.empty();
            }
            paths.add(path.toString());
            at++;
            if (at < end) {
                if (!text.startsWith(", ", at) || at + 2 >= end) {
                    return Optional.empty();
                }
                at += 2;
            }
        }
        return Optional.of(new PathList(paths, true));
    }
}
