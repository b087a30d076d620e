package org.relais.calendar;

import java.time.LocalDate;
import org.relais.texts.LocalizedText;

/** A day that is not a working day, and why: weekend, public holiday or closure day. */
public record SkippedDay(LocalDate date, LocalizedText reason) {}
