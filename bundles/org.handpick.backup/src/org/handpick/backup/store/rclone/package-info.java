/** Backups by an rclone that is installed on this computer, in any of the places that it reaches. */
package org.handpick.backup.store.rclone;
