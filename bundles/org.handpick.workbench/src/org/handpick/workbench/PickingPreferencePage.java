package org.handpick.workbench;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.handpick.picking.KeepPlace;
import org.handpick.picking.RejectPlace;

/** Where keepers and rejects go, what is logged, and how sets are grouped. */
public final class PickingPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final int LARGEST_MIN_SIZE = 5;

    public PickingPreferencePage() {
        super(GRID);
        setDescription("Changes hold from the next library that is opened. Undo works whatever is chosen.");
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(workbench.getService(PickingPreferences.class).store());
    }

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(new RadioGroupFieldEditor(
                PickingPreferences.KEEP_PLACE,
                "The image that is kept",
                1,
                new String[][] {
                    {"goes to the folder selected/ of the library", KeepPlace.SELECTED_FOLDER.name()},
                    {"stays in place; its original is kept in the undo store", KeepPlace.IN_PLACE.name()}
                },
                parent,
                true));
        addField(new RadioGroupFieldEditor(
                PickingPreferences.REJECT_PLACE,
                "Images that are rejected",
                1,
                new String[][] {
                    {"go to the desktop's trash", RejectPlace.DESKTOP_TRASH.name()},
                    {"go to the folder __delete_staging/ of the library", RejectPlace.STAGING_FOLDER.name()}
                },
                parent,
                true));
        addField(new BooleanFieldEditor(
                PickingPreferences.LOG_TRAINING, "Write decisions to the training logs", parent));
        addField(new MinutesFieldEditor(
                PickingPreferences.GAP_MINUTES, "Longest time between images of a set, minutes (0: any)", parent));
        IntegerFieldEditor minSize =
                new IntegerFieldEditor(PickingPreferences.MIN_SIZE, "Fewest images that make a set", parent);
        minSize.setValidRange(1, LARGEST_MIN_SIZE);
        addField(minSize);
    }

    /** A decimal number of minutes, not negative. */
    private static final class MinutesFieldEditor extends StringFieldEditor {
        MinutesFieldEditor(String name, String label, Composite parent) {
            super(name, label, parent);
            setErrorMessage("A number of minutes, such as 5 or 0.5");
            setEmptyStringAllowed(false);
        }

        @Override
        protected boolean doCheckState() {
            return getStringValue().matches("\\d{1,6}(\\.\\d{1,3})?");
        }
    }
}
