/**
 * Encoders that see pictures once and for all: they do not learn here, so what they see is kept on disk, and heads learn from that
 * in seconds.
 */
package org.handpick.djl.embedding;
