/**
 * Whether a model earns its place: its figures with their uncertainty beside those of the simplest rules that need no model,
 * how far its confidence can be trusted, where it disagrees with the person, and what it would have saved.
 *
 * <p>Nothing here reads a file or asks a model: proposals come in, records and reports go out.
 */
package org.handpick.learning.evaluation;
