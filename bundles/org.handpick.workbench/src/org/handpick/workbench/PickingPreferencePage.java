package org.handpick.workbench;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.KeepPlace;
import org.handpick.picking.PickingChoices;
import org.handpick.picking.PickingChoices.GroupBy;
import org.handpick.picking.RejectPlace;

/** Where keepers and rejects go, what is logged, and how sets are grouped. */
public final class PickingPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final int LARGEST_MIN_SIZE = 5;
    private static final int ALL_PERCENT = 100;
    private static final int MOST_DAYS = 999;

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
                PickingChoices.KEEP_PLACE,
                "The image that is kept",
                1,
                new String[][] {
                    {"goes to the folder selected/ of the library", KeepPlace.SELECTED_FOLDER.name()},
                    {"stays in place; its original is kept in the undo store", KeepPlace.IN_PLACE.name()}
                },
                parent,
                true));
        addField(new RadioGroupFieldEditor(
                PickingChoices.REJECT_PLACE,
                "Images that are rejected",
                1,
                new String[][] {
                    {"go to the desktop's trash", RejectPlace.DESKTOP_TRASH.name()},
                    {"go to the folder __delete_staging/ of the library", RejectPlace.STAGING_FOLDER.name()}
                },
                parent,
                true));
        addField(new BooleanFieldEditor(PickingChoices.LOG_TRAINING, "Write decisions to the training logs", parent));
        IntegerFieldEditor blind = new IntegerFieldEditor(
                SuggestionChoices.BLIND_PERCENT,
                "Sets for which suggestions stay hidden, to judge the model by, percent",
                parent);
        blind.setValidRange(0, ALL_PERCENT);
        explain(
                blind,
                parent,
                "While suggestions are on, nothing is shown for so many of the sets, always the same ones. What you decide"
                        + " about them owes nothing to a model, so it tells how good the model is. 0 hides none. Holds at once");
        addField(blind);
        addRepeats(parent);
        addField(new RadioGroupFieldEditor(
                PickingChoices.GROUP_BY,
                "Images are a set",
                1,
                new String[][] {
                    {"when their names tell stages that follow each other", GroupBy.STAGE.name()},
                    {"when they were taken shortly after each other (a burst; reads every image)", GroupBy.TIME.name()},
                    {"when the pattern finds the same text in their names", GroupBy.PATTERN.name()}
                },
                parent,
                true));
        addField(new CheckedFieldEditor(
                PickingChoices.GAP_MINUTES,
                "Longest time between images of a set, minutes (0: any)",
                "A number of minutes, such as 5 or 0.5",
                parent,
                text -> text.matches("\\d{1,6}(\\.\\d{1,3})?")));
        IntegerFieldEditor minSize =
                new IntegerFieldEditor(PickingChoices.MIN_SIZE, "Fewest images that make a set", parent);
        minSize.setValidRange(1, LARGEST_MIN_SIZE);
        addField(minSize);
        addField(new CheckedFieldEditor(
                PickingChoices.STAGES,
                "Stages: what names contain, and their order",
                "Stages as TOKEN=NUMBER, separated by commas",
                parent,
                text -> isRead(() -> StageLadder.parse(text))));
        addField(new CheckedFieldEditor(
                PickingChoices.PATTERN,
                "Pattern: (?<set>…) around what names the set",
                "A regular expression with a group (?<set>…)",
                parent,
                text -> isRead(() -> PickingChoices.pattern(text))));
    }

    private void addRepeats(Composite parent) {
        IntegerFieldEditor share = new IntegerFieldEditor(
                PickingChoices.REPEATS_PERCENT,
                "Decided sets shown again to see how consistent you are, percent",
                parent);
        share.setValidRange(0, PickingChoices.MOST_REPEATS);
        addField(share);
        IntegerFieldEditor days = new IntegerFieldEditor(
                PickingChoices.REPEATS_DAYS, "Least time before a set is shown again, days", parent);
        days.setValidRange(1, MOST_DAYS);
        addField(days);
        String why = "Before so many of the sets that you work through, one that you decided earlier comes again, and"
                + " nothing tells so. Both decisions go to a log of their own; the first one stands and no file is"
                + " moved. How often they agree is about the most that a model can reach. 0 shows none";
        List.of(share, days).forEach(field -> explain(field, parent, why));
    }

    private static void explain(IntegerFieldEditor field, Composite parent, String why) {
        field.getLabelControl(parent).setToolTipText(why);
        field.getTextControl(parent).setToolTipText(why);
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false; // the field says what it expects
        }
    }

    /** A text that must be understood. */
    private static final class CheckedFieldEditor extends StringFieldEditor {
        private final Predicate<String> isValid;

        CheckedFieldEditor(String name, String label, String expected, Composite parent, Predicate<String> isValid) {
            this.isValid = isValid;
            init(name, label);
            setErrorMessage(expected);
            setEmptyStringAllowed(false);
            setValidateStrategy(VALIDATE_ON_KEY_STROKE);
            createControl(parent);
        }

        @Override
        protected boolean doCheckState() {
            return isValid.test(getStringValue());
        }
    }
}
