/**
 * Resident parking as a delegated service: what its form looks like, what is missing, and where it goes.
 */
@NullMarked
package org.relais.example.service.internal;

import org.jspecify.annotations.NullMarked;
