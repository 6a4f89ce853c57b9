/** Which side a set goes to, so that nothing that looks like it is on another, and the proof that it is so. */
package org.handpick.dataset.split;
