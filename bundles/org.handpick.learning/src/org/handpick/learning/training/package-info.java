/** What a training is asked to do, and the operation that has it done by a worker and keeps its run. */
package org.handpick.learning.training;
