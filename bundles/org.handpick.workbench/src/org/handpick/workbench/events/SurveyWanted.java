package org.handpick.workbench.events;

/**
 * A view wants to know what a model thinks of many sets of the open library. Sent by the Set Browser; heard by the learning views'
 * SuggestionDesk, which answers with {@link SetsSurveyed} as it goes on.
 *
 * @param toDo whether sets that are to do are to be looked at
 * @param decided whether those that a person has decided are
 */
public record SurveyWanted(boolean toDo, boolean decided) {
    public static final String TOPIC = "org/handpick/survey/WANTED";

    public static final SurveyWanted NOTHING = new SurveyWanted(false, false);
}
