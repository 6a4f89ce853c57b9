/** Commands that make backups, prove that they can be restored, restore and delete them, and know where they are kept. */
package org.handpick.cli.backup;
