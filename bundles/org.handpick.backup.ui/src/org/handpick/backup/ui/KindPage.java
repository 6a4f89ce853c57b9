package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.handpick.workbench.forms.FormControls;

/** Asks what kind of place is to be added. */
final class KindPage extends WizardPage {
    private static final int INDENT = 24;
    private final List<StoreKind> kinds;
    private int chosen;

    KindPage(List<StoreKind> kinds) {
        super("kind", "What kind of place?", null);
        setDescription("Two places of different kinds are safest: what breaks one seldom breaks the other.");
        this.kinds = kinds;
    }

    /** The position of the kind that is chosen. */
    int chosen() {
        return chosen;
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        List<Button> buttons = new ArrayList<>();
        for (StoreKind kind : kinds) {
            Button button = new Button(area, SWT.RADIO);
            button.setText(kind.title());
            button.addListener(SWT.Selection, event -> chosen = buttons.indexOf(button));
            Label label = new Label(area, SWT.WRAP);
            label.setText(kind.description());
            GridData indented = FormControls.wrappingInDialog(1);
            indented.horizontalIndent = INDENT;
            label.setLayoutData(indented);
            buttons.add(button);
        }
        buttons.getFirst().setSelection(true);
        setControl(area);
    }
}
