/** What the machine tells of itself and of the processes that run on it. */
package org.handpick.core.machine;
