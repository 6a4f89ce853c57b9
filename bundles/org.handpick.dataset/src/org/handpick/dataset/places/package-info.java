/** Where the images are that a log names: below the libraries, and wherever their journals say that files went since. */
package org.handpick.dataset.places;
