/**
 * How the system is told to make backups without anybody asking, and what it says of that.
 */
package org.handpick.backup.schedule;
