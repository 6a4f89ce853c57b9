/**
 * What can be measured of a picture without a network: how sharp, how bright, how noisy, how colourful, where its salient
 * matter lies. Features of a small model, a baseline for every model, and words that explain a suggestion.
 */
package org.handpick.learning.measures;
