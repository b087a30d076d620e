/**
 * The office pack: one YAML file that describes the office, read and validated as a whole, reloaded when it changes. The calendar
 * and the router read the pack in force from {@link org.relais.core.internal.office.OfficePacks}.
 */
@NullMarked
package org.relais.core.internal.office;

import org.jspecify.annotations.NullMarked;
