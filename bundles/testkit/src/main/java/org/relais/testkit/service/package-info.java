/**
 * What every delegated service promises, as tests. Extend {@link org.relais.testkit.service.ServiceContract} in the tests of a service's
 * bundle, once for each database when it has tables of its own.
 */
@NullMarked
package org.relais.testkit.service;

import org.jspecify.annotations.NullMarked;
