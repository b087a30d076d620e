/**
 * Working time in the office's own zone. The core implements {@link org.relais.calendar.WorkingCalendar}; due dates, opening
 * hours and a day's figures all come from it, never from UTC or the server's zone.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.calendar;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
