/** The datasource: its settings, and the component that connects and reconnects it. */
@NullMarked
package org.relais.persistence.internal.database;

import org.jspecify.annotations.NullMarked;
