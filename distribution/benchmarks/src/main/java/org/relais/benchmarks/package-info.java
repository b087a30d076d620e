/**
 * Measures the assembled system as clients see it: over HTTP, with authentication, every answer checked.
 * {@link org.relais.benchmarks.Benchmarks} is the command.
 */
@NullMarked
package org.relais.benchmarks;

import org.jspecify.annotations.NullMarked;
