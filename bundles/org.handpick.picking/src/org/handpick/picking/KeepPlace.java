package org.handpick.picking;

/** Where the image that is kept goes. */
public enum KeepPlace {
    /** To {@code selected/} under the library, in the folder it had; numbered where the name is taken there. */
    SELECTED_FOLDER,
    /** It stays; a crop takes its place, and the original goes to {@code .handpick/undo/}. */
    IN_PLACE
}
