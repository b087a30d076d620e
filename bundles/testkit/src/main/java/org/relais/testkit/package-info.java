/**
 * What the tests of our modules share: real databases, persistence units outside OSGi, and a clock to set. For the test class path
 * only; never installed.
 */
@NullMarked
package org.relais.testkit;

import org.jspecify.annotations.NullMarked;
