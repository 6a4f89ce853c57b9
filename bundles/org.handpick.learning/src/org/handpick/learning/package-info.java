/**
 * From a dataset to a suggestion that earns its place: runs, training, evaluation, suggestion.
 *
 * <p>Nothing here loads a native engine: what needs one is asked of a worker process.
 */
package org.handpick.learning;
