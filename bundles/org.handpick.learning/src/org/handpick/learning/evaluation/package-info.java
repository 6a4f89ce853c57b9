/**
 * Whether a model earns its place: its figures with their uncertainty beside those of the simplest rules that need no model,
 * how far its confidence can be trusted, where it disagrees with the person, and what it would have saved.
 *
 * <p>{@link org.handpick.learning.evaluation.EvaluateRun} asks the model of a run and {@link
 * org.handpick.learning.evaluation.ReplayRun} asks it about later decisions; {@link
 * org.handpick.learning.evaluation.WriteRunReport} writes what came of it into the run. All figures between are made of proposals
 * alone, from {@link org.handpick.learning.evaluation.Evaluate} on: that reads no file and asks no model.
 */
package org.handpick.learning.evaluation;
