/**
 * The worker program: the native engine on a plain class path, in a process of its own. It trains models and has them score
 * sets, asked and answering in the messages of {@link org.handpick.learning.worker}.
 */
package org.handpick.djl;
