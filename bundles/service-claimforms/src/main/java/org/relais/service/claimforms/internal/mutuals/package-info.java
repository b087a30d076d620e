/** The mutuals to which claim forms go: reference data that the office edits. */
@NullMarked
package org.relais.service.claimforms.internal.mutuals;

import org.jspecify.annotations.NullMarked;
