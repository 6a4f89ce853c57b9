package org.handpick.backup.ui;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.RefusedStore;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.DesktopLook;

/** Asks where a store of one kind is, and what it is to be called. */
abstract class PlacePage extends WizardPage {
    private static final int MOST_OF_A_NAME = 40;

    private Stores stores;
    private Text name;

    PlacePage(String title, String description) {
        super(title, title, null);
        setDescription(description);
        setPageComplete(false);
    }

    /** @param known those that there are, whose names are taken */
    void setStores(Stores known) {
        stores = known;
    }

    /** The name that the store is to have. */
    String name() {
        return name.getText().strip();
    }

    /** Where it is. @throws IllegalArgumentException saying what of that is wrong or missing, as a sentence */
    abstract StorePlace place();

    /**
     * Asks for what it is opened with; empty for most kinds.
     *
     * @param elsewhere what is kept of the store already, or stands in the environment
     */
    Optional<OpeningPage> opening(Secrets elsewhere) {
        return Optional.empty();
    }

    /** A name that suits what was filled in; empty for none. */
    abstract String suggestedName();

    /** Makes the fields of the kind, in two columns. */
    abstract void createFields(Composite area);

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        createFields(area);
        name = text(
                area,
                "Store na&me:",
                "What the store is called here: small letters, digits, . _ and -",
                suggestedName());
        setControl(area);
        check();
        setErrorMessage(null); // nothing was filled in yet
    }

    /** Who comes here is to type at once. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            getControl().setFocus();
        }
    }

    /** Makes a name of what somebody has called something; empty where nothing of it can stand in one. */
    static String nameOf(String text) {
        String name = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "")
                .replaceAll("^[._-]+", "");
        return name.length() > MOST_OF_A_NAME ? name.substring(0, MOST_OF_A_NAME) : name;
    }

    /** A line of text with a label before it. */
    Text text(Composite area, String label, String tip, String value) {
        label(area, label);
        Text text = DesktopLook.of(new Text(area, SWT.BORDER));
        text.setText(value);
        text.setToolTipText(tip);
        text.setLayoutData(FormControls.wide());
        text.addListener(SWT.Modify, event -> check());
        return text;
    }

    static Label label(Composite area, String text) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        return label;
    }

    /** Suggests another name, unless a person has given one. @param before what was suggested last */
    void suggest(String before) {
        if (name != null && (name.getText().isBlank() || name.getText().equals(before))) {
            name.setText(suggestedName());
        }
    }

    /** Lets the wizard go on only with what can be tested. */
    void check() {
        if (name != null) {
            Optional<String> problem = problem();
            setErrorMessage(problem.orElse(null));
            setPageComplete(problem.isEmpty());
        }
    }

    private Optional<String> problem() {
        try {
            place();
            if (name().isEmpty()) {
                return Optional.of("Give the store a name.");
            }
            stores.refuseName(name());
            return Optional.empty();
        } catch (RefusedStore | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
