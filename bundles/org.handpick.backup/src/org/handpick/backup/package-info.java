/**
 * Copies of what cannot be made again, of which each is proven to be restorable.
 *
 * <p>{@link org.handpick.backup.BackUp} packs what a {@link org.handpick.backup.Scope} finds into one {@code tar.gz}, puts it into a
 * {@link org.handpick.backup.Store} and reads it back from there. {@link org.handpick.backup.Verify}, {@link
 * org.handpick.backup.Restore}, {@link org.handpick.backup.Drill} and {@link org.handpick.backup.Diff} read archives; {@link
 * org.handpick.backup.Prune} alone deletes some, as {@link org.handpick.backup.Retention} decides. What came of all that stands in the
 * {@link org.handpick.backup.History} of the data area.
 *
 * <p>An archive needs nothing of Handpick: {@code tar} and {@code sha256sum} restore it. Nothing here is for the UI thread.
 */
package org.handpick.backup;
