package org.handpick.learning.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.learning.training.Backbone;
import org.handpick.workbench.forms.FormControls;

/** Which model to train, what is said of it, and the weights that it begins with where it takes some. */
final class ModelPanel {
    private final TrainingForm form;
    private final Label says;
    private final Composite weights;
    private final Text file;

    /** @param changed called after each change by a person */
    ModelPanel(Composite parent, TrainingForm form, Runnable changed) {
        this.form = form;
        Group group = FormControls.group(parent, "Model", 1);
        Combo names = new Combo(group, SWT.READ_ONLY);
        names.setItems(Backbone.ALL.stream().map(Backbone::name).toArray(String[]::new));
        names.setText(form.model());
        names.setLayoutData(FormControls.wide());
        names.setToolTipText("What sees the pictures; on it stand a head that ranks and one that crops");
        names.addListener(SWT.Selection, event -> {
            form.setModel(names.getText());
            changed.run();
        });
        says = new Label(group, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        weights = new Composite(group, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        weights.setLayout(layout);
        weights.setLayoutData(FormControls.wide());
        file = new Text(weights, SWT.BORDER);
        file.setText(form.weights());
        file.setLayoutData(FormControls.wide());
        file.addListener(SWT.Modify, event -> {
            form.setWeights(file.getText());
            changed.run();
        });
        FormControls.button(weights, "B&rowse…", "Chooses the file of the model", () -> {
            FileDialog dialog = new FileDialog(parent.getShell(), SWT.OPEN);
            dialog.setFilterExtensions(new String[] {extensions(), "*"});
            Optional.ofNullable(dialog.open()).ifPresent(file::setText);
        });
        show();
    }

    /** Shows what the form has. */
    void show() {
        says.setText(Backbone.named(form.model()).map(Backbone::sentence).orElse(""));
        boolean takesFile = form.file() != Backbone.File.NONE;
        weights.setVisible(takesFile);
        ((GridData) weights.getLayoutData()).exclude = !takesFile;
        boolean isEncoder = form.file() == Backbone.File.ENCODER;
        file.setMessage(isEncoder ? "The encoder (" + extensions() + ")" : "Published weights (.safetensors), or none");
        file.setToolTipText(
                isEncoder
                        ? "What sees the pictures, as it was made elsewhere; only the heads learn"
                        : "What the backbone begins with: safetensors in the layout of timm, torchvision or Hugging"
                                + " Face");
    }

    private String extensions() {
        return switch (form.model()) {
            case "onnx" -> "*.onnx";
            case "torchscript" -> "*.pt;*.ts";
            default -> "*.safetensors";
        };
    }
}
