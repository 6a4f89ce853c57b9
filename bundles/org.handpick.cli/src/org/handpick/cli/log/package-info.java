/** Commands on decision logs: what is wrong with them, and mending it. */
package org.handpick.cli.log;
