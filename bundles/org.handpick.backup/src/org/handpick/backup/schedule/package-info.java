/**
 * When backups are made without anybody asking, and whether one is due.
 */
package org.handpick.backup.schedule;
