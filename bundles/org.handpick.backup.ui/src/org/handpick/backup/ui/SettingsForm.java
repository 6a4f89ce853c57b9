package org.handpick.backup.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.Retention;
import org.handpick.backup.Scope;
import org.handpick.backup.Settings;
import org.handpick.workbench.theme.CheckBox;

/** The fields of what is backed up and what stays, in two columns. What has no field here stays as it was. */
final class SettingsForm {
    private static final int MOST = 999;
    private static final int ALL_PERCENT = 100;
    private static final int LINES = 6;

    private final Text patterns;
    private final Button checkpoints;
    private final Spinner daily;
    private final Spinner weekly;
    private final Spinner monthly;
    private final Spinner withinDays;
    private final Spinner shrink;
    private Optional<Settings> shown = Optional.empty();

    /** @param changed called when a field was changed, by whomever */
    SettingsForm(Composite area, Runnable changed) {
        Label label = new Label(area, SWT.NONE);
        label.setText("&What is backed up: patterns below the data area, one a line; ** stands for any folders");
        label.setLayoutData(both());
        patterns = new Text(area, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        fill.heightHint = LINES * patterns.getLineHeight();
        patterns.setLayoutData(fill);
        patterns.addListener(SWT.Traverse, event -> {
            boolean isTab = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            event.doit |= isTab; // it would be put into a pattern, and there would be no way on
        });
        checkpoints = CheckBox.in(area, "The weights of &runs too, which can be trained again");
        checkpoints.setLayoutData(both());
        daily = spinner(area, "Backups that stay: the last of so many da&ys", MOST);
        weekly = spinner(area, "… of so many w&eeks", MOST);
        monthly = spinner(area, "… of so many &months", MOST);
        withinDays = spinner(area, "… and all of &so many days", MOST);
        shrink = spinner(area, "&Largest shrink of the newest before nothing is deleted, percent", ALL_PERCENT);
        List.of(patterns, daily, weekly, monthly, withinDays, shrink)
                .forEach(field -> field.addListener(SWT.Modify, event -> changed.run()));
    }

    static GridData both() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    }

    private static Spinner spinner(Composite area, String text, int most) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        Spinner spinner = new Spinner(area, SWT.BORDER);
        spinner.setMaximum(most);
        return spinner;
    }

    void show(Settings settings) {
        Retention retention = settings.retention();
        patterns.setText(String.join("\n", settings.scope().patterns()));
        checkpoints.setSelection(settings.scope().checkpoints());
        daily.setSelection(retention.daily());
        weekly.setSelection(retention.weekly());
        monthly.setSelection(retention.monthly());
        withinDays.setSelection(retention.withinDays());
        shrink.setSelection(retention.largestShrinkPercent());
        shown = Optional.of(settings);
    }

    /** What the fields are where nobody has changed anything. */
    void showDefaults() {
        shown.ifPresent(before ->
                show(new Settings(Scope.of(before.scope().libraries()), Retention.DEFAULT, before.proving())));
    }

    /**
     * What is filled in; empty while nothing was shown yet.
     *
     * @throws IllegalArgumentException saying what makes no sense
     */
    Optional<Settings> filledIn() {
        return shown.map(before -> new Settings(
                new Scope(lines(), checkpoints.getSelection(), before.scope().libraries()),
                new Retention(
                        daily.getSelection(),
                        weekly.getSelection(),
                        monthly.getSelection(),
                        withinDays.getSelection(),
                        shrink.getSelection()),
                before.proving()));
    }

    private List<String> lines() {
        return patterns.getText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
