package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.handpick.workbench.forms.FormControls;

/** Asks what kind of place is to be added. */
final class KindPage extends WizardPage {
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
            Button button = FormControls.choice(area, kind.title(), kind.description());
            button.addListener(SWT.Selection, event -> chosen = buttons.indexOf(button));
            buttons.add(button);
        }
        buttons.getFirst().setSelection(true);
        setControl(area);
    }
}
