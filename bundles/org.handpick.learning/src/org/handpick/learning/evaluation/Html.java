package org.handpick.learning.evaluation;

import java.util.List;

/** Writes a report as a page. */
final class Html {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d1f21; --paper: #fdfdfc; --line: #d5d5d0; --soft: #f1f1ee; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #dcdcd8; --paper: #1b1c1e; --line: #3c3d40; --soft: #26272a; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
            pre { background: var(--soft); padding: .5rem .75rem; overflow-x: auto; }
            table { border-collapse: collapse; margin: 0 0 1.5rem; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: right;
              font-variant-numeric: tabular-nums; }
            th:first-child, td:first-child { text-align: left; }
            figure { margin: 0 0 1.5rem; }
            img { max-width: 100%; }
            figcaption { font-size: .9em; }
            """;

    private Html() {}

    static String of(Report report) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Whatever a name may smuggle in: the browser loads pictures from beside the page and runs nothing.
        page.append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">\n");
        page.append("<title>").append(escaped(report.title())).append("</title>\n");
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        page.append("<h1>").append(escaped(report.title())).append("</h1>\n");
        for (Report.Block block : report.blocks()) {
            page.append(
                    switch (block) {
                        case Report.Heading(String heading) -> "<h2>" + escaped(heading) + "</h2>\n";
                        case Report.Paragraph(String sentences) -> "<p>" + escaped(sentences) + "</p>\n";
                        case Report.Table table -> table(table);
                        case Report.Picture(String file, String caption) ->
                            "<figure><img src=\"" + FileLink.to(file) + "\" alt=\"" + escaped(caption)
                                    + "\"><figcaption>" + escaped(caption) + "</figcaption></figure>\n";
                    });
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String table(Report.Table table) {
        StringBuilder text = new StringBuilder();
        table.command()
                .ifPresent(
                        command -> text.append("<pre>").append(escaped(command)).append("</pre>\n"));
        text.append("<table>\n<thead>").append(row("th", table.header())).append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> text.append(row("td", row)).append('\n'));
        return text.append("</tbody>\n</table>\n").toString();
    }

    private static String row(String cell, List<String> texts) {
        StringBuilder row = new StringBuilder("<tr>");
        texts.forEach(text -> row.append('<')
                .append(cell)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(cell)
                .append('>'));
        return row.append("</tr>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
