package org.handpick.core.files;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was to be done with the files of a folder, and whether it was: one JSON line for each intent, one for each mark behind it.
 *
 * <p>At most one intent, the last, has no mark; it was interrupted, or is being done. Of two marks of one intent the later
 * counts. For one thread.
 */
public final class Journal {
    /** How an intent ended. */
    public enum Mark {
        COMMITTED("committed"),
        ROLLED_BACK("rolled-back");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Mark of(String text) {
            for (Mark mark : values()) {
                if (mark.text.equals(text)) {
                    return mark;
                }
            }
            throw new IllegalArgumentException("no mark: " + text);
        }
    }

    /**
     * An intent that the journal holds.
     *
     * @param offset where its line begins, for {@link #intentAt}
     */
    public record Entry(Intent intent, long offset, Optional<Mark> mark) {
        public boolean isCommitted() {
            return mark.equals(Optional.of(Mark.COMMITTED));
        }
    }

    private final Path file;
    private final AppendOnlyFile lines;
    private final JournalLine form;
    private Optional<Entry> unsettled = Optional.empty();

    /**
     * Touches nothing yet; {@link #replay} is to be called first.
     *
     * @param file the journal, made with the first intent
     * @param root the folder whose files it tells of
     */
    public Journal(Path file, Path root, Disk disk) {
        this.file = file;
        this.lines = new AppendOnlyFile(file, "", disk);
        this.form = new JournalLine(root);
    }

    /**
     * Tells all intents in the order in which they were written.
     *
     * @return a sentence for each line that could not be read; it was set aside
     */
    public List<String> replay(Consumer<Entry> told) throws IOException {
        List<String> faults = new ArrayList<>();
        unsettled = Optional.empty();
        if (!Disk.exists(file)) {
            return faults;
        }
        try (Lines read = new Lines(file, 0)) {
            int number = 0;
            for (var line = read.next(); line.isPresent(); line = read.next()) {
                number++;
                replay(line.get(), number, told, faults);
            }
        }
        unsettled.ifPresent(told);
        unsettled = unsettled.filter(last -> last.mark().isEmpty());
        return faults;
    }

    private void replay(Lines.Line line, int number, Consumer<Entry> told, List<String> faults) {
        try {
            switch (form.read(line.text())) {
                case JournalLine.Content.Intended(Intent intent) -> {
                    Optional<Entry> before = unsettled;
                    unsettled = Optional.of(new Entry(intent, line.offset(), Optional.empty()));
                    before.ifPresent(entry -> {
                        if (entry.mark().isEmpty()) {
                            faults.add(file + ": the mark of " + entry.intent().id() + " before line " + number
                                    + " is missing; it was taken as not committed");
                        }
                        told.accept(entry);
                    });
                }
                case JournalLine.Content.Marked(String id, Mark mark) ->
                    unsettled = unsettled.map(entry -> entry.intent().id().equals(id)
                            ? new Entry(entry.intent(), entry.offset(), Optional.of(mark))
                            : entry);
            }
        } catch (JsonParseException e) {
            faults.add(file + ": line " + number + " is not a line of a journal; it was passed over");
        }
    }

    /** The intent that has no mark yet. */
    public Optional<Entry> unsettled() {
        return unsettled;
    }

    /** The intent whose line begins at {@code offset}, which {@link Entry#offset} told. */
    public Intent intentAt(long offset) {
        try (Lines read = new Lines(file, offset)) {
            if (form.read(read.next().orElseThrow().text()) instanceof JournalLine.Content.Intended(Intent intent)) {
                return intent;
            }
            throw new IllegalArgumentException("no intent at " + offset + " of " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    Entry intend(Intent intent) throws IOException {
        if (unsettled.isPresent()) {
            throw new IllegalStateException(
                    "not settled yet: " + unsettled.get().intent().id());
        }
        Entry entry = new Entry(intent, lines.append(form.of(intent)), Optional.empty());
        unsettled = Optional.of(entry);
        return entry;
    }

    void mark(Entry entry, Mark mark, String reason) throws IOException {
        lines.append(form.of(entry.intent().id(), mark, Instant.now(), reason));
        unsettled = Optional.empty();
    }
}
