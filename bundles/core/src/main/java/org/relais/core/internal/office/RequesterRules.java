package org.relais.core.internal.office;

import java.time.Duration;

/** What the pack in force says about requesters and about requests that came before. Thread-safe, in memory. */
public interface RequesterRules {

    /** Where a number without a country code belongs, ISO 3166-1 alpha-2. */
    String region();

    /** How far back a case may lie to be suggested. */
    Duration suggestionWindow();

    /** True for a topic about places that everybody sees: several citizens report the same thing. */
    boolean isPublicSpace(String topic);
}
