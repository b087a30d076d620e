/**
 * Plays recorded calls through REST, knowing nothing of the server but its contract for clients.
 * {@link org.relais.replay.Replay} is the command; everything else serves it.
 */
@NullMarked
package org.relais.replay;

import org.jspecify.annotations.NullMarked;
