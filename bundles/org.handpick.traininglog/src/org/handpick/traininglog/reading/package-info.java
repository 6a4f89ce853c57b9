/**
 * Reading logs of every format there has been, as records of text fields; nothing is judged here.
 *
 * <p>Files are read as streams of bytes: a record is found by its line end outside quotes (RFC 4180, with CR, LF or
 * both), and memory does not grow with the file. A quote that a crash left open ends its record at the line end and not
 * the file, so that one torn row costs one row.
 */
package org.handpick.traininglog.reading;
