package org.handpick.learning.ui;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;

/** The settings of a training: the few that most people change, and the others folded away. */
final class SettingsPanel {
    private static final int FIELD_WIDTH = 130;

    private final TrainingForm form;
    private final Runnable changed;
    private final Composite whole;
    private final Composite rare;
    private final Button unfold;
    private final Map<SettingField, Control> fields = new EnumMap<>(SettingField.class);

    /** @param changed called after each change by a person */
    SettingsPanel(Composite parent, TrainingForm form, Runnable changed) {
        this.form = form;
        this.changed = changed;
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(columns());
        for (SettingField field : SettingField.values()) {
            if (!field.isRare()) {
                add(whole, field);
            }
        }
        unfold = DesktopLook.of(new Button(whole, SWT.TOGGLE));
        unfold.addListener(SWT.Selection, event -> fold());
        Button usual = DesktopLook.of(new Button(whole, SWT.PUSH));
        usual.setText("Back to &Defaults");
        usual.setToolTipText("Sets every setting back to what is usual; the model and the dataset stay");
        usual.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        usual.addListener(SWT.Selection, event -> {
            form.setUsual();
            changed.run();
        });
        rare = new Composite(whole, SWT.NONE);
        rare.setLayout(columns());
        rare.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        for (SettingField field : SettingField.values()) {
            if (field.isRare()) {
                add(rare, field);
            }
        }
        show();
        fold();
    }

    private static GridLayout columns() {
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        return layout;
    }

    Control control() {
        return whole;
    }

    private void add(Composite parent, SettingField field) {
        Control control = switch (field.shape()) {
            case NUMBER -> number(parent, field);
            case CHOICE -> choice(parent, field);
            case SWITCH -> onOrOff(parent, field);
        };
        control.setToolTipText(field.tip());
        control.setData("handpick.setting", field.key());
        fields.put(field, control);
    }

    private Control number(Composite parent, SettingField field) {
        label(parent, field);
        Text text = new Text(parent, SWT.BORDER | SWT.RIGHT);
        text.setLayoutData(fieldSize());
        text.addListener(SWT.Modify, event -> set(field, text.getText()));
        return text;
    }

    private Control choice(Composite parent, SettingField field) {
        label(parent, field);
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(field.choices().stream()
                .map(choice -> SettingWords.word(field, choice))
                .toArray(String[]::new));
        combo.setLayoutData(fieldSize());
        combo.addListener(SWT.Selection, event -> set(field, field.choices().get(combo.getSelectionIndex())));
        return combo;
    }

    private Control onOrOff(Composite parent, SettingField field) {
        Button button = CheckBox.in(parent, field.label());
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        button.addListener(SWT.Selection, event -> set(field, Boolean.toString(button.getSelection())));
        return button;
    }

    private static void label(Composite parent, SettingField field) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(field.label() + ":");
        label.setToolTipText(field.tip());
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private static GridData fieldSize() {
        GridData size = new GridData(SWT.END, SWT.CENTER, false, false);
        size.widthHint = FIELD_WIDTH;
        return size;
    }

    private void set(SettingField field, String text) {
        if (!form.text(field).equals(text)) {
            form.set(field, text);
            changed.run();
        }
    }

    /** Shows what the form has, and lets only be changed what makes a difference. What a person is typing stays as it is typed. */
    void show() {
        fields.forEach((field, control) -> {
            String used = form.used(field);
            switch (control) {
                case Text text when text.getText().strip().equals(used) -> {
                    // typed so
                }
                case Text text -> text.setText(used);
                case Combo combo -> combo.select(field.choices().indexOf(used));
                case Button button -> button.setSelection(Boolean.parseBoolean(used));
                default -> throw new IllegalStateException("no field is a " + control);
            }
            control.setEnabled(form.applies(field));
        });
    }

    /** Says how many of those that are folded away are not as usual. */
    void count() {
        long changedOnes = form.changedRareOnes();
        unfold.setText((unfold.getSelection() ? "Fewer Set&tings" : "More Set&tings")
                + (changedOnes == 0 ? "" : " (" + changedOnes + " changed)"));
        whole.layout();
    }

    private void fold() {
        rare.setVisible(unfold.getSelection());
        ((GridData) rare.getLayoutData()).exclude = !unfold.getSelection();
        count();
        changed.run();
    }
}
