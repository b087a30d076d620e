package org.relais.directory;

import org.relais.texts.LocalizedText;

/** A place where the office receives people, calls or mail. */
public record Site(SiteId id, LocalizedText name) {}
