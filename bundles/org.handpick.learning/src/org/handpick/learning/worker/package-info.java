/**
 * The worker: a program of its own that holds the native engine, asked and answering in lines of JSON.
 *
 * <p>The workbench's process never loads the engine, so neither its memory nor a crash of native code reaches it.
 */
package org.handpick.learning.worker;
