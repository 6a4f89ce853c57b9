package org.handpick.backup.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.handpick.workbench.forms.FormControls;

/** Asks for some secrets, a line each. */
final class SecretsPage extends OpeningPage {
    private final List<Secret> asked;
    private final Map<Secret, Text> fields = new LinkedHashMap<>();

    /**
     * Something that a place is opened with.
     *
     * @param key as {@code Secrets} knows it, such as {@code secret-key}
     * @param isHidden whether nobody should read it over a shoulder
     */
    record Secret(String key, String label, String explanation, boolean isHidden) {
        Secret {
            Objects.requireNonNull(key);
            Objects.requireNonNull(label);
            Objects.requireNonNull(explanation);
        }
    }

    /** @param name of the page, one for each kind of place */
    SecretsPage(String name, List<Secret> asked) {
        super(name, "What is it opened with?", "Nothing of this stands in a setting, in a log or on a command line.");
        this.asked = List.copyOf(asked);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        for (Secret secret : asked) {
            PlacePage.label(area, secret.label());
            Text text = new Text(area, SWT.BORDER | (secret.isHidden() ? SWT.PASSWORD : 0));
            text.setToolTipText(secret.explanation());
            text.setLayoutData(FormControls.wide());
            text.addListener(SWT.Modify, event -> check());
            fields.put(secret, text);
        }
        setControl(area);
    }

    private void check() {
        List<String> missing = fields.entrySet().stream()
                .filter(field -> field.getValue().getText().isBlank())
                .map(field -> field.getKey().label().replace("&", "").replace(":", ""))
                .toList();
        setErrorMessage(missing.isEmpty() ? null : "Missing: " + String.join(", ", missing) + ".");
        setPageComplete(missing.isEmpty());
    }

    @Override
    Map<String, String> secrets() {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        field -> field.getKey().key(),
                        field -> field.getValue().getText().strip()));
    }
}
