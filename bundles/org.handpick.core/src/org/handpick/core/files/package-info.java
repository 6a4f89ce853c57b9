/**
 * Changing files so that nothing is lost: a list of {@link org.handpick.core.files.FileStep steps} happens whole or not at all,
 * whatever fails or is killed on the way.
 *
 * <p>{@link org.handpick.core.files.FileTransactions} writes the intent to a {@link org.handpick.core.files.Journal} and flushes
 * it, does the steps, and then writes the commit mark. An intent found without a mark was interrupted; it is driven forward where
 * that can be done, and back otherwise. No step overwrites a file and none deletes one that a person made:
 * {@link org.handpick.core.files.TrashCan} says where a file goes that is not wanted any more, before it goes there.
 *
 * <p>Nothing here knows what the steps are for. Nothing here is for the UI thread; one thread at a time uses a journal.
 */
package org.handpick.core.files;
