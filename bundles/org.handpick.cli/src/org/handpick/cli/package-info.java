/**
 * Every operation of Handpick as a command, for people without a display and for other programs.
 *
 * <p>A {@link org.handpick.cli.Command} is an OSGi service, so whoever brings one to the registry adds it to the command
 * line, its help and its reference. {@link org.handpick.cli.Commands} finds the one that is asked for and runs it; what a
 * command has to say goes through {@link org.handpick.cli.Output}.
 */
package org.handpick.cli;
