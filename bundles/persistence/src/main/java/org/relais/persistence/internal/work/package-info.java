/** The unit of work: one connection and one transaction per command, shared by all persistence units. */
@NullMarked
package org.relais.persistence.internal.work;

import org.jspecify.annotations.NullMarked;
