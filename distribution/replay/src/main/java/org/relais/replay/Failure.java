package org.relais.replay;

/**
 * A line of the file that did not get through.
 *
 * @param callId empty when the line is too broken to tell
 * @param problem what is wrong with it
 */
record Failure(long line, String callId, Problem problem) {}
