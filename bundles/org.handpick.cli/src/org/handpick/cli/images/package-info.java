/** Commands on image files: cropping, and thumbnails. */
package org.handpick.cli.images;
