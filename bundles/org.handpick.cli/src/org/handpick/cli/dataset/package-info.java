/** Commands that make datasets of the logs, and compare them. */
package org.handpick.cli.dataset;
