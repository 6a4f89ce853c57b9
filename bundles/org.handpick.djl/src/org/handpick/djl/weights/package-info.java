/** Numbers of models on disk: safetensors, read with every claim of the header checked, and written whole or not at all. */
package org.handpick.djl.weights;
