package org.relais.cases;

import java.time.Instant;

/** How a case ended: a code of the office's list, the answer in words, and when. */
public record Resolution(String code, String text, Instant at) {}
