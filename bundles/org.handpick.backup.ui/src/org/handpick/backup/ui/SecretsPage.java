package org.handpick.backup.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.workbench.forms.FormControls;

/** Asks for what a place is opened with, and where that is to be kept. */
final class SecretsPage extends WizardPage {
    private final Map<PlacePage.Secret, Text> fields = new LinkedHashMap<>();
    private Composite area;
    private boolean inFile;

    SecretsPage() {
        super("secrets", "What is it opened with?", null);
        setDescription("Nothing of this stands in a setting, in a log or on a command line.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        setControl(area);
    }

    /** Makes the fields for these, keeping what was filled in for the same before. */
    void ask(List<PlacePage.Secret> secrets) {
        if (List.copyOf(fields.keySet()).equals(secrets)) {
            return;
        }
        for (Control control : area.getChildren()) {
            control.dispose();
        }
        fields.clear();
        for (PlacePage.Secret secret : secrets) {
            PlacePage.label(area, secret.label());
            Text text = new Text(area, SWT.BORDER | (secret.isHidden() ? SWT.PASSWORD : 0));
            text.setToolTipText(secret.explanation());
            text.setLayoutData(FormControls.wide());
            text.addListener(SWT.Modify, event -> check());
            fields.put(secret, text);
        }
        createKeeping();
        area.layout(true, true);
        check();
        setErrorMessage(null); // nothing was filled in yet
    }

    private void createKeeping() {
        Label label = new Label(area, SWT.NONE);
        label.setText("Kept");
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        keeping(
                "in the &secure storage: encrypted; its password comes from the key ring of the desktop, or is asked for",
                false);
        keeping(
                "in the &file backup/secrets.json, which only you can read: for backups that a timer makes while nobody is there",
                true);
    }

    private void keeping(String text, boolean file) {
        Button button = new Button(area, SWT.RADIO | SWT.WRAP);
        button.setText(text);
        button.setSelection(inFile == file);
        button.setLayoutData(FormControls.wrappingInDialog(2));
        button.addListener(SWT.Selection, event -> inFile = file);
    }

    private void check() {
        List<String> missing = fields.entrySet().stream()
                .filter(field -> field.getValue().getText().isBlank())
                .map(field -> field.getKey().label().replace("&", "").replace(":", ""))
                .toList();
        setErrorMessage(missing.isEmpty() ? null : "Missing: " + String.join(", ", missing) + ".");
        setPageComplete(missing.isEmpty());
    }

    /** What was filled in, by the key of the secret. */
    Map<String, String> values() {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        field -> field.getKey().key(),
                        field -> field.getValue().getText().strip()));
    }

    /** True when they are to be kept in the file and not in the secure storage. */
    boolean isInFile() {
        return inFile;
    }
}
