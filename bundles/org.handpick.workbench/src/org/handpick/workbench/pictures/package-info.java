/** Pictures of files for views, as SWT images that somebody disposes of. */
package org.handpick.workbench.pictures;
