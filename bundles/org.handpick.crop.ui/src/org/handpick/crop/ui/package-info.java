/**
 * The Crop Editor: a set's images side by side, kept by a key and cropped by the mouse.
 *
 * <p>{@link org.handpick.crop.ui.CropEditorModel} holds what a person has done and knows no widget;
 * {@link org.handpick.crop.ui.EditorScene} is where everything stands on the canvas; the canvas only paints it.
 */
package org.handpick.crop.ui;
