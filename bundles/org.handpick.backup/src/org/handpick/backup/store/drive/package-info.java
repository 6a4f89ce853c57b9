/**
 * Backups in Google Drive: the store, and the way in which a person gives leave to use it.
 *
 * <p>A person's Drive is asked for with the scope {@code drive.file} alone, so Handpick sees nothing there but what it has made itself.
 */
package org.handpick.backup.store.drive;
