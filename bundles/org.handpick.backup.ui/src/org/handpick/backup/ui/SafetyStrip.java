package org.handpick.backup.ui;

import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.handpick.backup.Safety;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.Palette;

/** Says how safe the data is: a badge with a sign, a word and a colour, a sentence, below it what is to be done, and what is scheduled. */
final class SafetyStrip {
    private static final int BADGE_WIDTH = 104;
    private static final int BADGE_LEAST_HEIGHT = 44;
    private static final int ROUND = 10;

    private final Composite strip;
    private final Canvas badge;
    private final Label headline;
    private final Label findings;
    private final Link schedule;
    private Optional<Safety> shown = Optional.empty();

    /** @param changeSchedule called when a person wants to have another schedule, or a first one */
    SafetyStrip(Composite parent, Runnable changeSchedule) {
        strip = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 2;
        layout.marginWidth = 0;
        layout.horizontalSpacing = 10;
        strip.setLayout(layout);
        strip.setLayoutData(FormControls.wide());
        badge = new Canvas(strip, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        GridData size = new GridData(SWT.FILL, SWT.FILL, false, true, 1, 3);
        size.widthHint = BADGE_WIDTH;
        size.heightHint = BADGE_LEAST_HEIGHT;
        badge.setLayoutData(size);
        badge.addListener(SWT.Paint, event -> paint(event.gc));
        headline = new Label(strip, SWT.WRAP);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        headline.setLayoutData(FormControls.wrapping(1));
        findings = new Label(strip, SWT.WRAP);
        findings.setLayoutData(FormControls.wrapping(1));
        schedule = new Link(strip, SWT.WRAP);
        schedule.setToolTipText("What the system makes by itself, also while the workbench is closed");
        schedule.setLayoutData(FormControls.wrapping(1));
        schedule.addListener(SWT.Selection, event -> changeSchedule.run());
        headline.setText("Looking at the backups…");
    }

    Control control() {
        return strip;
    }

    /** @return whether it may need more room than before */
    boolean show(Safety safety) {
        if (shown.equals(Optional.of(safety))) {
            return false;
        }
        shown = Optional.of(safety);
        headline.setText(safety.headline());
        findings.setText(words(safety));
        badge.setToolTipText(word(safety.level()) + ". The rules stand in docs/backup-runbook.md, How safe it is.");
        badge.setData("handpick.safety", safety.level().name());
        badge.redraw();
        return true;
    }

    /** The same for what is scheduled. */
    boolean show(Timetable.Answer answer) {
        String words = ScheduleWords.line(answer, ZoneId.systemDefault()).replace("&", "&&") + " <a>"
                + ScheduleWords.offer(answer) + "</a>";
        if (schedule.getText().equals(words)) {
            return false;
        }
        schedule.setText(words);
        return true;
    }

    /** What is wrong, a line each, with what to do. */
    static String words(Safety safety) {
        if (safety.findings().isEmpty()) {
            return "Nothing is to be done.";
        }
        return String.join(
                "\n",
                safety.findings().stream()
                        .map(finding -> sign(finding.level()) + "  " + finding.sentence()
                                + (finding.advice().isEmpty() ? "" : " " + finding.advice()))
                        .toList());
    }

    private static String sign(Safety.Level level) {
        return switch (level) {
            case WELL -> "✓";
            case AMBER -> "!";
            case RED -> "✕";
        };
    }

    private static String word(Safety.Level level) {
        return switch (level) {
            case WELL -> "Safe";
            case AMBER -> "Attend to it";
            case RED -> "Not safe";
        };
    }

    private static Color colour(Safety.Level level, Palette palette) {
        return switch (level) {
            case WELL -> palette.keep();
            case AMBER -> palette.warning();
            case RED -> palette.reject();
        };
    }

    private void paint(GC gc) {
        Rectangle area = badge.getClientArea();
        Palette palette = Palette.of(strip);
        gc.setAntialias(SWT.ON);
        gc.setBackground(shown.map(safety -> colour(safety.level(), palette)).orElse(palette.line()));
        gc.fillRoundRectangle(area.x, area.y, area.width, area.height, ROUND, ROUND);
        shown.ifPresent(safety -> {
            gc.setForeground(palette.onState());
            gc.setFont(headline.getFont());
            String sign = sign(safety.level());
            Point signSize = gc.textExtent(sign);
            Point wordSize = gc.textExtent(word(safety.level()));
            int top = area.y + (area.height - signSize.y - wordSize.y) / 2;
            gc.drawText(sign, area.x + (area.width - signSize.x) / 2, top, true);
            gc.drawText(word(safety.level()), area.x + (area.width - wordSize.x) / 2, top + signSize.y, true);
        });
    }
}
