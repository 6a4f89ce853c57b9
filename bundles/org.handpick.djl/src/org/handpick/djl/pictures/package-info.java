/** From image files to what a model sees: one way for training, evaluation and suggestion, remembered on disk. */
package org.handpick.djl.pictures;
