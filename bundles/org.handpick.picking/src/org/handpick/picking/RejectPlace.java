package org.handpick.picking;

/** Where the images go that are not kept. */
public enum RejectPlace {
    /** To the trash of the desktop; to the staging folder where the desktop's trash can't give files back. */
    DESKTOP_TRASH,
    /** To {@code __delete_staging/} under the library, in the folders they had. */
    STAGING_FOLDER
}
