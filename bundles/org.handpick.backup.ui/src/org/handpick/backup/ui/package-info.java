/**
 * The perspective Backup: how safe the data is, the stores and what is in them, what a backup holds beside the disk as it is now, and
 * what a person does with all that.
 *
 * <p>{@link org.handpick.backup.ui.BackupDesk} knows what there is and does the work; views only draw it. A store that is slow or gone
 * keeps neither the window nor another store waiting.
 */
package org.handpick.backup.ui;
