package org.relais.core.internal.office;

import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A public holiday, by rule.
 *
 * @param fixed its date, or null when it moves with Easter
 * @param daysAfterEaster distance from Easter Sunday; without meaning when the date is fixed
 */
public record Holiday(LocalizedText name, @Nullable MonthDay fixed, int daysAfterEaster) {}
