package org.relais.directory;

import org.relais.texts.LocalizedText;

/** One way in which a case can end, for example {@code ANSWERED}. The list is the office's own. */
public record ResolutionCode(String code, LocalizedText name) {}
