/** How the platform starts the command line: the application {@code org.handpick.cli.application}. */
package org.handpick.cli.application;
