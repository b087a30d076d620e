package org.relais.administration;

import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * What an administrator says about a site.
 *
 * @param closed true to end it
 * @param reason for the journal
 */
public record SiteEdit(
        LocalizedText name, boolean closed, @Nullable String reason) {}
