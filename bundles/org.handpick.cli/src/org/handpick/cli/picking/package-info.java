/** Commands on libraries: where one stands, and the decisions of a person without a display. */
package org.handpick.cli.picking;
