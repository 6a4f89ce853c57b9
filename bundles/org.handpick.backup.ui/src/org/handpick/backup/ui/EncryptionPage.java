package org.handpick.backup.ui;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.store.StorePlace;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;

/** Asks whether the backups are to be encrypted before they leave this computer, and where the secrets of the store are to be kept. */
final class EncryptionPage extends WizardPage {
    private static final String WARNING =
            "! Without the passphrase there is no backup: nobody can read one then, and Handpick can't either. Write it down where"
                    + " neither a fire nor a thief of this computer finds it. It stands in no backup, and can't be changed later.";

    private Button encrypts;
    private Text passphrase;
    private Text again;
    private Group keeping;
    private final BooleanSupplier hasSecrets;
    private boolean isInFile;

    /** @param hasSecrets whether the place itself is opened with some */
    EncryptionPage(BooleanSupplier hasSecrets) {
        super("encryption", "Who may read it?", null);
        this.hasSecrets = hasSecrets;
        setDescription("Whoever can read the place can read the backups in it, unless they are encrypted.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        Group group = FormControls.group(area, "Encryption", 2);
        encrypts = CheckBox.in(group, "&Encrypt on this computer before it leaves");
        encrypts.setToolTipText("In the age format, which other programs can read, too");
        encrypts.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        encrypts.addListener(SWT.Selection, event -> check());
        passphrase = hidden(
                group,
                "&Passphrase, at least " + StorePlace.Encrypted.SHORTEST + " characters:",
                "Several words that nobody else would put in a row");
        again = hidden(group, "&Once more:", "The same again, since nobody sees what is typed");
        Label warning = new Label(group, SWT.WRAP);
        warning.setText(WARNING);
        warning.setLayoutData(FormControls.wrappingInDialog(2));
        keeping = FormControls.group(area, "Where its secrets are kept", 1);
        keeping(
                "In the &secure storage",
                "Encrypted; its password comes from the key ring of the desktop, or is asked for. A schedule can't open it:"
                        + " backups to this store are made while the workbench is open.",
                false);
        keeping(
                "In the f&ile backup/secrets.json",
                "Only you can read it. A schedule needs it, for backups that are made while nobody is there.",
                true);
        setControl(area);
    }

    private Text hidden(Composite area, String label, String tip) {
        PlacePage.label(area, label);
        Text text = DesktopLook.of(new Text(area, SWT.BORDER | SWT.PASSWORD));
        text.setToolTipText(tip);
        text.setLayoutData(FormControls.wide());
        text.addListener(SWT.Modify, event -> check());
        return text;
    }

    private void keeping(String title, String explanation, boolean file) {
        Button button = FormControls.choice(keeping, title, explanation);
        button.setSelection(isInFile == file);
        button.addListener(SWT.Selection, event -> isInFile = file);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            check();
            encrypts.setFocus();
        }
    }

    private void check() {
        Encryption now = encryption();
        List.of(passphrase, again).forEach(text -> text.setEnabled(now.isWanted()));
        boolean isKept = hasSecrets.getAsBoolean() || now.isWanted();
        keeping.setEnabled(isKept);
        List.of(keeping.getChildren()).forEach(button -> button.setEnabled(isKept));
        setErrorMessage(now.problem().orElse(null));
        setPageComplete(now.problem().isEmpty());
    }

    /** What was chosen. */
    Encryption encryption() {
        return encrypts == null
                ? Encryption.NONE
                : new Encryption(encrypts.getSelection(), passphrase.getText(), again.getText());
    }

    /** True when secrets are to be kept in the file and not in the secure storage. */
    boolean isInFile() {
        return isInFile;
    }
}
