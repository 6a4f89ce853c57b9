package org.handpick.learning.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A report as what it says, before it is Markdown or a page. Every text in it may hold anything; it is escaped when written. */
public record Report(String title, List<Block> blocks) {
    public Report {
        Objects.requireNonNull(title);
        blocks = List.copyOf(blocks);
    }

    /** A piece of a report. */
    public sealed interface Block {}

    /** Begins a part. */
    public record Heading(String text) implements Block {
        public Heading {
            Objects.requireNonNull(text);
        }
    }

    /** Sentences. */
    public record Paragraph(String text) implements Block {
        public Paragraph {
            Objects.requireNonNull(text);
        }
    }

    /**
     * Figures.
     *
     * @param command what makes the table again, empty when no command does
     * @param rows each as long as the header; the first column is text, the others are set right
     */
    public record Table(Optional<String> command, List<String> header, List<List<String>> rows) implements Block {
        public Table {
            Objects.requireNonNull(command);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = header.size();
            if (rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("a table of " + columns + " columns with a row of another length");
            }
        }
    }

    /** A picture in a file beside the report, such as {@code worst/t_12ab.png}, with {@code /} between folders. */
    public record Picture(String file, String caption) implements Block {
        public Picture {
            Objects.requireNonNull(file);
            Objects.requireNonNull(caption);
        }
    }

    /** As Markdown (CommonMark with tables). */
    public String markdown() {
        return Markdown.of(this);
    }

    /** As a page that needs nothing but the pictures: no script, no font, no style from elsewhere; light or dark as the reader has it. */
    public String html() {
        return Html.of(this);
    }
}
