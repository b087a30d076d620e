/** Delegated services for the tests of what calls them. For the test class path only; never installed. */
@NullMarked
package org.relais.testkit.services;

import org.jspecify.annotations.NullMarked;
