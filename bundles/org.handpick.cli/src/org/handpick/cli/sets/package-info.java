/** Commands on image sets: how the images of a folder group. */
package org.handpick.cli.sets;
