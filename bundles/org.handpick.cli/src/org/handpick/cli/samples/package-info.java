/** Commands that draw libraries to try things on. */
package org.handpick.cli.samples;
