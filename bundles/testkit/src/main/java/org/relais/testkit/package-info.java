/**
 * What the tests of plug-ins and of our own modules share: real databases, persistence units outside OSGi, a clock to set, and fakes
 * of what the platform gives. For the test class path only; never installed.
 */
@NullMarked
package org.relais.testkit;

import org.jspecify.annotations.NullMarked;
