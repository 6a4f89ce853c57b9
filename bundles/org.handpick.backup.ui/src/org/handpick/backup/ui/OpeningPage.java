package org.handpick.backup.ui;

import java.util.Map;
import org.eclipse.jface.wizard.WizardPage;

/** Asks for what a place is opened with, of which nothing stands in a setting. It is complete once all of it was given. */
abstract class OpeningPage extends WizardPage {
    OpeningPage(String name, String title, String description) {
        super(name, title, null);
        setDescription(description);
        setPageComplete(false);
    }

    /** Who comes here is to type at once. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            getControl().setFocus();
        }
    }

    /** What was given, by the key that {@code Secrets} knows it by, such as {@code secret-key}. */
    abstract Map<String, String> secrets();
}
