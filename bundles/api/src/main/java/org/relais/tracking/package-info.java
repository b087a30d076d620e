/**
 * What citizens may know of their own requests, and what they send for them afterwards. The core implements
 * {@link org.relais.tracking.CaseTracking}; channels that citizens use by themselves call it, once the citizen has proven to be the one
 * who made the request. Nothing meant for the inside of the office is in what it answers, so such a channel cannot reveal it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.tracking;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
