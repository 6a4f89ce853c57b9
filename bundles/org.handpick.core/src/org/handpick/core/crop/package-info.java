/** The geometry of a crop: boxes normalised and in pixels, and what happens to one that is dragged. */
package org.handpick.core.crop;
