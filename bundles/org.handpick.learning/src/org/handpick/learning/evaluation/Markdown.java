package org.handpick.learning.evaluation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a report as Markdown. */
final class Markdown {
    /** Wherever it stands. The last two make links of bare addresses. */
    private static final String MEANS_SOMETHING = "\\`*_[]|~$:@";

    private static final Pattern BEGINS_A_BLOCK = Pattern.compile("^(\\s*\\d*)([-+=#.)])");
    private static final Pattern BARE_ADDRESS = Pattern.compile("(?i)(www)\\.");
    private static final String FENCE = "```";

    private Markdown() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder("# " + escaped(report.title()) + "\n");
        for (Report.Block block : report.blocks()) {
            text.append('\n');
            text.append(
                    switch (block) {
                        case Report.Heading(String heading) -> "## " + escaped(heading) + "\n";
                        case Report.Paragraph(String sentences) -> paragraph(sentences) + "\n";
                        case Report.Table table -> table(table);
                        case Report.Picture(String file, String caption) ->
                            "![" + escaped(caption) + "](" + FileLink.to(file) + ")\n";
                    });
        }
        return text.toString();
    }

    private static String paragraph(String sentences) {
        return BEGINS_A_BLOCK.matcher(escaped(sentences).strip()).replaceFirst("$1\\\\$2");
    }

    private static String table(Report.Table table) {
        StringBuilder text = new StringBuilder();
        table.command().ifPresent(command -> text.append(fenced(command)));
        text.append(row(table.header()));
        text.append("|---").append("|---:".repeat(table.header().size() - 1)).append("|\n");
        table.rows().forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A fence that is longer than any in the text, so that the text can't end it. */
    private static String fenced(String command) {
        String fence = FENCE;
        while (command.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + command + "\n" + fence + "\n\n";
    }

    /** On one line, and nothing in it means anything. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) || character == 0x2028 || character == 0x2029) {
                escaped.append(' ');
            } else if (character == '<') {
                escaped.append("&lt;");
            } else if (character == '>') {
                escaped.append("&gt;");
            } else if (character == '&') {
                escaped.append("&amp;");
            } else {
                escaped.append(MEANS_SOMETHING.indexOf(character) >= 0 ? "\\" : "")
                        .appendCodePoint(character);
            }
        });
        return BARE_ADDRESS.matcher(escaped).replaceAll("$1\\\\.");
    }
}
