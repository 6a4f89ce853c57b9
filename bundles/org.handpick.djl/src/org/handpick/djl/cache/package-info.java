/** What was made of a file's content, remembered on disk. */
package org.handpick.djl.cache;
