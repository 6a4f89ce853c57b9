package org.handpick.backup.ui;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.Schedule;
import org.handpick.workbench.forms.AskingDialog;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;

/** Asks on which days, at what time and where the system is to make backups, or whether it is to make none any more. */
final class ScheduleDialog extends AskingDialog {
    /** What {@link #open} answers when the schedule is to be removed. */
    static final int REMOVE = IDialogConstants.CLIENT_ID;

    private static final int DAYS = 7;
    private static final int CHARACTERS = 8;
    /** Of each day a letter that no other has. */
    private static final String KEYS = "MTWHFSU";

    private final Plan plan;
    private final Map<DayOfWeek, Button> days = new EnumMap<>(DayOfWeek.class);
    private Text time;
    private ScheduledStores where;
    private Label what;
    private Schedule schedule;
    private List<String> chosen;

    /**
     * What there is to be changed.
     *
     * @param schedule the one that is installed, or the usual one
     * @param by what of the system starts the backups
     * @param chosen the stores that they go to; empty for all
     * @param stores that there are
     * @param locked those of them that a schedule can't open
     */
    record Plan(
            boolean isInstalled,
            Schedule schedule,
            String by,
            List<String> chosen,
            List<String> stores,
            List<String> locked) {
        Plan {
            chosen = List.copyOf(chosen);
            stores = List.copyOf(stores);
            locked = List.copyOf(locked);
        }

        /** Those that a schedule can't open, of those that it goes to. */
        List<String> locked(List<String> to) {
            return locked.stream()
                    .filter(store -> to.isEmpty() || to.contains(store))
                    .toList();
        }
    }

    ScheduleDialog(Shell shell, Plan plan) {
        super(shell, "Schedule");
        this.plan = plan;
        this.schedule = plan.schedule();
        this.chosen = plan.chosen();
    }

    /** The one that was chosen. */
    Schedule schedule() {
        return schedule;
    }

    /** The stores that were chosen; empty for all. */
    List<String> stores() {
        return chosen;
    }

    @Override
    protected void createArea(Composite area) {
        setTitle("Backups by themselves");
        Group when = FormControls.group(area, "When", DAYS);
        for (DayOfWeek day : DayOfWeek.values()) {
            Button box = CheckBox.in(when, word(day));
            box.setToolTipText(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            box.setSelection(schedule.days().contains(day));
            box.addListener(SWT.Selection, event -> check());
            days.put(day, box);
        }
        Composite clock = FormControls.row(when, 2);
        clock.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, DAYS, 1));
        new Label(clock, SWT.NONE).setText("&At:");
        time = DesktopLook.of(new Text(clock, SWT.BORDER));
        time.setText(schedule.time().toString());
        time.setToolTipText("The time of this computer, such as 02:00");
        GridData width = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        width.widthHint = CHARACTERS * time.getLineHeight() / 2;
        time.setLayoutData(width);
        time.addListener(SWT.Modify, event -> check());
        where = new ScheduledStores(area, plan.stores(), plan.chosen(), this::check);
        what = new Label(area, SWT.WRAP);
        what.setText(words(List.of())); // the longest
        what.setLayoutData(FormControls.wrappingInDialog(1));
    }

    private String words(List<String> to) {
        return "At these times the system (" + plan.by() + ") starts Handpick without a window. It makes a backup in "
                + (to.isEmpty()
                        ? String.join(", ", plan.stores()) + ", and in whatever store is added later,"
                        : String.join(", ", to) + ",")
                + " reads it back, deletes what no rule keeps, and every few weeks restores the newest for a test.";
    }

    private static String word(DayOfWeek day) {
        String name = day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        int key = name.toUpperCase(Locale.ENGLISH).indexOf(KEYS.charAt(day.ordinal()));
        return name.substring(0, key) + "&" + name.substring(key);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (plan.isInstalled()) {
            createButton(parent, REMOVE, "&Remove Schedule", false);
        }
        createButton(parent, IDialogConstants.OK_ID, plan.isInstalled() ? "&Change" : "S&chedule", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == REMOVE) {
            setReturnCode(REMOVE);
            close();
        } else {
            super.buttonPressed(id);
        }
    }

    private void check() {
        if (getButton(IDialogConstants.OK_ID) == null) {
            return; // the dialog is still being made
        }
        try {
            schedule = filledIn();
            chosen = where.chosen();
            what.setText(words(chosen));
            setErrorMessage(null);
            ScheduleWords.locked(plan.locked(chosen))
                    .ifPresentOrElse(
                            locked -> setMessage(locked, IMessageProvider.WARNING),
                            () -> setMessage("Backups will be made: " + schedule.sentence() + "."));
            getButton(IDialogConstants.OK_ID).setEnabled(true);
        } catch (IllegalArgumentException e) {
            setErrorMessage(e.getMessage());
            getButton(IDialogConstants.OK_ID).setEnabled(false);
        }
    }

    /** @throws IllegalArgumentException saying what is missing */
    private Schedule filledIn() {
        Set<DayOfWeek> chosen = days.entrySet().stream()
                .filter(day -> day.getValue().getSelection())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("Choose a day at least.");
        }
        try {
            return new Schedule(chosen, LocalTime.parse(time.getText().strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Name a time such as 02:00.", e);
        }
    }
}
